package org.hemicycle.events.programme;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Why a time, a place or a presence cannot be as it was asked for, whatever it is that is being scheduled. */
public enum ProgrammeRefusal implements RefusalKind {
    PERSON_IN_TWO_PLACES(409, "A delegate, interlocutor or interpreter would be in two places at the same time."),
    ROOM_TAKEN(409, "The room is taken at that time."),
    DATES_OUT_OF_ORDER(422, "The days of the visit are out of order or too many."),
    TIMES_OUT_OF_ORDER(422, "The meeting does not end after it starts, or lasts longer than a day."),
    TIME_SKIPPED(422, "The clocks are put forward over this local time, so it does not exist."),
    TIME_DOUBLED(422, "The clocks are put back over this local time, so it happens twice; send it with its offset."),
    OFFSET_NOT_OF_PLACE(422, "The offset is not the one that clocks show at that place at that moment."),
    TIME_ZONE_UNKNOWN(422, "The time zone is not in the IANA database.");

    private final int status;
    private final String sentence;

    ProgrammeRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Configuration(proxyBeanMethods = false)
    static class Names {
        @Bean
        Refusals programmeRefusals() {
            return new Refusals(List.of(ProgrammeRefusal.values()));
        }
    }
}
