/**
 * What was published: articles, interviews, statements and videos, each in its language.
 *
 * <p>It takes new ones from editors and keeps the archive; telling subscribers is left to notification-service, which
 * hears of each piece by message.
 */
@NullMarked
package org.hemicycle.content.article;

import org.jspecify.annotations.NullMarked;
