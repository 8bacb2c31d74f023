package org.hemicycle.notification.telling;

import java.util.List;
import java.util.function.Consumer;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.contracts.UnreadableMessage;
import org.hemicycle.defaults.intake.Intake;
import org.hemicycle.defaults.round.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Where it is said who is concerned. */
@Configuration(proxyBeanMethods = false)
class TellingIntake {

    private static final List<String> SUBJECT_KINDS = List.of("visit", "briefing");

    @Bean
    Consumer<Message<?>> people(Intake intake, Tellings tellings) {
        return intake.of(PersonMessage.Concerned.class, received -> {
            PersonMessage.Concerned concerned = received.message();
            Matter matter = Matter.named(concerned.matter())
                    .orElseThrow(() -> new UnreadableMessage("the matter is unknown", null));
            if (!SUBJECT_KINDS.contains(concerned.subjectKind())
                    || concerned.subjectId().isBlank()
                    || concerned.personId().isBlank()) {
                throw new UnreadableMessage("the message does not say whom it concerns", null);
            }
            tellings.want(concerned, matter);
        });
    }

    @Bean
    Rounds tellingRounds(Teller teller, TellingProperties properties) {
        return new Rounds("tellings", properties.sweep(), teller::tellDue);
    }
}
