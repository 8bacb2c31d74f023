/**
 * How the services are asked: which there are, what an answer can be, and when to stop asking one that is down.
 *
 * <p>It knows addresses, tokens, time limits and problem documents, and nothing of what is asked for.
 */
@NullMarked
package org.hemicycle.web.upstream;

import org.jspecify.annotations.NullMarked;
