package org.hemicycle.web.subscriber;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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
 */
public record Choices(List<Choice> areas, boolean areasMissing, List<Choice> kinds, List<Choice> languages) {

    static Choices of(Page page, Form form, Directory directory) {
        var areas = directory.areas(page);
        List<Choice> areaChoices = areas.map(all -> all.stream()
                        .map(area -> Choice.of(area.id(), area.name(), page))
                        .toList())
                .or(form.all("areas").stream().map(code -> Choice.of(code, code)).toList());
        var kinds = Stream.of("visit", "briefing", "article", "interview", "statement", "video")
                .map(kind -> Choice.of(kind, page.say("kinds." + kind)))
                .toList();
        var languages = Arrays.stream(Language.values())
                .map(language -> new Choice(language.tag(), language.ownName(), language.tag()))
                .toList();
        return new Choices(areaChoices, areas.isSilent(), kinds, languages);
    }
}
