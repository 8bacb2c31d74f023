package org.hemicycle.content.article;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A piece as an editor hands it in.
 *
 * @param kind what it is; required
 * @param title its title per language, the original among them; required
 * @param language BCP 47 tag of the language it is written or spoken in; required
 * @param url where it can be read, heard or seen
 * @param outlet the medium that published it
 * @param authors the names of its authors
 * @param publishedOn the day it was published; today where it is absent
 * @param areas codes of the areas it concerns, at least one
 * @param people ids of the people of the directory who speak in it or whom it is about
 * @param organizations ids of the organizations of the directory that speak in it or that it is about
 * @param summary what it says in a sentence or two
 * @param body its words per language in Markdown without HTML, the original among them
 * @param renewed the languages of the translations that say what the original says now; where it is absent, those whose
 *     words were changed
 * @param note what the writer says about this version, for the desk
 */
record NewArticle(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable ArticleKind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable LocalizedText title,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "fr") @Nullable String language,
        @Nullable String url,
        @Nullable String outlet,
        @Nullable List<@Nullable String> authors,
        @Nullable LocalDate publishedOn,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable String> areas,
        @Nullable List<@Nullable String> people,
        @Nullable List<@Nullable String> organizations,
        @Nullable LocalizedText summary,
        @Nullable LocalizedText body,
        @Nullable List<@Nullable String> renewed,
        @Nullable String note) {}
