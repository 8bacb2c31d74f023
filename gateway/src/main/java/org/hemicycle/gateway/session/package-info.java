/**
 * Who is signed in. People sign in at an OpenID provider; their tokens stay here, in a session that any instance of
 * the gateway can read, and the browser holds nothing but a cookie.
 */
@NullMarked
package org.hemicycle.gateway.session;

import org.jspecify.annotations.NullMarked;
