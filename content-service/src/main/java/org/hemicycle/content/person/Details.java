package org.hemicycle.content.person;

import java.util.List;
import java.util.stream.Stream;
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

    /** What two records say of one person: where both say something the first is right, and lists are put together. */
    static @Nullable Details together(@Nullable Details first, @Nullable Details second, @Nullable String otherName) {
        var none = new Details(List.of(), null, null, null, null, null, List.of(), List.of(), List.of());
        Details one = first == null ? none : first;
        Details other = second == null ? none : second;
        var names = joined(one.otherNames, other.otherNames);
        if (otherName != null) {
            names = joined(names, List.of(new OtherName(otherName, null, null)));
        }
        var both = new Details(
                names,
                one.familyName == null ? other.familyName : one.familyName,
                one.givenName == null ? other.givenName : one.givenName,
                one.honorificPrefix == null ? other.honorificPrefix : one.honorificPrefix,
                one.birthDate == null ? other.birthDate : one.birthDate,
                one.image == null ? other.image : one.image,
                joined(one.identifiers, other.identifiers),
                joined(one.contactDetails, other.contactDetails),
                joined(one.links, other.links));
        return both.isEmpty() ? null : both;
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return equals(new Details(List.of(), null, null, null, null, null, List.of(), List.of(), List.of()));
    }
}
