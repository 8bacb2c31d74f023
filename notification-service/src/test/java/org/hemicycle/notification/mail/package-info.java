/** Tests of mails as bytes, and the mail server that other tests send to. */
@NullMarked
package org.hemicycle.notification.mail;

import org.jspecify.annotations.NullMarked;
