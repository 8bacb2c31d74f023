/**
 * The member organizations of the network, as far as the directory names them: a list, and a map of where they are.
 */
@NullMarked
package org.hemicycle.web.member;

import org.jspecify.annotations.NullMarked;
