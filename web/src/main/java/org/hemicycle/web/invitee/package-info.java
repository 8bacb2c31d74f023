/**
 * The page of somebody who was invited, found by the link in their mail: what it is, where they stand, and their answer.
 *
 * <p>The link is the key: there is no sign-in, no cookie, and nobody else's name.
 */
@NullMarked
package org.hemicycle.web.invitee;

import org.jspecify.annotations.NullMarked;
