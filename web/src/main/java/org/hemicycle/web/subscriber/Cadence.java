package org.hemicycle.web.subscriber;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Objects;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.subscriber.NotificationApi.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody is told.
 *
 * @param cadence {@code now}, {@code daily} or {@code weekly}
 * @param timeZone for digests, the time zone they live in
 * @param hour for digests, the local hour
 * @param weekday for weekly digests, the day
 */
record Cadence(
        String cadence, @Nullable String timeZone, @Nullable Integer hour, @Nullable String weekday) {

    /** What was chosen in a form; what does not belong to the choice is left out. */
    static Cadence of(Form form) {
        String cadence = form.value("cadence").isEmpty() ? "now" : form.value("cadence");
        if (cadence.equals("now")) {
            return new Cadence(cadence, null, null, null);
        }
        String hour = form.value("hour");
        return new Cadence(
                cadence,
                form.value("timeZone"),
                hour.matches("\\d{1,2}") ? Integer.valueOf(hour) : null,
                cadence.equals("weekly") ? form.value("weekday") : null);
    }

    /** What a subscriber has chosen before. */
    static Cadence of(Preferences kept) {
        return new Cadence(
                Objects.requireNonNullElse(kept.cadence(), "now"), kept.timeZone(), kept.hour(), kept.weekday());
    }

    /** Fills in a form, and what is not chosen yet with what most would choose. */
    Form into(Form form, Language language) {
        return form.with("cadence", cadence)
                .with("timeZone", Objects.requireNonNullElse(timeZone, zone(language)))
                .with("hour", String.valueOf(Objects.requireNonNullElse(hour, 7)))
                .with("weekday", Objects.requireNonNullElse(weekday, DayOfWeek.MONDAY.name().toLowerCase(Locale.ROOT)));
    }

    private static String zone(Language language) {
        return switch (language) {
            case FR -> "Europe/Paris";
            case DE -> "Europe/Berlin";
            case EN -> "Europe/Brussels";
        };
    }
}
