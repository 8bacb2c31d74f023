package org.hemicycle.web.coverage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What was done last for each area and each institution, as content-service tells it.
 *
 * @param areas the areas
 * @param institutions the institutions
 */
public record Coverage(List<Covered> areas, List<Covered> institutions) {

    /**
     * One area or institution.
     *
     * @param id its id in the directory
     * @param name its name per language
     * @param meeting the last visit or briefing
     * @param article the last published piece
     * @param commitment the last commitment
     */
    public record Covered(
            String id, LocalizedText name, @Nullable Last meeting, @Nullable Last article, @Nullable Last commitment) {

        /** Whether the last meeting was a briefing, not a visit. */
        public boolean isBriefing() {
            return meeting != null && meeting.kind().equals("briefing");
        }

        /** How long ago the latest of the three is. */
        public Recency recency(LocalDate today) {
            if (meeting == null && article == null && commitment == null) {
                return Recency.NEVER;
            }
            return Stream.of(Optional.ofNullable(meeting), Optional.ofNullable(article), Optional.ofNullable(commitment))
                    .flatMap(Optional::stream)
                    .flatMap(last -> last.day().stream())
                    .max(Comparator.naturalOrder())
                    .map(day -> Recency.of(day, today))
                    .orElse(Recency.LONGER);
        }
    }

    /**
     * The last thing of its sort.
     *
     * @param id its id
     * @param kind what it is, such as {@code visit} or {@code statement}
     * @param title its title per language
     * @param date the day, month or year, as precisely as it is known
     */
    public record Last(String id, String kind, LocalizedText title, @Nullable String date) {

        /** The first day that the date can mean, so that nothing seems more recent than it is. */
        Optional<LocalDate> day() {
            String known = Objects.requireNonNullElse(date, "");
            try {
                return switch (known.length()) {
                    case 4 -> Optional.of(Year.parse(known).atDay(1));
                    case 7 -> Optional.of(YearMonth.parse(known).atDay(1));
                    case 10 -> Optional.of(LocalDate.parse(known));
                    default -> Optional.empty();
                };
            } catch (DateTimeException unknown) {
                return Optional.empty();
            }
        }
    }
}
