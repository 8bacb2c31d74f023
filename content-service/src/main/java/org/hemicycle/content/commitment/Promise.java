package org.hemicycle.content.commitment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hemicycle.content.source.Trust;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What was promised: by whom, to whom, when, in which words, and where that can be read.
 *
 * @param kind what it is
 * @param title what was promised, in a sentence
 * @param person who made it
 * @param organization the body that made it, or for which the person spoke
 * @param office the post in which the person made it
 * @param madeTo whom it was made to
 * @param area code of the area that it concerns
 * @param quote the words, the original first, translations after it
 * @param madeOn the day, month or year it was made, as precisely as known
 * @param occasion where it was made
 * @param source where it is reported
 * @param targetDate the day, month or year by which it is to be met
 * @param amount the money that was promised
 */
public record Promise(
        CommitmentKind kind,
        LocalizedText title,
        @Nullable Maker person,
        @Nullable Body organization,
        @Nullable Office office,
        @Nullable LocalizedText madeTo,
        @Nullable String area,
        @Nullable LocalizedText quote,
        @Nullable String madeOn,
        @Nullable Occasion occasion,
        Source source,
        @Nullable String targetDate,
        @Nullable Amount amount) {

    /**
     * A person of the directory, under the name they bore when the promise was recorded.
     *
     * @param sample whether they are invented for demonstrations
     */
    public record Maker(String id, String name, boolean sample) {}

    /** An organization of the directory, under the name it bore when the promise was recorded. */
    public record Body(String id, LocalizedText name) {}

    /** A post of the directory, under the name it bore when the promise was recorded. */
    public record Office(String id, LocalizedText label) {}

    /** Where a promise is made. */
    public enum Setting {
        MEETING,
        SPEECH,
        DOCUMENT;

        /** As it is written in seed files and answers: {@code meeting}. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The setting with this name.
         *
         * @throws IllegalArgumentException when there is none
         */
        @JsonCreator
        public static Setting named(String wireName) {
            return Arrays.stream(values())
                    .filter(setting -> setting.wireName().equals(wireName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("must be one of "
                            + Arrays.stream(values()).map(Setting::wireName).collect(Collectors.joining(", "))));
        }
    }

    /**
     * The occasion of a promise.
     *
     * @param setting what kind of occasion, where that is known
     * @param visit the id of our visit, where it was made at a meeting of ours
     * @param meeting the id of the meeting within that visit
     * @param linked whether the visit is public, so that the public may be led to it
     * @param note what occasion it was, for readers
     */
    public record Occasion(
            @Nullable Setting setting,
            @Nullable String visit,
            @Nullable String meeting,
            boolean linked,
            @Nullable LocalizedText note) {

        /** What the public may know of it: an internal visit stays out. */
        Occasion told() {
            return linked ? this : new Occasion(setting, null, null, false, note);
        }
    }

    /**
     * Where a promise is reported.
     *
     * @param title what the source is
     * @param url where it can be read, if an exact address is at hand
     * @param checkedAt the day on which somebody last looked at it
     * @param status how far it can be trusted
     * @param verify the fields that nobody has checked yet
     */
    public record Source(
            String title, @Nullable String url, @Nullable LocalDate checkedAt, Trust status, List<String> verify) {

        /** Keeps the list from changing. */
        public Source {
            verify = List.copyOf(verify);
        }
    }

    /**
     * A sum of money.
     *
     * @param value how much, in whole units of the currency
     * @param currency its code (ISO 4217)
     */
    public record Amount(long value, String currency) {}
}
