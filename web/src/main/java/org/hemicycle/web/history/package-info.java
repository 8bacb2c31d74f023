/** What became of mails to subscribers, for staff who are asked why somebody got one or did not. */
@NullMarked
package org.hemicycle.web.history;

import org.jspecify.annotations.NullMarked;
