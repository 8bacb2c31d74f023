package org.hemicycle.content.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * A day, month or year, as precisely as it is known (ISO 8601-1 §5.2.2).
 *
 * @param value {@code 2024-12-02}, {@code 2020-12} or {@code 2018}
 */
public record PartialDate(String value) {

    /**
     * Holds a date to its form.
     *
     * @throws IllegalArgumentException when it is none of the three
     */
    public PartialDate {
        start(value);
    }

    /** The first day that it can mean. */
    public LocalDate start() {
        return start(value);
    }

    /** The last day that it can mean. */
    public LocalDate end() {
        return switch (value.length()) {
            case 4 -> start().plusYears(1).minusDays(1);
            case 7 -> start().plusMonths(1).minusDays(1);
            default -> start();
        };
    }

    private static LocalDate start(String value) {
        try {
            return switch (value.length()) {
                case 4 -> Year.parse(value).atDay(1);
                case 7 -> YearMonth.parse(value).atDay(1);
                case 10 -> LocalDate.parse(value);
                default -> throw new IllegalArgumentException("must be a day, month or year such as 2024-12-02, 2024-12 or 2024");
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a day, month or year such as 2024-12-02, 2024-12 or 2024", e);
        }
    }
}
