package org.hemicycle.web.subscriber;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hemicycle.web.area.Area;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;

/**
 * What a subscriber can choose from.
 *
 * @param areas the areas; when content-service is silent, only those that were already chosen
 * @param areasMissing whether content-service is silent
 * @param kinds the kinds of news
 * @param languages the languages that mail is written in
 * @param cadences how often mail comes
 * @param weekdays the days on which a weekly digest can come
 * @param hours the hours at which a digest can come
 * @param zones time zones; when content-service is silent, only the one that was already chosen
 * @param subjects single visits and briefings
 */
public record Choices(
        List<Choice> areas,
        boolean areasMissing,
        List<Choice> kinds,
        List<Choice> languages,
        List<Choice> cadences,
        List<Choice> weekdays,
        List<Choice> hours,
        List<Choice> zones,
        List<Choice> subjects) {

    static Choices of(Page page, Form form, Directory directory, List<Choice> subjects) {
        var areas = directory.areas(page);
        List<Choice> areaChoices = areas.map(all -> all.stream()
                        .map(area -> Choice.of(area.id(), area.name(), page))
                        .toList())
                .or(form.all("areas").stream().map(code -> Choice.of(code, code)).toList());
        var kinds = Stream.of("visit", "briefing", "article", "interview", "statement", "video", "commitment")
                .map(kind -> Choice.of(kind, page.say("kinds." + kind)))
                .toList();
        var languages = Arrays.stream(Language.values())
                .map(language -> new Choice(language.tag(), language.ownName(), language.tag()))
                .toList();
        var cadences = Stream.of("now", "daily", "weekly")
                .map(cadence -> Choice.of(cadence, page.say("cadence." + cadence)))
                .toList();
        var weekdays = Arrays.stream(DayOfWeek.values())
                .map(day -> Choice.of(
                        day.name().toLowerCase(Locale.ROOT),
                        day.getDisplayName(TextStyle.FULL_STANDALONE, page.language().locale())))
                .toList();
        var hours = IntStream.range(0, 24)
                .mapToObj(hour -> Choice.of(String.valueOf(hour), String.format(Locale.ROOT, "%02d:00", hour)))
                .toList();
        var zones = Stream.concat(
                        areas.or(List.of()).stream().map(Area::timeZone),
                        Stream.of(form.value("timeZone")).filter(zone -> !zone.isEmpty()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .sorted()
                .map(zone -> Choice.of(zone, zone.replace('_', ' ')))
                .toList();
        return new Choices(areaChoices, areas.isSilent(), kinds, languages, cadences, weekdays, hours, zones, subjects);
    }
}
