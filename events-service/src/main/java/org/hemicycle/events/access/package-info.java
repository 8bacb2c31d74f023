/**
 * How people get into buildings: each building's rules with their source, the deadline that follows for each person,
 * what is missing, and how far each request has come.
 *
 * <p>It says when a deadline nears and asks for nobody's address; papers are kept apart and encrypted.
 */
@NullMarked
package org.hemicycle.events.access;

import org.jspecify.annotations.NullMarked;
