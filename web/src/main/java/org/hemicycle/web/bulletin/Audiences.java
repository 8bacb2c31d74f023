package org.hemicycle.web.bulletin;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.web.area.Area;
import org.hemicycle.web.area.Directory;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;

/**
 * What can be chosen in the forms of a bulletin.
 *
 * @param areas the areas; when content-service is silent, only those that were already chosen
 * @param areasMissing whether content-service is silent
 * @param kinds what readers can follow
 * @param languages the languages that mail is written in
 * @param cadences how often readers want to be told
 * @param zones time zones in which a time can be chosen
 */
public record Audiences(
        List<Choice> areas,
        boolean areasMissing,
        List<Choice> kinds,
        List<Choice> languages,
        List<Choice> cadences,
        List<Choice> zones) {

    static Audiences of(Page page, Form form, Directory directory) {
        var areas = directory.areas(page);
        return new Audiences(
                areas.map(all -> all.stream()
                                .map(area -> Choice.of(area.id(), area.name(), page))
                                .toList())
                        .or(form.all("areas").stream().map(code -> Choice.of(code, code)).toList()),
                areas.isSilent(),
                Stream.of("visit", "briefing", "article", "interview", "statement", "video", "commitment")
                        .map(kind -> Choice.of(kind, page.say("kinds." + kind)))
                        .toList(),
                Arrays.stream(Language.values())
                        .map(language -> new Choice(language.tag(), language.ownName(), language.tag()))
                        .toList(),
                Stream.of("now", "daily", "weekly")
                        .map(cadence -> Choice.of(cadence, page.say("cadence." + cadence)))
                        .toList(),
                Stream.concat(
                                areas.or(List.of()).stream().map(Area::timeZone).filter(Objects::nonNull).map(Objects::requireNonNull),
                                Stream.of("Europe/Brussels", form.value("timeZone")).filter(zone -> !zone.isEmpty()))
                        .distinct()
                        .sorted()
                        .map(zone -> Choice.of(zone, zone.replace('_', ' ')))
                        .toList());
    }
}
