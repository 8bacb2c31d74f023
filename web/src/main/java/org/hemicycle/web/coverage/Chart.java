package org.hemicycle.web.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hemicycle.web.coverage.Coverage.Covered;
import org.hemicycle.web.page.Page;

/**
 * The coverage on a day, for the eye: a map on which each country is a square of the same size, and two tables.
 *
 * @param tiles the countries of the map and the Union, row by row from the north-west
 * @param areas all areas in the order of the alphabet
 * @param institutions all institutions in the order of the alphabet
 * @param today the day on which it is looked at
 */
public record Chart(List<Tile> tiles, List<Covered> areas, List<Covered> institutions, LocalDate today) {

    /** Neighbours lie side by side as far as squares can; the Union is in the corner. */
    private static final List<String> ROWS = List.of(
            "EU .. .. .. .. SE FI ..",
            ".. .. .. .. DK .. EE ..",
            "IE GB .. .. .. .. LV ..",
            ".. .. .. NL DE PL LT ..",
            ".. .. BE LU CZ SK .. ..",
            ".. .. FR .. AT HU RO ..",
            "PT ES .. IT SI HR BG ..",
            ".. .. .. MT .. .. GR CY");

    private static final int PITCH = 64;

    /**
     * A square of the map.
     *
     * @param line what it shows
     * @param x its left edge
     * @param y its upper edge
     */
    public record Tile(Covered line, int x, int y) {}

    /**
     * Where a country lies on the map.
     *
     * @param code its code
     * @param x the left edge of its square
     * @param y the upper edge
     */
    public record Place(String code, int x, int y) {}

    /** Every country of the map and the Union, row by row from the north-west. */
    public static List<Place> places() {
        var places = new ArrayList<Place>();
        for (int row = 0; row < ROWS.size(); row++) {
            String[] codes = ROWS.get(row).split(" ");
            for (int column = 0; column < codes.length; column++) {
                if (!codes[column].equals("..")) {
                    places.add(new Place(codes[column], column * PITCH, row * PITCH));
                }
            }
        }
        return places;
    }

    static Chart of(Coverage coverage, Page page, LocalDate today) {
        var byId = coverage.areas().stream().collect(Collectors.toMap(Covered::id, Function.identity(), (one, other) -> one));
        var tiles = new ArrayList<Tile>();
        for (Place place : places()) {
            Covered line = byId.get(place.code());
            if (line != null) {
                tiles.add(new Tile(line, place.x(), place.y()));
            }
        }
        Comparator<Covered> alphabet = Comparator.comparing(line -> page.in(line.name()), page.alphabet());
        return new Chart(
                List.copyOf(tiles), coverage.areas().stream().sorted(alphabet).toList(),
                coverage.institutions().stream().sorted(alphabet).toList(), today);
    }

    /** How long ago the latest of a line is. */
    public Recency recency(Covered line) {
        return line.recency(today);
    }

    /** What a square says to those who do not see it: "Belgium: less than a month ago". */
    public String label(Covered line, Page page) {
        return page.say("coverage.tile", page.in(line.name()), page.say("coverage.recency." + recency(line).key()));
    }
}
