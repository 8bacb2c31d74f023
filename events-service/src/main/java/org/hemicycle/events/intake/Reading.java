package org.hemicycle.events.intake;

import java.util.List;
import java.util.Set;
import org.hemicycle.events.availability.Entry;

/**
 * What was found in a file.
 *
 * @param entries what can be taken over, each with a key of its own
 * @param uids the UIDs of all events that were read, those included that are cancelled or outside the time looked at
 * @param faults what could not be read, by line
 * @param ignored events that say nothing about the time looked at: past, too far ahead, or not keeping anybody busy
 */
record Reading(List<Entry> entries, Set<String> uids, List<LineFault> faults, int ignored) {}
