package org.hemicycle.events.intake;

/**
 * What is wrong with one line of a file; the rest of the file is read all the same.
 *
 * @param line the number of the line, counted from 1
 * @param code the fault by name, such as {@code zone-unknown}
 * @param sentence what is wrong, for the person who sent the file
 * @param refused whether the entry was left out; otherwise it was read and this is only a warning
 */
record LineFault(int line, String code, String sentence, boolean refused) {}
