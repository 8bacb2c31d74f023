/**
 * The administrator's page: who is up, who reads which messages, what is being sent, what could not be read.
 *
 * <p>Every figure is asked from the service it is about; what cannot be asked is shown as unknown.
 */
@NullMarked
package org.hemicycle.web.admin;

import org.jspecify.annotations.NullMarked;
