/// The mail catcher of the local stack. It takes every mail that is sent to it over SMTP, keeps it on disk and shows it
/// on a page and through a small API; it forwards nothing to anybody.
@NullMarked
package org.hemicycle.localstack.mail;

import org.jspecify.annotations.NullMarked;
