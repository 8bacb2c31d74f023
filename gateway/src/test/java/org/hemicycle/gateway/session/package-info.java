/** Signing in, staying signed in and signing out, over HTTP against a real provider and database. */
@NullMarked
package org.hemicycle.gateway.session;

import org.jspecify.annotations.NullMarked;
