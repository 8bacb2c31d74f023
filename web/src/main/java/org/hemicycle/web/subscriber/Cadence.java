package org.hemicycle.web.subscriber;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Objects;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.subscriber.NotificationApi.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * When and how often somebody is told.
 *
 * @param cadence {@code now}, {@code daily} or {@code weekly}
 * @param timeZone for digests, the time zone they live in
 * @param hour for digests, the local hour
 * @param weekday for weekly digests, the day
 * @param quietFrom the local hour at which quiet hours begin, where there are any
 * @param quietTo the local hour at which they end
 * @param pausedUntil the local day before which nothing is sent, where there is one
 */
record Cadence(
        String cadence,
        @Nullable String timeZone,
        @Nullable Integer hour,
        @Nullable String weekday,
        @Nullable Integer quietFrom,
        @Nullable Integer quietTo,
        @Nullable String pausedUntil) {

    /** Told at once, at any hour. */
    static final Cadence AT_ONCE = new Cadence("now", null, null, null, null, null, null);

    /** What was chosen in a form; what does not belong to the choice is left out. */
    static Cadence of(Form form) {
        String cadence = form.value("cadence").isEmpty() ? "now" : form.value("cadence");
        boolean digests = !cadence.equals("now");
        Integer quietFrom = hour(form, "quietFrom");
        Integer quietTo = hour(form, "quietTo");
        String pausedUntil = form.value("pausedUntil").isEmpty() ? null : form.value("pausedUntil");
        boolean timed = digests || quietFrom != null || quietTo != null || pausedUntil != null;
        return new Cadence(
                cadence,
                timed ? form.value("timeZone") : null,
                digests ? hour(form, "hour") : null,
                cadence.equals("weekly") ? form.value("weekday") : null,
                quietFrom,
                quietTo,
                pausedUntil);
    }

    private static @Nullable Integer hour(Form form, String field) {
        String hour = form.value(field);
        return hour.matches("\\d{1,2}") ? Integer.valueOf(hour) : null;
    }

    /** What a subscriber has chosen before. */
    static Cadence of(Preferences kept) {
        return new Cadence(
                Objects.requireNonNullElse(kept.cadence(), "now"),
                kept.timeZone(),
                kept.hour(),
                kept.weekday(),
                kept.quietFrom(),
                kept.quietTo(),
                kept.pausedUntil());
    }

    /** Fills in a form, and what is not chosen yet with what most would choose. */
    Form into(Form form, Language language) {
        return form.with("cadence", cadence)
                .with("timeZone", Objects.requireNonNullElse(timeZone, zone(language)))
                .with("hour", String.valueOf(Objects.requireNonNullElse(hour, 7)))
                .with("quietFrom", quietFrom == null ? "" : String.valueOf(quietFrom))
                .with("quietTo", quietTo == null ? "" : String.valueOf(quietTo))
                .with("pausedUntil", Objects.requireNonNullElse(pausedUntil, ""))
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
