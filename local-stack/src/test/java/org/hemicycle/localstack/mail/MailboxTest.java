package org.hemicycle.localstack.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a reader of the mailbox can count on while mails come in.
class MailboxTest {

    private static final int SESSIONS = 8;
    private static final int MAILS_EACH = 100;

    @Test
    void aReaderWhoAsksForWhatCameAfterTheLastMailMissesNone(@TempDir Path folder) throws Exception {
        Mailbox mailbox = new Mailbox(folder, 10_000);
        List<Long> seen = new ArrayList<>();
        try (var sessions = Executors.newFixedThreadPool(SESSIONS)) {
            Callable<Void> session = () -> {
                for (int i = 0; i < MAILS_EACH; i++) {
                    mailbox.keep("news@example.org", List.of("anna@example.org"), "Subject: x\r\n\r\nx\r\n".getBytes(UTF_8),
                            Instant.EPOCH);
                }
                return null;
            };
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                running.add(sessions.submit(session));
            }
            while (!running.stream().allMatch(Future::isDone)) {
                mailbox.list("", seen.isEmpty() ? 0 : seen.getLast()).forEach(mail -> seen.add(mail.id()));
            }
            for (Future<Void> one : running) {
                one.get();
            }
            mailbox.list("", seen.isEmpty() ? 0 : seen.getLast()).forEach(mail -> seen.add(mail.id()));
        }
        assertThat(seen).hasSize(SESSIONS * MAILS_EACH).isSorted().doesNotHaveDuplicates();
    }
}
