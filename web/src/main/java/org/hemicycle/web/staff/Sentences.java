package org.hemicycle.web.staff;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.visit.Itinerary.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says, in the language of the page: the words and figures are those of events-service, which writes English.
 *
 * <p>A rule that has no sentence here yet, or that comes without the words that its sentence needs, is left in English.
 */
public final class Sentences {

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DAY = Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\\d{1,2}) ([A-Z][a-z]{2})t?(?: (\\d{2}:\\d{2}))?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MORE = Pattern.compile(" and (\\d+) more$");
    private static final Pattern AND = Pattern.compile(" and (?!.* and )");

    private Sentences() {}

    /**
     * The sentence of a violation, or nothing where only the English one will do.
     *
     * @param year a year near which its days lie, which are written without one
     */
    public static @Nullable String of(Violation violation, int year, Page page) {
        if (page.language().tag().equals("en")) {
            return null;
        }
        Map<String, String> words = violation.particulars();
        String sentence = page.find("broken." + violation.rule() + variant(violation.rule(), words));
        if (sentence == null) {
            return null;
        }
        var told = new StringBuilder();
        Matcher place = PLACE.matcher(sentence);
        while (place.find()) {
            String word = words.get(place.group(1));
            if (word == null) {
                return null;
            }
            place.appendReplacement(told, Matcher.quoteReplacement(said(place.group(1), word, year, page)));
        }
        return place.appendTail(told).toString();
    }

    /** Some rules can be broken in two ways, which take two sentences. */
    private static String variant(String rule, Map<String, String> words) {
        return switch (rule) {
            case "outside-arrival-and-departure" -> words.containsKey("arrival") ? ".arrival" : ".departure";
            case "interpreter-team-too-small" -> words.containsKey("who") ? ".day" : ".meeting";
            case "outside-opening-hours" -> words.getOrDefault("open", "").isEmpty() ? ".closed" : ".open";
            case "interpreter-languages-missing" -> "true".equals(words.get("certain")) ? ".nobody" : ".unknown";
            case "must-have-not-placed" -> "building".equals(words.get("missing")) ? ".building" : ".time";
            default -> "";
        };
    }

    private static String said(String name, String word, int year, Page page) {
        return switch (name) {
            case "who" -> people(word, page);
            case "mode" -> page.sayOr(word, "leg.mode." + word.toLowerCase(Locale.ROOT).replace('_', '-'));
            // What rests on something that nobody confirmed weighs less, and says so in every language.
            case "certain" -> word.equals("true") ? "" : " " + page.say("broken.unconfirmed");
            case "basis" -> switch (word) {
                case "ESTIMATE" -> " " + page.say("broken.estimated");
                case "GUESS" -> " " + page.say("broken.guessed");
                default -> "";
            };
            case "from", "until", "arrival", "departure", "deadline" -> DAY.matcher(word).replaceFirst(found ->
                    Matcher.quoteReplacement(day(found.group(2), found.group(3), found.group(1), year, page)
                            + (found.group(4) == null ? "" : ", " + found.group(4))));
            case "date", "week" -> DATE.matcher(word).matches() ? page.shortDay(LocalDate.parse(word)) : word;
            default -> word;
        };
    }

    /** At most one “and” joins names, the last one. */
    private static String people(String names, Page page) {
        Matcher more = MORE.matcher(names);
        return more.find()
                ? more.replaceFirst(Matcher.quoteReplacement(" " + page.say("broken.more", more.group(1))))
                : AND.matcher(names).replaceFirst(Matcher.quoteReplacement(" " + page.say("broken.and") + " "));
    }

    /** The weekday tells which year is meant, among the one before, the one itself and the one after. */
    private static String day(String day, String month, String weekday, int year, Page page) {
        int which = MONTHS.indexOf(month) + 1;
        for (int candidate : new int[] {year, year + 1, year - 1}) {
            if (which > 0 && YearMonth.of(candidate, which).isValidDay(Integer.parseInt(day))) {
                LocalDate date = LocalDate.of(candidate, which, Integer.parseInt(day));
                if (weekday.equals(date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.UK))) {
                    return page.shortDay(date);
                }
            }
        }
        return weekday + " " + day + " " + month;
    }
}
