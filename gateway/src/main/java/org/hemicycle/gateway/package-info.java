/**
 * The entrance: every request from outside arrives here and is sent to the service that answers it. It knows who is
 * signed in and which part of the system is reachable; it knows nothing of visits, articles or subscribers.
 */
@NullMarked
package org.hemicycle.gateway;

import org.jspecify.annotations.NullMarked;
