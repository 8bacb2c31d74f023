/**
 * What every answer tells the browser about safety, whoever answered: a service, the gateway itself, or the HTTP
 * machinery that could not read the request.
 */
@NullMarked
package org.hemicycle.gateway.header;

import org.jspecify.annotations.NullMarked;
