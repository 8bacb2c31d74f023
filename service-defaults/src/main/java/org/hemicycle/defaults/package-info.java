/**
 * What every service of ours starts with, without a word of the domain: see the packages beneath.
 *
 * <p>A service depends on the module and imports {@code hemicycle-defaults.yaml}; auto-configuration does the rest.
 */
@NullMarked
package org.hemicycle.defaults;

import org.jspecify.annotations.NullMarked;
