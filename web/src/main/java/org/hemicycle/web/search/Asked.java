package org.hemicycle.web.search;

import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the reader asks for, as the address of the page has it; an empty filter is none.
 *
 * @param q the words
 */
public record Asked(String q, String kind, String area, String language, String year) {

    /** Whether it narrows anything down. */
    public boolean isNarrowed() {
        return !kind.isEmpty() || !area.isEmpty() || !language.isEmpty() || !year.isEmpty();
    }

    /** Whether it asks for everything there is. */
    public boolean isForEverything() {
        return q.isBlank() && !isNarrowed();
    }

    /** The address of the page that asks this, without its language. */
    public String path() {
        return address("");
    }

    /** The address of the page that follows. */
    public String after(String cursor) {
        return address(cursor);
    }

    private String address(String cursor) {
        var address = UriComponentsBuilder.fromPath("/search");
        add(address, "q", q);
        add(address, "kind", kind);
        add(address, "area", area);
        add(address, "language", language);
        add(address, "year", year);
        add(address, "cursor", cursor);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            // As a variable, so that whatever was typed is encoded whole.
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
