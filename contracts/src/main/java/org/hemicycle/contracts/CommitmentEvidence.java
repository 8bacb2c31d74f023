package org.hemicycle.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a commitment came into a state.
 *
 * @param date the day of what it shows
 * @param url where it can be read, heard or seen
 * @param note what it says, per language
 */
public record CommitmentEvidence(LocalDate date, String url, @Nullable LocalizedText note) {}
