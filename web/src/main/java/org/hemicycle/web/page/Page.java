package org.hemicycle.web.page;

import java.text.Collator;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.Locale;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.wording.FirstOfMonth;
import org.jspecify.annotations.Nullable;

/**
 * The page being rendered: its language, its address and its reader; templates ask it for every sentence and date.
 *
 * @param language the language of the page
 * @param path its address without the language, such as {@code /calendar}
 * @param reader who reads it
 * @param assets where style sheet and picture are found
 * @param address the public address of the whole, without a slash at its end
 */
public record Page(Language language, String path, Reader reader, Assets assets, String address) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The same page under the address that a GET finds, for pages that answer a POST elsewhere. */
    public Page at(String path) {
        return new Page(language, path, reader, assets, address);
    }

    /** The address of another page in the language of this one. */
    public String to(String path) {
        return "/" + language.tag() + path;
    }

    /** The address of this page in another language; pages outside the languages take it as a parameter. */
    public String in(Language other) {
        return path.startsWith("/problems") ? path + "?language=" + other.tag() : "/" + other.tag() + path;
    }

    /** A sentence of the page. */
    public String say(String key, Object... places) {
        return Texts.of(language).say(key, places);
    }

    /** A sentence of the page, or nothing if there is none. */
    public @Nullable String find(String key, Object... places) {
        return Texts.of(language).find(key, places);
    }

    /** A sentence of the page, or else the given words: for codes of a service that this page may not know yet. */
    public String sayOr(String otherwise, String key, Object... places) {
        String sentence = Texts.of(language).find(key, places);
        return sentence == null ? otherwise : sentence;
    }

    /** What a field is called at the head of a sentence about it; nothing when the sentence must speak for itself. */
    public String label(String field) {
        int dot = field.lastIndexOf('.');
        String base = dot > 0 && Language.of(field.substring(dot + 1)).isPresent() ? field.substring(0, dot) : field;
        String label = Texts.of(language).find("field." + base);
        if (label == null) {
            return "";
        }
        return say("form.about", base.equals(field) ? label : label + " (" + languageName(field.substring(dot + 1)) + ")")
                + " ";
    }

    /** A sentence with a number of things. */
    public String count(String key, long number, Object... more) {
        return Texts.of(language).count(key, number, more);
    }

    /** A text in the page's language, or by the fallback of {@link LocalizedText}. */
    public String in(LocalizedText text) {
        return text.in(language.tag());
    }

    /** The tag of the language that {@link #in(LocalizedText)} falls back to, nothing when it is the page's own. */
    public @Nullable String foreign(LocalizedText text) {
        String shown = text.languageFor(language.tag());
        return shown.equals(language.tag()) ? null : shown;
    }

    /** The order of the alphabet, in which lists of names are shown. */
    public Comparator<Object> alphabet() {
        return Collator.getInstance(language.locale());
    }

    /** A language tag as a word: {@code pl} is "Polish". */
    public String languageName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(language.locale());
    }

    /** A word at the beginning of a line: French writes languages small, but not there. */
    public String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(language.locale()) + word.substring(1);
    }

    /** A day in full: "Monday 1 March 2027". */
    public String weekday(LocalDate day) {
        String weekday = day.getDayOfWeek().getDisplayName(TextStyle.FULL, language.locale());
        return say("date.weekday", capital(weekday), day(day));
    }

    /** A day: "1 March 2027". */
    public String day(LocalDate day) {
        return FirstOfMonth.in(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()).format(day), language.locale());
    }

    /** A day where the year is said elsewhere: "Mon 1 March". */
    public String shortDay(LocalDate day) {
        return format("date.short", day);
    }

    /** The days from one to another, with what they share said once: "1–5 March 2027". */
    public String days(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(from);
        }
        String start;
        if (YearMonth.from(from).equals(YearMonth.from(to))) {
            return say("date.span.month", format("date.span.day", from), day(to));
        } else if (from.getYear() == to.getYear()) {
            start = format("date.span.daymonth", from);
        } else {
            start = day(from);
        }
        return say("date.span", start, day(to));
    }

    /** A day of the week: "Monday". */
    public String weekdayName(DayOfWeek day) {
        return capital(day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale()));
    }

    /** A month: "March 2027". */
    public String month(YearMonth month) {
        return format("date.month", month);
    }

    /** A time of day where it happens: "14:00". */
    public String time(OffsetDateTime at, ZoneId zone) {
        return format("date.time", at.atZoneSameInstant(zone));
    }

    /** A moment where it happens, with its day: "Tue 2 March, 14:00". */
    public String moment(OffsetDateTime at, ZoneId zone) {
        return shortDay(at.atZoneSameInstant(zone).toLocalDate()) + ", " + time(at, zone);
    }

    /** From one moment to another on the clock of a zone: "Tue 2 March, 14:00–15:00". */
    public String span(Instant from, Instant to, ZoneId zone) {
        OffsetDateTime start = from.atZone(zone).toOffsetDateTime();
        OffsetDateTime end = to.atZone(zone).toOffsetDateTime();
        return start.toLocalDate().equals(end.toLocalDate())
                ? moment(start, zone) + "–" + time(end, zone)
                : say("date.span", moment(start, zone), moment(end, zone));
    }

    /** A moment for administrators, in UTC, to the second. */
    public String stamp(Instant at) {
        return STAMP.format(at);
    }

    /** The short name of a zone at a moment: "CET", or "GMT+1" where the language has no name for it. */
    public String zoneName(OffsetDateTime at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("zzz", language.locale()).format(at.atZoneSameInstant(zone));
    }

    private String format(String patternKey, TemporalAccessor time) {
        return FirstOfMonth.in(DateTimeFormatter.ofPattern(say(patternKey), language.locale()).format(time), language.locale());
    }
}
