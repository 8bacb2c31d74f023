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
        @Nullable LocalizedText summary) {}
