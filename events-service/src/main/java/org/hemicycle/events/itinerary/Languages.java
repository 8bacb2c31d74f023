package org.hemicycle.events.itinerary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The languages of an interpretation, by their first subtag: who speaks French understands {@code fr-BE}.
 *
 * @param from what is spoken, as {@code fr}
 * @param into what is heard
 */
public record Languages(Set<String> from, Set<String> into) {

    /** Nobody said which. */
    public static final Languages UNKNOWN = new Languages(Set.of(), Set.of());

    /** Takes BCP 47 tags, however they are written. */
    public Languages {
        from = spoken(from);
        into = spoken(into);
    }

    /** One language to be rendered in another. */
    public record Pair(String source, String target) {

        /** As {@code fr → de}. */
        @Override
        public String toString() {
            return source + " → " + target;
        }
    }

    /** Each language rendered in each other one, in the order of their tags. */
    public List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (String source : new TreeSet<>(from)) {
            for (String target : new TreeSet<>(into)) {
                if (!source.equals(target)) {
                    pairs.add(new Pair(source, target));
                }
            }
        }
        return pairs;
    }

    /** How many booths it takes: one works between two languages, for more there is one for each that is heard. */
    public int booths() {
        var all = new HashSet<>(from);
        all.addAll(into);
        return all.size() <= 2 ? 1 : into.size();
    }

    /** The first subtags of language tags, in small letters. */
    public static Set<String> spoken(Collection<String> tags) {
        var spoken = new TreeSet<String>();
        for (String tag : tags) {
            String language = Locale.forLanguageTag(tag).getLanguage();
            spoken.add(language.isEmpty() ? tag : language);
        }
        return Set.copyOf(spoken);
    }
}
