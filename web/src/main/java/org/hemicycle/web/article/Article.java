package org.hemicycle.web.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A published piece as content-service shows it.
 *
 * @param id its id
 * @param kind {@code article}, {@code interview}, {@code statement} or {@code video}
 * @param title its title per language, the original first
 * @param language the language it is in; {@code und} where that is not known
 * @param url where it can be read
 * @param outlet the medium that published it
 * @param authors its authors, as printed
 * @param publishedOn the day it was published, if known
 * @param year the year, where only that is known
 * @param areas codes of the areas it concerns
 * @param people ids of the people of the directory whom it names
 * @param organizations ids of the institutions that it names
 * @param summary what it says in a sentence or two
 * @param body its words in Markdown, where they are here
 * @param html the same as HTML that can be shown as it is: content-service lets nothing through that runs or is fetched
 * @param older the languages of the translations that are older than the original
 * @param recordedAt when it was published, revised or imported
 * @param status how far a record of the archive can be trusted
 */
public record Article(
        String id,
        String kind,
        LocalizedText title,
        @Nullable String language,
        @Nullable String url,
        @Nullable String outlet,
        List<String> authors,
        @Nullable LocalDate publishedOn,
        @Nullable Integer year,
        List<String> areas,
        List<String> people,
        List<String> organizations,
        @Nullable LocalizedText summary,
        @Nullable LocalizedText body,
        @Nullable LocalizedText html,
        List<String> older,
        @Nullable Instant recordedAt,
        @Nullable String status) {

    @SuppressWarnings("NullAway") // content-service may leave out an empty list.
    public Article {
        authors = authors == null ? List.of() : List.copyOf(authors);
        areas = areas == null ? List.of() : List.copyOf(areas);
        people = people == null ? List.of() : List.copyOf(people);
        organizations = organizations == null ? List.of() : List.copyOf(organizations);
        older = older == null ? List.of() : List.copyOf(older);
    }

    /** Whether nobody has checked yet that it exists as it is described. */
    public boolean isUnverified() {
        return "verify".equals(status);
    }

    /** Every language in which any of its words are, the original first. */
    public List<String> languages() {
        var languages = new LinkedHashSet<>(title.texts().keySet());
        for (LocalizedText text : new LocalizedText[] {summary, body}) {
            if (text != null) {
                languages.addAll(text.texts().keySet());
            }
        }
        return List.copyOf(languages);
    }

    /** The language in which a reader who asks for one gets most of it: that of the body, or else of the title. */
    public String shownIn(String asked) {
        return html == null ? title.languageFor(asked) : html.languageFor(asked);
    }

    /** Whether it is known in which language it is. */
    public boolean hasLanguage() {
        return language != null && !language.isBlank() && !language.equals("und");
    }
}
