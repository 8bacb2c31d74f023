package org.hemicycle.events.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hemicycle.events.directory.Directory;
import org.springframework.stereotype.Service;

/** When parliaments sit, as far as their calendars were imported; a day that no calendar names is simply not known. */
@Service
public class Sittings {

    private final CalendarEntries entries;
    private final Directory directory;

    Sittings(CalendarEntries entries, Directory directory) {
        this.entries = entries;
        this.directory = directory;
    }

    /**
     * What the calendars say of some days, by their first day; entries may overlap.
     *
     * @param parliamentOrArea the id of a parliament, whose area's calendars count too, or the code of an area
     * @param first the first day, in the parliament's time zone
     * @param last the last day, included
     */
    public List<Sitting> of(String parliamentOrArea, LocalDate first, LocalDate last) {
        // A day is looked for around the globe and then compared by name, so that no zone loses its edge.
        Instant from = first.atStartOfDay(ZoneOffset.ofHours(14)).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant();
        var found = new ArrayList<Sitting>();
        for (String id : sources(parliamentOrArea)) {
            for (Entry entry : entries.touching(new Subject(Subject.Kind.PARLIAMENT, id).key(), from, until)) {
                Sitting sitting = sitting(entry, zone(id));
                if (!sitting.firstDay().isAfter(last) && !sitting.lastDay().isBefore(first)) {
                    found.add(sitting);
                }
            }
        }
        return found;
    }

    /** Whether any calendar says anything of the month around a day; else the absence of sittings means nothing. */
    public boolean known(String parliamentOrArea, LocalDate day) {
        return !of(parliamentOrArea, day.minusDays(15), day.plusDays(15)).isEmpty();
    }

    private List<String> sources(String parliamentOrArea) {
        var sources = new ArrayList<String>(List.of(parliamentOrArea));
        directory.organization(parliamentOrArea).ifPresent(organization -> {
            if (organization.areaId() != null) {
                sources.add(organization.areaId());
            }
        });
        return sources;
    }

    private ZoneId zone(String id) {
        String area = directory.organization(id).map(organization -> Objects.requireNonNullElse(organization.areaId(), id)).orElse(id);
        return directory.area(area).map(found -> found.timeZone()).flatMap(ZoneNames::find).orElse(ZoneOffset.UTC);
    }

    private static Sitting sitting(Entry entry, ZoneId zone) {
        LocalDate first = entry.firstDay() != null ? entry.firstDay() : entry.start().atZone(zone).toLocalDate();
        LocalDate last = entry.lastDay() != null ? entry.lastDay() : entry.end().minusSeconds(1).atZone(zone).toLocalDate();
        return new Sitting(first, last, Sitting.Kind.valueOf(entry.kind()), entry.summary(), entry.start(), entry.end());
    }
}
