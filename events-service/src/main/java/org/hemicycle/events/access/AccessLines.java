package org.hemicycle.events.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.events.delegate.FurtherLines;
import org.hemicycle.events.delegate.People;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.wording.Wording;
import org.springframework.stereotype.Component;

/** Says in an alarm to whoever leads a visit which requests are due, the nearest deadline first. */
@Component
class AccessLines implements FurtherLines {

    private static final int MOST = 20;
    private final AccessBoard board;
    private final Clock clock;

    AccessLines(AccessBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public List<PersonalFacts.Line> lines(Visit visit, String personId, String matter) {
        if (!matter.equals("access-due") || !personId.equals(People.LEAD)) {
            return List.of();
        }
        Instant now = clock.instant();
        return board.entries(visit).stream()
                .filter(entry -> entry.deadline() != null && !entry.state(now).inTime())
                .sorted(Comparator.comparing(entry -> Objects.requireNonNull(entry.deadline())))
                .limit(MOST)
                .map(AccessLines::line)
                .toList();
    }

    private static PersonalFacts.Line line(AccessBoard.Entry entry) {
        var texts = new LinkedHashMap<String, String>();
        var until = Objects.requireNonNull(entry.deadline()).atZone(ZoneId.of(entry.building().timeZone()));
        for (String language : Wording.LANGUAGES) {
            Wording wording = Wording.in(language);
            texts.put(language, wording.say("access.line", entry.delegate().name(), entry.building().name().in(language), wording.moment(until)));
        }
        return new PersonalFacts.Line("deadline", LocalizedText.of(texts));
    }
}
