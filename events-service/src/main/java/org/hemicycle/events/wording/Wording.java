package org.hemicycle.events.wording;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hemicycle.defaults.wording.FirstOfMonth;
import org.jspecify.annotations.Nullable;

/** Words, days and times in one language. */
public final class Wording {

    /** The languages of the pages. */
    public static final List<String> LANGUAGES = List.of("en", "fr", "de");

    private static final Map<String, Wording> ALL = LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Wording::new));

    private final Locale locale;
    private final ResourceBundle words;
    private final DateTimeFormatter zoneName;

    private Wording(String language) {
        // The days of an office in Brussels: 2 March, not March 2.
        locale = language.equals("en") ? Locale.UK : Locale.forLanguageTag(language);
        zoneName = new DateTimeFormatterBuilder().appendGenericZoneText(TextStyle.FULL).toFormatter(locale);
        // The machine's own language must never stand in for a missing one.
        words = ResourceBundle.getBundle("wording", Locale.forLanguageTag(language), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The wording for a reader who asks for a language; English for one that the pages do not have. */
    public static Wording in(@Nullable String asked) {
        String language = asked == null ? "en" : Locale.forLanguageTag(asked).getLanguage();
        return java.util.Objects.requireNonNull(ALL.get(LANGUAGES.contains(language) ? language : "en"));
    }

    /** The language, as its BCP 47 tag. */
    public String language() {
        return locale.getLanguage();
    }

    /** The words under a key, with what stands in their places. */
    public String say(String key, Object... parts) {
        return parts.length == 0 ? words.getString(key) : new MessageFormat(words.getString(key), locale).format(parts);
    }

    /** A word for a value of a small list, such as the role of a delegate; the value itself where there is no word. */
    public String word(String list, String value) {
        String key = list + "." + value;
        return words.containsKey(key) ? words.getString(key) : value;
    }

    /** A day with its weekday: {@code Tuesday, 2 March 2027}. */
    public String day(TemporalAccessor day) {
        return FirstOfMonth.in(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(day), locale);
    }

    /** A day without its weekday: {@code 2 March 2027}. */
    public String date(TemporalAccessor day) {
        return FirstOfMonth.in(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day), locale);
    }

    /** A time of day on the 24-hour clock, as programmes write it: {@code 14:00}. */
    public String time(TemporalAccessor time) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(time);
    }

    /** A day and time together: {@code 2 March 2027, 14:00}. */
    public String moment(ZonedDateTime moment) {
        return date(moment) + ", " + time(moment);
    }

    /** A day and time for the narrow column of a table: {@code 2 Mar, 14:00}. */
    public String shortMoment(ZonedDateTime moment) {
        String day = FirstOfMonth.in(DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale).format(moment), locale);
        return day.replace(' ', '\u00A0') + ", " + time(moment);
    }

    /** The clock of a zone at a moment, by its name and how far it is from UTC: {@code Central European Time, UTC+1}. */
    public String clock(ZoneId zone, Instant at) {
        String name = zoneName.format(at.atZone(zone));
        // A zone without a name of its own is called after its city, in a form that cannot stand inside a line.
        String written = switch (language()) {
            case "fr" -> name.replaceFirst("^[Hh]eure\\h:\\h(?=[AEÉIÎOUY])", "heure d’").replaceFirst("^[Hh]eure\\h:\\h", "heure de ");
            case "de" -> name.replaceFirst("^(.+) \\(Ortszeit\\)$", "Ortszeit $1");
            default -> name;
        };
        return written + ", " + offset(zone.getRules().getOffset(at));
    }

    /** How far a clock is from UTC: {@code UTC+1}, {@code UTC+5:30}, {@code UTC}. */
    public String offset(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        return minutes == 0 ? "UTC"
                : "UTC" + (minutes < 0 ? "−" : "+") + Math.abs(minutes / 60) + (minutes % 60 == 0 ? "" : ":%02d".formatted(Math.abs(minutes % 60)));
    }

    /** The name of a language, in this one: {@code français} for a French reader of {@code fr}. */
    public String languageName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(locale);
    }
}
