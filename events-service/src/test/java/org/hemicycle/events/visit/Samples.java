package org.hemicycle.events.visit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Programme;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;

/** Invented people and a visit of five days in Brussels. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final BuildingFacts PARLIAMENT = new BuildingFacts(
            "ep-brussels", LocalizedText.of("en", "European Parliament, Brussels"), "Rue Wiertz 60, 1047 Brussels", "european-parliament", "BE", "Europe/Brussels");
    static final BuildingFacts COMMITTEE = new BuildingFacts(
            "eesc-brussels", LocalizedText.of("en", "European Economic and Social Committee"), "Rue Belliard 99, 1040 Brussels", null, "BE", "Europe/Brussels");
    static final PersonReference ADA = new PersonReference("sample-ada", "Ada Exemplar (sample)");
    static final Delegate DANA = new Delegate("d-1", "Dana Sample", "head", null, List.of("en"), null, null);
    static final Delegate EDO = new Delegate("d-2", "Edo Sample", "delegate", "Peace Works (sample)", List.of("nl"), null, null);

    private Samples() {}

    static Visit begun() {
        return Visit.begin(new VisitId("visit-1"), new Programme(text("Peacebuilders in Brussels"), text("To be heard"), List.of("BE"),
                new Window(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-05")), ZoneId.of("Europe/Brussels"), List.of()),
                List.of(DANA, EDO), NOW).after();
    }

    /** A confirmed public meeting with Ada. */
    static Visit meetingAt(Visit visit, String id, String start, String end) {
        return visit.addMeeting(meeting(id, slot(start, end), Visibility.PUBLIC, interlocutor(ADA)), NOW).after();
    }

    static Meeting meeting(String id, Slot slot, Visibility visibility, Attendance... attendances) {
        return meeting(id, MeetingState.CONFIRMED, slot, visibility, attendances);
    }

    static Meeting meeting(String id, MeetingState state, Slot slot, Visibility visibility, Attendance... attendances) {
        return Meeting.drafted(id, state, text("Talk " + id), Duration.ofHours(1), slot, PARLIAMENT, null, List.of(attendances),
                Arrangement.ordinary(visibility), NOW);
    }

    static Attendance interlocutor(PersonReference person) {
        return Attendance.expected(person.id(), person.name(), Attendance.Kind.INTERLOCUTOR);
    }

    static Attendance delegate(String id) {
        return Attendance.expected(id, null, Attendance.Kind.DELEGATE);
    }

    static LocalizedText text(String english) {
        return LocalizedText.of("en", english);
    }

    static Slot slot(String start, String end) {
        return Slot.of(OffsetDateTime.parse(start), OffsetDateTime.parse(end));
    }
}
