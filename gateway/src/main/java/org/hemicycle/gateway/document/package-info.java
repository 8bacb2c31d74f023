/**
 * The API documents of all services in one place: {@code /docs} for people, {@code /docs/<service>.json} for programs,
 * {@code /api/problems} for every way in which a request can be refused.
 * What a document says is the service's own; only the address to call is put in its place.
 */
@NullMarked
package org.hemicycle.gateway.document;

import org.jspecify.annotations.NullMarked;
