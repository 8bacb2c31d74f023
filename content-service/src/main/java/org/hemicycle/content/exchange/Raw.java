package org.hemicycle.content.exchange;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of a file before its fields are read.
 *
 * @param kind what it is
 * @param place where it stands
 * @param fieldPlace where a field of it stands, by the field's pointer within the record
 * @param fields what it says
 */
record Raw(Kind kind, String place, UnaryOperator<String> fieldPlace, ObjectNode fields) {}
