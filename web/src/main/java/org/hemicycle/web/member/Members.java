package org.hemicycle.web.member;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.hemicycle.web.area.Area;
import org.hemicycle.web.area.Institution;
import org.hemicycle.web.coverage.Chart;
import org.hemicycle.web.page.Page;

/**
 * The organizations that the directory names, for the eye.
 *
 * @param tiles the countries of the map
 * @param byArea the organizations by the code of their area, areas and organizations in the order of the alphabet; those
 *     without an area come last, under no code
 * @param count how many there are
 */
public record Members(List<Tile> tiles, SequencedMap<String, List<Institution>> byArea, int count) {

    /**
     * A square of the map.
     *
     * @param code the area's code
     * @param name its name on the page
     * @param count how many organizations are there
     * @param x its left edge
     * @param y its upper edge
     */
    public record Tile(String code, String name, int count, int x, int y) {}

    static Members of(List<Institution> all, List<Area> areas, Page page) {
        var alphabet = page.alphabet();
        Map<String, List<Institution>> grouped = all.stream()
                .filter(one -> "ngo".equals(one.classification()))
                .sorted((one, other) -> alphabet.compare(page.in(one.name()), page.in(other.name())))
                .collect(Collectors.groupingBy(one -> one.area() == null ? "" : one.area()));
        var byArea = new LinkedHashMap<String, List<Institution>>();
        for (Area area : areas) {
            if (grouped.containsKey(area.id())) {
                byArea.put(area.id(), grouped.get(area.id()));
            }
        }
        // Those of no area, and those of one that the directory does not name at the moment.
        grouped.keySet().stream().sorted().filter(code -> !code.isEmpty()).forEach(code -> byArea.putIfAbsent(code, grouped.get(code)));
        if (grouped.containsKey("")) {
            byArea.put("", grouped.get(""));
        }
        var names = areas.stream().collect(Collectors.toMap(Area::id, area -> page.in(area.name()), (one, other) -> one));
        var tiles = new ArrayList<Tile>();
        for (Chart.Place place : Chart.places()) {
            if (names.containsKey(place.code())) {
                tiles.add(new Tile(
                        place.code(), String.valueOf(names.get(place.code())), grouped.getOrDefault(place.code(), List.of()).size(), place.x(), place.y()));
            }
        }
        return new Members(tiles, byArea, grouped.values().stream().mapToInt(List::size).sum());
    }
}
