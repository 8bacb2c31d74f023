package org.hemicycle.localstack.mail;

import java.time.Instant;
import java.util.List;

/// What the catcher remembers of a mail without opening its file: the SMTP envelope, the subject and the size in bytes.
record Mail(long id, String from, List<String> to, Instant receivedAt, String subject, int size) {

    Mail {
        to = List.copyOf(to);
    }

    boolean isFor(String address) {
        return to.stream().anyMatch(address::equalsIgnoreCase);
    }
}
