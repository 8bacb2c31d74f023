package org.hemicycle.events.place;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Public holidays of countries and their regions, from the calendars of Jollyday. */
@Component
public class Holidays {

    private record Calendar(String country, @Nullable String region, int year) {}

    private final Map<Calendar, Map<LocalDate, String>> calendars = new ConcurrentHashMap<>();

    /**
     * What holiday a day is.
     *
     * @param country ISO 3166-1 alpha-2 code; an area without a calendar of its own has no holidays
     * @param region the part of the country as Jollyday names it, or null for what holds in the whole country
     * @return its name in English
     */
    public Optional<String> on(LocalDate date, String country, @Nullable String region) {
        return Optional.ofNullable(calendars.computeIfAbsent(new Calendar(country, region, date.getYear()), Holidays::load).get(date));
    }

    /** Whether offices work on a day: neither at a weekend nor on a public holiday. */
    public boolean isBusinessDay(LocalDate date, String country, @Nullable String region) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY && on(date, country, region).isEmpty();
    }

    private static Map<LocalDate, String> load(Calendar calendar) {
        String country = calendar.country().toLowerCase(Locale.ROOT);
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(country::equalsIgnoreCase)) {
            return Map.of();
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(country));
        var holidays = calendar.region() == null
                ? manager.getHolidays(Year.of(calendar.year()))
                : manager.getHolidays(Year.of(calendar.year()), calendar.region());
        var byDate = new HashMap<LocalDate, String>();
        for (Holiday holiday : holidays) {
            if (holiday.getType() != HolidayType.OBSERVANCE) {
                String name = holiday.getDescription(Locale.ENGLISH);
                byDate.put(holiday.getActualDate(), name);
                // A day off that is given instead, such as a Monday for a Sunday, closes offices as well.
                holiday.getObservedDate().ifPresent(instead -> byDate.put(instead, name));
            }
        }
        return Map.copyOf(byDate);
    }
}
