package org.hemicycle.web.commitment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.hemicycle.web.page.Page;

/** A day, month or year, as precisely as it is known, in the words of a page. */
public final class PartialDate {

    private PartialDate() {}

    /** "2 December 2024", "December 2020" or "2018"; what is none of them stays as it is. */
    public static String of(String date, Page page) {
        try {
            return switch (date.length()) {
                case 7 -> page.month(YearMonth.parse(date));
                case 10 -> page.day(LocalDate.parse(date));
                default -> date;
            };
        } catch (DateTimeException unknown) {
            return date;
        }
    }
}
