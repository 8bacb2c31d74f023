/** The API documents of all services in one place. */
@NullMarked
package org.hemicycle.gateway.document;

import org.jspecify.annotations.NullMarked;
