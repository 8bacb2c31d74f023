package org.hemicycle.events.calendar;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every way in which a private calendar or an invitation can be refused, with its status. */
enum CalendarRefusal implements RefusalKind {
    FEED_READER_UNKNOWN(404, "There is no such briefing, or it does not expect the person."),
    MEETING_NOT_PUBLISHED(409, "The meeting is in no published edition, so nobody can be invited to it yet."),
    ADDRESS_UNKNOWN(409, "No address is known for the person, so no invitation can be made out to them.");

    private final int status;
    private final String sentence;

    CalendarRefusal(int status, String sentence) {
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
        Refusals calendarRefusals() {
            return new Refusals(List.of(CalendarRefusal.values()));
        }
    }
}
