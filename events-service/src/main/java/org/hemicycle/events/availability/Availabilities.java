package org.hemicycle.events.availability;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** When people can be met, as far as their calendars were imported; silence means nothing. */
@Service
public class Availabilities {

    private final CalendarEntries entries;

    Availabilities(CalendarEntries entries) {
        this.entries = entries;
    }

    /**
     * What the calendar of a person of the directory says of a stretch of time, by start; stretches may overlap.
     *
     * @param personId the person's id in the directory
     * @param from from this instant on
     * @param until up to and without this instant
     */
    public List<Availability> of(String personId, Instant from, Instant until) {
        return of(new Subject(Subject.Kind.PERSON, personId), from, until);
    }

    /** As {@link #of(String, Instant, Instant)}, for a delegate, whose id is unique within the visit only. */
    public List<Availability> ofDelegate(String visitId, String delegateId, Instant from, Instant until) {
        return of(new Subject(Subject.Kind.DELEGATE, visitId + "/" + delegateId), from, until);
    }

    /** When somebody or a parliament is taken or free in a stretch of time, by the start. */
    public List<Availability> of(Subject subject, Instant from, Instant until) {
        return entries.touching(subject.key(), from, until).stream()
                .map(entry -> new Availability(entry.start(), entry.end(), Availability.Kind.valueOf(entry.kind()), entry.firstDay() != null))
                .toList();
    }
}
