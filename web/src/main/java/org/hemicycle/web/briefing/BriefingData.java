package org.hemicycle.web.briefing;

import java.util.LinkedHashMap;
import org.hemicycle.web.page.Page;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A public briefing in the words of schema.org, for machines that read the page. */
@Component
class BriefingData {

    private final JsonMapper json;

    BriefingData(JsonMapper json) {
        this.json = json;
    }

    /** JSON-LD that can stand inside a script element as it is. */
    String of(Briefing briefing, Page page) {
        var place = new LinkedHashMap<String, Object>();
        place.put("@type", "Place");
        place.put("name", page.in(briefing.building().name()));
        if (briefing.building().address() != null) {
            place.put("address", briefing.building().address());
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Event");
        data.put("name", page.in(briefing.title()));
        data.put("description", page.in(briefing.purpose()));
        data.put("url", page.address() + page.to("/briefings/" + briefing.id()));
        data.put("startDate", briefing.start().toString());
        data.put("endDate", briefing.end().toString());
        data.put("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode");
        data.put("eventStatus", "https://schema.org/" + (briefing.isCancelled() ? "EventCancelled" : "EventScheduled"));
        data.put("location", place);
        // Inside a script element only "<" could end it; JSON lets every character be written by its number.
        return json.writeValueAsString(data).replace("<", "\\u003c").replace("&", "\\u0026");
    }
}
