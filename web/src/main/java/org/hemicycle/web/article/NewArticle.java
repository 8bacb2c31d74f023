package org.hemicycle.web.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece that an editor adds, as it was typed: content-service says what is wrong with it.
 *
 * @param kind what it is
 * @param title its title per language
 * @param language the language it is in
 * @param url where it can be read
 * @param outlet the medium
 * @param authors its authors
 * @param publishedOn the day, as ISO 8601
 * @param areas the areas it concerns
 * @param people ids of the people whom it names; none where it is absent
 * @param organizations ids of the institutions that it names; none where it is absent
 * @param summary what it says, per language
 * @param body its words in Markdown, per language
 * @param renewed the languages of the translations that say what the original says now
 * @param note what its writer says about this version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewArticle(
        String kind,
        Map<String, String> title,
        String language,
        @Nullable String url,
        @Nullable String outlet,
        List<String> authors,
        @Nullable String publishedOn,
        List<String> areas,
        @Nullable List<String> people,
        @Nullable List<String> organizations,
        @Nullable Map<String, String> summary,
        @Nullable Map<String, String> body,
        @Nullable List<String> renewed,
        @Nullable String note) {}
