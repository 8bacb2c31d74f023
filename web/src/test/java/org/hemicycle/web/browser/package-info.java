/**
 * The pages in a real browser, under the content security policy of the gateway and with stand-ins for the services.
 */
@NullMarked
package org.hemicycle.web.browser;

import org.jspecify.annotations.NullMarked;
