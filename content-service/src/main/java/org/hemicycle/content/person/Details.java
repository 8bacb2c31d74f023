package org.hemicycle.content.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What else is known of a person (Popolo).
 *
 * @param otherNames further names
 * @param familyName their family name
 * @param givenName their given name
 * @param honorificPrefix what stands before the name
 * @param birthDate the day, month or year of birth
 * @param image the address of a picture
 * @param identifiers who they are elsewhere
 * @param contactDetails where they can be reached
 * @param links pages about them
 */
public record Details(
        List<OtherName> otherNames,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable String honorificPrefix,
        @Nullable String birthDate,
        @Nullable String image,
        List<Identifier> identifiers,
        List<Contact> contactDetails,
        List<Link> links) {

    /** Keeps the lists from changing. */
    public Details {
        otherNames = List.copyOf(otherNames);
        identifiers = List.copyOf(identifiers);
        contactDetails = List.copyOf(contactDetails);
        links = List.copyOf(links);
    }

    /** A further name, its language and what it is. */
    public record OtherName(String name, @Nullable String language, @Nullable String note) {}

    /** Who somebody or something is in another collection, such as {@code wikidata}. */
    public record Identifier(@Nullable String scheme, String identifier) {}

    /** A way to reach somebody, such as {@code email}. */
    public record Contact(String type, String value, @Nullable String note) {}

    /** A page about somebody. */
    public record Link(String url, @Nullable String note) {}

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return equals(new Details(List.of(), null, null, null, null, null, List.of(), List.of(), List.of()));
    }
}
