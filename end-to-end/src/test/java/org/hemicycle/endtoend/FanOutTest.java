package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One announcement, a thousand readers, four hundred concerned. */
@ExtendWith(OnRunningSystem.class)
class FanOutTest {

    @Test
    void tellsEveryReaderConcernedOnceInTheirLanguageAndNobodyElse(RunningSystem system, Mailbox mailbox, Crowd crowd) {
        var office = new Office(system);

        var announcement = office.announce(Crowd.AREA);

        var progress = office.awaitServed(announcement);
        List<Mail> mails = mailbox.about(announcement);
        assertThat(mails).extracting(Mail::to).containsExactlyInAnyOrderElementsOf(crowd.concerned());
        assertThat(mails).extracting(mail -> mail.header("Message-ID")).doesNotHaveDuplicates().doesNotContain("");
        assertThat(mails).allSatisfy(mail -> {
            String own = crowd.languageOf(mail.to());
            announcement.titles().forEach((language, title) -> {
                if (language.equals(own)) {
                    assertThat(mail.subject() + mail.text()).contains(title);
                } else {
                    assertThat(mail.subject() + mail.text()).doesNotContain(title);
                }
            });
            assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        });
        assertThat(progress.path("sent").asInt()).isEqualTo(Crowd.CONCERNED);
        assertThat(progress.path("audience").asInt()).isEqualTo(Crowd.CONCERNED);
    }
}
