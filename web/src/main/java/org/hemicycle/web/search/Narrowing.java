package org.hemicycle.web.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hemicycle.web.area.AreaNames;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.search.Hits.Count;

/**
 * One way to narrow down what was found.
 *
 * @param name the parameter of the address
 * @param chosen the chosen value; empty for any
 * @param choices the values with how many hits each would give
 */
public record Narrowing(String name, String chosen, List<Choice> choices) {

    /** All of them, in the words of a page. */
    static List<Narrowing> of(Asked asked, Hits.Counts counts, Page page, AreaNames areas) {
        return List.of(
                of("kind", asked.kind(), counts.kinds(), kind -> page.sayOr(kind, "search.kind." + kind), page),
                of("area", asked.area(), counts.areas(), areas::of, page),
                of("language", asked.language(), counts.languages(), tag -> page.capital(page.languageName(tag)), page),
                of("year", asked.year(), counts.years(), year -> year, page));
    }

    /** A chosen value without hits stays, so that the reader sees what is chosen. Years keep their order. */
    private static Narrowing of(
            String name, String chosen, List<Count> counts, UnaryOperator<String> label, Page page) {
        var all = new ArrayList<>(counts);
        if (!chosen.isEmpty() && counts.stream().noneMatch(count -> count.value().equals(chosen))) {
            all.add(new Count(chosen, 0));
        }
        var choices = all.stream()
                .map(count -> Choice.of(count.value(), page.say("search.choice", label.apply(count.value()), count.hits())))
                .toList();
        var alphabet = page.alphabet();
        Comparator<Choice> order = (one, other) -> alphabet.compare(one.label(), other.label());
        return new Narrowing(
                name, chosen, name.equals("year") ? choices : choices.stream().sorted(order).toList());
    }
}
