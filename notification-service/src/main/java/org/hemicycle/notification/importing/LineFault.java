package org.hemicycle.notification.importing;

/**
 * Why a line of a file is left out.
 *
 * @param line its number in the file, counted from 1
 * @param field the field that is wrong, or {@code line} where it is the line as a whole
 * @param message what is wrong, in a sentence that does not repeat what stands there
 */
public record LineFault(int line, String field, String message) {}
