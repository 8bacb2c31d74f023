/**
 * The pages of Hemicycle, rendered on the server for the public, subscribers, staff and administrators.
 *
 * <p>It owns no data: what a page shows is asked from the services at that moment, with the reader's own token. Where
 * a service does not answer, the page says which part is missing and shows the rest.
 */
@NullMarked
package org.hemicycle.web;

import org.jspecify.annotations.NullMarked;
