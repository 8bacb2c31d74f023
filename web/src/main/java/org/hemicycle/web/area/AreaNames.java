package org.hemicycle.web.area;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hemicycle.web.page.Page;
import org.jspecify.annotations.Nullable;

/** The names of areas on a page; an area that the directory cannot name goes by its code. */
public final class AreaNames {

    private final Map<String, String> names;

    AreaNames(Page page, List<Area> areas) {
        this.names = areas.stream().collect(Collectors.toMap(Area::id, area -> page.in(area.name()), (one, other) -> one));
    }

    /** The name of one area. */
    public String of(String id) {
        return names.getOrDefault(id, id);
    }

    /** Whether there is a page about an area. */
    public boolean knows(@Nullable String id) {
        return id != null && names.containsKey(id);
    }
}
