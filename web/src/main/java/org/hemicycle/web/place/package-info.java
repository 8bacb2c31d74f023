/**
 * What the office knows of buildings and of the ways between them: what each house asks of visitors, and how long a
 * journey takes. Staff look it up and write down what they found, with its source.
 */
@NullMarked
package org.hemicycle.web.place;

import org.jspecify.annotations.NullMarked;
