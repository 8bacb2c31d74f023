/** The documents of a visit, as links to what events-service writes: per kind, language and format. */
@NullMarked
package org.hemicycle.web.document;

import org.jspecify.annotations.NullMarked;
