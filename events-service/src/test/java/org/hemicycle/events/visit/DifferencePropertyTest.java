package org.hemicycle.events.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.events.visit.Samples.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.edition.Difference;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Itinerary;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingState;
import org.hemicycle.events.programme.Slot;
import org.hemicycle.events.programme.Visibility;
import org.hemicycle.events.programme.Window;

/** What is told of two editions, on visits that were edited in ways nobody thought of. */
class DifferencePropertyTest {

    private static final List<String> EVERYBODY = List.of("d-1", "d-2", "p-0", "p-1", "p-2", "nobody");

    enum Kind { ADD, MOVE, RELOCATE, CANCEL, CONFIRM, HOLD, REWRITE, PEOPLE, DAYS, LEAVE, PUBLISH }

    /** One edit; a meeting, a time and people by small numbers, so that edits meet each other. */
    record Edit(Kind kind, int meeting, int time, Set<Integer> people, boolean visible) {}

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 4).set().ofMaxSize(3), Arbitraries.of(true, false))
                .as(Edit::new).list().ofMinSize(5).ofMaxSize(40);
    }

    @Property(tries = 300)
    void appliedToWhatAPersonKnewTheDifferenceGivesWhatIsTrue(@ForAll("edits") List<Edit> edits) {
        List<Edition> editions = editions(edits);
        for (Edition before : editions) {
            for (Edition after : editions) {
                for (String person : EVERYBODY) {
                    Itinerary known = Itinerary.of(before, person);
                    Itinerary now = Itinerary.of(after, person);
                    Difference difference = Difference.between(before, after, person);
                    assertThat(difference.applyTo(known)).isEqualTo(now);
                    assertThat(difference.isEmpty()).isEqualTo(known.equals(now));
                }
                assertThat(Difference.ofThePublic(before, after).applyTo(Itinerary.ofThePublic(before))).isEqualTo(Itinerary.ofThePublic(after));
                assertThat(Difference.ofStaff(before, after).applyTo(Itinerary.ofStaff(before))).isEqualTo(Itinerary.ofStaff(after));
            }
        }
    }

    @Property(tries = 300)
    void namesWhoeverIsConcernedAndNobodyElse(@ForAll("edits") List<Edit> edits) {
        for (VisitEvent.Published published : published(edits)) {
            Set<String> named = PublicFacts.messages(published, 9, NOW, Duration.ofHours(48)).stream()
                    .filter(PersonMessage.Concerned.class::isInstance)
                    .map(message -> ((PersonMessage.Concerned) message).personId())
                    .collect(Collectors.toSet());
            // Worked out without the difference: somebody is concerned whose meetings, or whose days, are not the same.
            Set<String> expected = EVERYBODY.stream().filter(person -> concerned(published, person)).collect(Collectors.toSet());
            assertThat(named).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void raisesTheSequenceOfWhateverCalendarsMustChange(@ForAll("edits") List<Edit> edits) {
        List<Edition> editions = editions(edits);
        for (int i = 1; i < editions.size(); i++) {
            for (Meeting after : editions.get(i).programme().meetings()) {
                editions.get(i - 1).programme().meeting(after.id()).ifPresent(before -> {
                    boolean differs = !before.time().equals(after.time()) || !before.place().equals(after.place()) || before.status() != after.status();
                    assertThat(after.sequence()).isGreaterThanOrEqualTo(before.sequence() + (differs ? 1 : 0));
                });
            }
            assertThat(editions.get(i).programme().meetings()).extracting(Meeting::id)
                    .as("what calendars were told of never vanishes").containsAll(editions.get(i - 1).programme().meetings().stream().map(Meeting::id).toList());
        }
    }

    private static boolean concerned(VisitEvent.Published published, String person) {
        Edition before = published.before();
        Itinerary now = Itinerary.of(published.edition(), person);
        if (before == null) {
            return !now.stops().isEmpty();
        }
        Itinerary known = Itinerary.of(before, person);
        boolean travelsOnOtherDays = known.days() != null && now.days() != null && !known.days().equals(now.days());
        return travelsOnOtherDays || !Set.copyOf(known.stops()).equals(Set.copyOf(now.stops()));
    }

    private static List<Edition> editions(List<Edit> edits) {
        return published(edits).stream().map(VisitEvent.Published::edition).toList();
    }

    private static List<VisitEvent.Published> published(List<Edit> edits) {
        Visit visit = begun();
        var published = new ArrayList<VisitEvent.Published>();
        for (Edit edit : edits) {
            try {
                VisitEvent event = apply(edit, visit);
                visit = event.after();
                if (event instanceof VisitEvent.Published one) {
                    published.add(one);
                }
            } catch (Refused impossible) {
                // The next edit is tried on the visit as it was.
            }
        }
        return published;
    }

    private static VisitEvent apply(Edit edit, Visit visit) {
        String id = "m-" + edit.meeting();
        Slot slot = slotAt(edit.time());
        return switch (edit.kind()) {
            case ADD -> {
                if (visit.plan().meeting(id).isPresent()) {
                    yield visit.rescheduleMeeting(id, slot, NOW);
                }
                yield visit.addMeeting(meeting(id, slot, edit.visible() ? Visibility.PUBLIC : Visibility.INTERNAL, people(edit)), NOW);
            }
            case MOVE -> visit.rescheduleMeeting(id, slot, NOW);
            case RELOCATE -> visit.relocateMeeting(id, edit.visible() ? PARLIAMENT : COMMITTEE, edit.time() % 2 == 0 ? null : "room " + edit.time(), NOW);
            case CANCEL -> visit.cancelMeeting(id, NOW);
            case CONFIRM -> visit.stepMeeting(id, MeetingState.CONFIRMED, slot, NOW);
            case HOLD -> visit.stepMeeting(id, edit.visible() ? MeetingState.HELD : MeetingState.REQUESTED, null, NOW);
            case REWRITE -> edit.visible()
                    ? visit.revise(text("Title " + edit.time()), text("To be heard"), List.of("BE"), NOW)
                    : visit.describeMeeting(id, text("Talk " + edit.time()), visit.meeting(id).attendances(), Arrangement.ordinary(Visibility.PUBLIC), NOW);
            case PEOPLE -> visit.describeMeeting(id, text("Talk " + id), List.of(people(edit)), visit.meeting(id).arrangement(), NOW);
            case DAYS -> visit.reschedule(new Window(LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-05").plusDays(edit.meeting())), NOW);
            case LEAVE -> visit.nameDelegates(edit.visible() ? List.of(DANA) : List.of(DANA, EDO), NOW);
            case PUBLISH -> visit.isPublic() ? visit.publish(NOW) : visit.announce(NOW);
        };
    }

    private static Attendance[] people(Edit edit) {
        return edit.people().stream()
                .map(number -> number < 2 ? delegate("d-" + (number + 1))
                        : Attendance.expected("p-" + (number - 2), "Person " + number, Attendance.Kind.INTERLOCUTOR))
                .toArray(Attendance[]::new);
    }

    private static Slot slotAt(int halfHour) {
        Instant start = Instant.parse("2027-03-01T08:00:00Z").plus(Duration.ofMinutes(30L * halfHour));
        return new Slot(start, start.plus(Duration.ofMinutes(45)));
    }
}
