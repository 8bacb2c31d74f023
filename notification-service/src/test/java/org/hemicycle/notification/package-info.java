/** What the tests of the whole service share: its servers, a mail server, messages and an outside view of mails. */
@NullMarked
package org.hemicycle.notification;

import org.jspecify.annotations.NullMarked;
