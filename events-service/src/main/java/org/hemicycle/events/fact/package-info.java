/**
 * Facts about places and their rules as files beside the code, each with its source.
 *
 * <p>A file is read strictly: whatever is missing, misspelt or of the wrong type stops the start and names the record.
 */
@NullMarked
package org.hemicycle.events.fact;

import org.jspecify.annotations.NullMarked;
