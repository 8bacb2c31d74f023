package org.hemicycle.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published piece: an article, interview, video or statement, here or in a medium outside.
 *
 * @param id its id
 * @param version the version that these facts describe, counted from 1
 * @param kind {@code article}, {@code interview}, {@code video} or {@code statement}
 * @param title its title per language; the original first
 * @param language BCP 47 tag of the language it is written or spoken in
 * @param url where it can be read, heard or seen, if known
 * @param outlet the medium that published it, if known
 * @param authors the names of its authors, as printed
 * @param publishedOn the day it was published, if known
 * @param areas codes of the areas it concerns
 * @param summary what it says in a sentence or two, per language, if there is one
 * @param people ids of the people of the directory who speak in it or whom it is about
 * @param organizations ids of the organizations of the directory that speak in it or that it is about
 */
public record ArticleFacts(
        String id,
        long version,
        String kind,
        LocalizedText title,
        String language,
        @Nullable String url,
        @Nullable String outlet,
        List<String> authors,
        @Nullable LocalDate publishedOn,
        List<String> areas,
        @Nullable LocalizedText summary,
        List<String> people,
        List<String> organizations) {

    /** Keeps the lists from changing; a message from before pieces named anybody names nobody. */
    @SuppressWarnings("NullAway")
    public ArticleFacts {
        people = people == null ? List.of() : List.copyOf(people);
        organizations = organizations == null ? List.of() : List.copyOf(organizations);
    }
}
