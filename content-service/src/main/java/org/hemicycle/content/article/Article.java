package org.hemicycle.content.article;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A piece as it is published.
 *
 * @param id its id
 * @param kind what it is
 * @param title its title per language, the original first
 * @param language BCP 47 tag of the language it is written or spoken in; {@code und} where that is not known
 * @param url where it can be read, heard or seen (http or https)
 * @param outlet the medium that published it
 * @param authors the names of its authors, as printed
 * @param publishedOn the day it was published, if known
 * @param year the year it was published, where only that is known
 * @param areas codes of the areas it concerns
 * @param people ids of the people of the directory who speak in it or whom it is about
 * @param organizations ids of the organizations of the directory that speak in it or that it is about
 * @param summary what it says in a sentence or two
 * @param body its words in Markdown, where it can be read here; lists leave it out
 * @param older the languages of the translations that are older than the original
 * @param recordedAt when it was published, revised or imported here
 * @param provenance where the facts come from, for the archive; an editor's own piece has none
 */
public record Article(
        String id,
        ArticleKind kind,
        LocalizedText title,
        String language,
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
        List<String> older,
        Instant recordedAt,
        @JsonUnwrapped @Nullable Provenance provenance) {

    /** Keeps the lists from changing. */
    @SuppressWarnings("NullAway") // Pieces that were saved before they had translations, or named anybody, have no such list.
    public Article {
        authors = List.copyOf(authors);
        areas = List.copyOf(areas);
        people = people == null ? List.of() : List.copyOf(people);
        organizations = organizations == null ? List.of() : List.copyOf(organizations);
        older = older == null ? List.of() : List.copyOf(older);
    }

    /** The same piece with the moment of its record; the archive's pieces get theirs when they are saved. */
    public Article recordedAt(Instant moment) {
        return new Article(
                id, kind, title, language, url, outlet, authors, publishedOn, year, areas, people, organizations,
                summary, body, older, moment, provenance);
    }

    /** The same piece as everybody will read it from a moment on. */
    Article published(@Nullable LocalDate day, List<String> olderTranslations, Instant moment) {
        return new Article(
                id, kind, title, language, url, outlet, authors, day, year, areas, people, organizations, summary,
                body, olderTranslations, moment, provenance);
    }

    /** Whether somebody has checked that the piece exists as it is described. */
    @JsonIgnore
    public boolean isVerified() {
        return provenance == null || provenance.status() != Trust.VERIFY;
    }

    /** What the public may know of the piece in a version. */
    public ArticleFacts facts(long version) {
        return new ArticleFacts(
                id, version, kind.wireName(), title, language, url, outlet, authors, publishedOn, areas, summary, people,
                organizations);
    }

    /** Whether others may repeat that it names somebody: it does, and somebody has checked that it exists. */
    boolean namesSomebody() {
        return isVerified() && !(people.isEmpty() && organizations.isEmpty());
    }
}
