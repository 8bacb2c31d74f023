package org.hemicycle.web.directory;

import java.time.LocalDate;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.commitment.PartialDate;
import org.hemicycle.web.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * That a person holds a post or belongs to an organization, as content-service shows it.
 *
 * @param person whose it is
 * @param post the post that they hold
 * @param organization the organization that they belong to
 * @param onBehalfOf the party or group for which they are there
 * @param role what they are in it
 * @param start the day, month or year it began
 * @param end the day, month or year it ended
 * @param asOf the day on which the source knew of it
 * @param known where a day was asked about: whether a source says that it lasted that day
 */
public record Membership(
        String id,
        Member person,
        @Nullable Office post,
        @Nullable Body organization,
        @Nullable Body onBehalfOf,
        @Nullable LocalizedText role,
        @Nullable String start,
        @Nullable String end,
        @Nullable LocalDate asOf,
        @Nullable Boolean known) {

    /** A person of the directory. */
    public record Member(String id, String name, boolean sample) {}

    /** A post of the directory. */
    public record Office(String id, LocalizedText label) {}

    /** An organization of the directory. */
    public record Body(String id, LocalizedText name) {}

    /** What the person is: their role, or else the post; nothing where they just belong to it. */
    public @Nullable LocalizedText what() {
        return role != null ? role : post == null ? null : post.label();
    }

    /** Whether the answer leaves open that it lasted on the day that was asked about. */
    public boolean isUncertain() {
        return Boolean.FALSE.equals(known);
    }

    /** From when until when, in the words of a page; empty where nothing is known of it. */
    public String time(Page page) {
        if (start != null && end != null) {
            return page.say("membership.from", PartialDate.of(start, page), PartialDate.of(end, page));
        }
        if (start != null) {
            return page.say("membership.start", PartialDate.of(start, page));
        }
        if (end != null) {
            return page.say("membership.end", PartialDate.of(end, page));
        }
        return asOf == null ? "" : page.say("search.asOf", page.day(asOf));
    }

    /** By what the list of a person is sorted, the latest first. */
    String latest() {
        return end != null ? end : asOf != null ? asOf.toString() : "9999";
    }
}
