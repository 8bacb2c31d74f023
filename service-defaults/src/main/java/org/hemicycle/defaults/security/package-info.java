/**
 * Every service is a resource server: it accepts only JWTs of the configured issuer and denies by default.
 *
 * <p>What is open and what a role may do stands in the service's own {@code application.yaml}; permission is checked on
 * the controller's method.
 */
@NullMarked
package org.hemicycle.defaults.security;

import org.jspecify.annotations.NullMarked;
