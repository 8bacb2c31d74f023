/**
 * The published language of Hemicycle: every topic, every message type and the records that travel.
 *
 * <p>It knows JSON and nothing of databases, brokers or web servers. It carries ids and public facts only: no e-mail
 * address, dietary need, document number or private note has a place in these records.
 */
@NullMarked
package org.hemicycle.contracts;

import org.jspecify.annotations.NullMarked;
