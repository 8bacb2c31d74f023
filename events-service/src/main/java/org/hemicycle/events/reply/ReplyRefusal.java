package org.hemicycle.events.reply;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every way in which a reply to an invitation can be refused, with its status. */
enum ReplyRefusal implements RefusalKind {
    REPLY_UNREADABLE(422, "There is no calendar reply (METHOD:REPLY) in the message, or it cannot be read."),
    REPLY_SENDER_MISSING(422, "The message does not say who sent it, so nobody can tell whether it is the attendee."),
    REPLY_ATTENDEE_UNKNOWN(422, "The meeting invited nobody at this address."),
    REPLY_FORGED(422, "The message was not sent from the address of the attendee for whom it answers.");

    private final int status;
    private final String sentence;

    ReplyRefusal(int status, String sentence) {
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
        Refusals replyRefusals() {
            return new Refusals(List.of(ReplyRefusal.values()));
        }
    }
}
