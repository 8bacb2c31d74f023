/// The OpenID provider of the local stack. It knows the demo users and the two clients, signs people in on
/// a page of its own and issues tokens; what a role permits is each service's own decision.
@NullMarked
package org.hemicycle.localstack.openid;

import org.jspecify.annotations.NullMarked;
