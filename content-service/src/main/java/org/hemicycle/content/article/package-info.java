/**
 * Articles, interviews, statements and videos: what is published, in all its languages, and the desk where it is made.
 *
 * <p>A piece goes from draft through review, approval and its time to the public, is revised and withdrawn; every version
 * and every step is kept. Others see what is public alone; telling subscribers is left to notification-service, which
 * hears of each piece by message.
 */
@NullMarked
package org.hemicycle.content.article;

import org.jspecify.annotations.NullMarked;
