package org.hemicycle.web.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.hemicycle.web.page.Form;
import org.jspecify.annotations.Nullable;

/**
 * What a building asks of a kind of visitors.
 *
 * @param id its id
 * @param version the version that a change must name
 * @param building the building's id
 * @param visitorKind as what one enters, such as {@code guest}
 * @param leadDays how many days before the first day everything must be there, if the building says so
 * @param businessDays whether only the days count on which offices work
 * @param latest until what time of that day, such as {@code 12:00}
 * @param mostPerOrganisation how many badges an organisation gets for a day
 * @param deskHours when the badge desk is open, in words
 * @param needs what the building wants to know of each visitor
 * @param sponsorRequired whether somebody of the house must ask for it
 * @param escortRequired whether visitors must be fetched at the entrance
 * @param note what else is known
 * @param source where it is said
 * @param url the address of that
 * @param checkedAt when somebody looked there last
 * @param confidence {@code official}, {@code secondary}, {@code estimate} or {@code verify}
 * @param stale whether that is too long ago
 */
public record AccessRule(
        String id,
        long version,
        String building,
        String visitorKind,
        @Nullable Integer leadDays,
        @Nullable Boolean businessDays,
        @Nullable String latest,
        @Nullable Integer mostPerOrganisation,
        @Nullable String deskHours,
        List<String> needs,
        boolean sponsorRequired,
        boolean escortRequired,
        @Nullable String note,
        @Nullable String source,
        @Nullable String url,
        @Nullable LocalDate checkedAt,
        @Nullable String confidence,
        boolean stale) {

    @SuppressWarnings("NullAway") // events-service may leave out an empty list.
    public AccessRule {
        needs = needs == null ? List.of() : List.copyOf(needs);
    }

    /** The form in which it is rewritten; whoever saves it has looked on that day. */
    Form form(LocalDate today) {
        return Form.blank("rule")
                .with("leadDays", leadDays == null ? "" : leadDays.toString())
                .with("businessDays", String.valueOf(Boolean.TRUE.equals(businessDays)))
                .with("latest", latest == null || latest.equals("24:00") ? "" : latest)
                .with("mostPerOrganisation", mostPerOrganisation == null ? "" : mostPerOrganisation.toString())
                .with("deskHours", Objects.requireNonNullElse(deskHours, ""))
                .with("needs", needs)
                .with("sponsorRequired", Boolean.toString(sponsorRequired))
                .with("escortRequired", Boolean.toString(escortRequired))
                .with("note", Objects.requireNonNullElse(note, ""))
                .with("source", Objects.requireNonNullElse(source, ""))
                .with("url", Objects.requireNonNullElse(url, ""))
                .with("checkedAt", today.toString())
                .with("confidence", Objects.requireNonNullElse(confidence, "verify"));
    }
}
