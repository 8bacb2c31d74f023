package org.hemicycle.web.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.web.page.Form;
import org.jspecify.annotations.Nullable;

/**
 * When a building lets visitors in.
 *
 * @param building the building's id
 * @param version the version that a change must name, 0 while nobody has written any down
 * @param hours the ranges of each day from {@code mon} to {@code sun}, such as {@code 09:00-18:30}; empty where nobody knows
 * @param certain whether the rules take them at their word
 * @param source where it is said
 * @param url the address of that
 * @param checkedAt when somebody looked there last
 * @param confidence {@code official}, {@code secondary}, {@code estimate} or {@code verify}
 * @param changedBy who wrote it down, as their token names them
 */
public record OpeningHours(
        String building,
        long version,
        Map<String, List<String>> hours,
        boolean certain,
        @Nullable String source,
        @Nullable String url,
        @Nullable LocalDate checkedAt,
        @Nullable String confidence,
        @Nullable String changedBy) {

    /** The days as they are named on the wire, in the order of the week. */
    public static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    @SuppressWarnings("NullAway") // events-service leaves out hours that nobody knows.
    public OpeningHours {
        hours = hours == null ? Map.of() : Map.copyOf(hours);
    }

    /** The ranges of a day as one reads them, nothing where it is closed. */
    public String on(String day) {
        return String.join(", ", hours.getOrDefault(day, List.of())).replace('-', '–');
    }

    /** The form in which they are rewritten; whoever saves it has looked on that day. */
    Form form(LocalDate today) {
        var form = Form.blank("hours")
                .with("source", Objects.requireNonNullElse(source, ""))
                .with("url", Objects.requireNonNullElse(url, ""))
                .with("checkedAt", today.toString())
                .with("confidence", Objects.requireNonNullElse(confidence, "verify"));
        DAYS.forEach(day -> form.with("hours." + day, String.join(", ", hours.getOrDefault(day, List.of()))));
        return form;
    }
}
