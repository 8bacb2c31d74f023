package org.hemicycle.web.commitment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Listing;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The public tracker as it was asked for.
 *
 * @param form what is filtered by
 * @param areas areas to choose from
 * @param institutions institutions to choose from
 * @param people people to choose from
 * @param kinds kinds to choose from
 * @param states states to choose from
 * @param found what was found
 */
public record Tracker(
        Form form,
        List<Choice> areas,
        List<Choice> institutions,
        List<Choice> people,
        List<Choice> kinds,
        List<Choice> states,
        Answer<Listing<Commitment>> found) {

    /** The states that the public sees, in the order of a commitment's life. */
    static final List<String> STATES =
            List.of("VERIFIED", "IN_PROGRESS", "PARTLY_MET", "MET", "STALLED", "REVERSED", "SUPERSEDED");

    private static final List<String> FILTERS = List.of("area", "institution", "person", "kind", "state");

    static List<Choice> kinds(Page page) {
        return Stream.of("endorsement", "funding", "vote", "statement", "action")
                .map(kind -> Choice.of(kind, page.say("commitment.kind." + kind)))
                .toList();
    }

    /** The commitments of each year, the latest first; those without a day come last, under no year. */
    public SequencedMap<String, List<Commitment>> years(Listing<Commitment> listing) {
        var years = new LinkedHashMap<String, List<Commitment>>();
        for (Commitment commitment : listing.items()) {
            years.computeIfAbsent(
                    commitment.year(),
                    year -> listing.items().stream().filter(one -> one.year().equals(year)).toList());
        }
        return years;
    }

    /** An address with what is filtered by, and with more. */
    public String address(String path, String... more) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, Object>();
        for (String filter : FILTERS) {
            if (!form.value(filter).isEmpty()) {
                values.put(filter, form.value(filter));
            }
        }
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
