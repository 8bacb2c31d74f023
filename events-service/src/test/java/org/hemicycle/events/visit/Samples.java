package org.hemicycle.events.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;

/** Invented people and a visit of five days in Brussels. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final BuildingFacts PARLIAMENT = new BuildingFacts(
            "ep-brussels", LocalizedText.of("en", "European Parliament, Brussels"), "Rue Wiertz 60, 1047 Brussels", "european-parliament", "BE", "Europe/Brussels");
    static final BuildingFacts COMMITTEE = new BuildingFacts(
            "eesc-brussels", LocalizedText.of("en", "European Economic and Social Committee"), "Rue Belliard 99, 1040 Brussels", null, "BE", "Europe/Brussels");
    static final PersonReference ADA = new PersonReference("sample-ada", "Ada Exemplar (sample)");
    static final Delegate DANA = new Delegate("d-1", "Dana Sample", "head", List.of("en"));

    private Samples() {}

    static Visit begun() {
        return Visit.begin(new VisitId("visit-1"), text("Peacebuilders in Brussels"), text("To be heard"), List.of("BE"),
                new Window(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-05")), ZoneId.of("Europe/Brussels"), List.of(DANA), NOW).after();
    }

    static Visit meetingAt(Visit visit, String id, String start, String end) {
        return visit.addMeeting(id, text("Talk " + id), slot(start, end), PARLIAMENT, List.of(ADA), List.of(), Visibility.PUBLIC, NOW).after();
    }

    static LocalizedText text(String english) {
        return LocalizedText.of("en", english);
    }

    static Slot slot(String start, String end) {
        return Slot.of(OffsetDateTime.parse(start), OffsetDateTime.parse(end));
    }
}
