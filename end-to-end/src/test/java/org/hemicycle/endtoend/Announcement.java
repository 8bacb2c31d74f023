package org.hemicycle.endtoend;

import java.util.Map;

/**
 * A visit that was announced.
 *
 * @param titles by language, so that a mail's language can be told
 */
record Announcement(String visit, String version, Map<String, String> titles) {}
