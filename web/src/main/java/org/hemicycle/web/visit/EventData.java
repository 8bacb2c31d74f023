package org.hemicycle.web.visit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hemicycle.web.page.Page;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A public visit in the words of schema.org, for machines that read the page. */
@Component
class EventData {

    private final JsonMapper json;

    EventData(JsonMapper json) {
        this.json = json;
    }

    /** JSON-LD that can stand inside a script element as it is. */
    String of(Visit visit, Page page) {
        var data = event(page.in(visit.title()), visit.isCancelled());
        if (visit.isPostponed()) {
            data.put("eventStatus", "https://schema.org/EventPostponed");
        }
        data.put("description", page.in(visit.purpose()));
        data.put("url", page.address() + page.to("/visits/" + visit.id()));
        data.put("startDate", visit.window().start().toString());
        data.put("endDate", visit.window().end().toString());
        var programme = new ArrayList<Map<String, Object>>();
        for (Meeting meeting : visit.placed()) {
            var part = event(page.in(meeting.summary()), meeting.isCancelled());
            part.put("startDate", meeting.from().toString());
            part.put("endDate", meeting.to().toString());
            if (meeting.building() != null) {
                var place = new LinkedHashMap<String, Object>();
                place.put("@type", "Place");
                place.put("name", page.in(meeting.building().name()));
                if (meeting.building().address() != null) {
                    place.put("address", meeting.building().address());
                }
                part.put("location", place);
            }
            programme.add(part);
        }
        data.put("subEvent", programme);
        // Inside a script element only "<" could end it; JSON lets every character be written by its number.
        return json.writeValueAsString(data).replace("<", "\\u003c").replace("&", "\\u0026");
    }

    private static Map<String, Object> event(String name, boolean cancelled) {
        var event = new LinkedHashMap<String, Object>();
        event.put("@context", "https://schema.org");
        event.put("@type", "Event");
        event.put("name", name);
        event.put("eventStatus", "https://schema.org/" + (cancelled ? "EventCancelled" : "EventScheduled"));
        return event;
    }
}
