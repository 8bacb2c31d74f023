/**
 * Mails as bytes and their way into the next mail server.
 *
 * <p>It knows MIME and SMTP: it puts a laid-out letter and a recipient together and hands the result over a connection
 * that stays open. Why a mail is sent, and what to do when it was refused, it leaves to others.
 */
@NullMarked
package org.hemicycle.notification.mail;

import org.jspecify.annotations.NullMarked;
