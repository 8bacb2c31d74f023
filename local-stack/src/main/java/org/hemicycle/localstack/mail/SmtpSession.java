package org.hemicycle.localstack.mail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/// Takes one mail of an SMTP conversation into the mailbox.
///
/// So that senders can be tried against refusals, an address whose local part ends in `+` and an SMTP reply code of the
/// 4xx or 5xx class, such as `anna+550@example.org`, is answered with that code.
final class SmtpSession implements MessageHandler {

    private static final Pattern REFUSED = Pattern.compile(".*\\+([45]\\d\\d)@.*");

    private final Mailbox mailbox;
    private final Gate gate;
    private final Clock clock;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    SmtpSession(Mailbox mailbox, Gate gate, Clock clock) {
        this.mailbox = mailbox;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        Matcher refused = REFUSED.matcher(recipient);
        if (refused.matches()) {
            int code = Integer.parseInt(refused.group(1));
            throw new RejectException(code, code / 100 + ".1.1 The address asks for this refusal");
        }
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws IOException {
        byte[] raw = data.readAllBytes();
        try {
            gate.pass();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted before the gate", e);
        }
        Mail mail = mailbox.keep(sender, recipients, raw, clock.instant());
        return "2.0.0 Kept as " + mail.id();
    }

    @Override
    public void done() {
        // The mail was kept when its data ended; nothing is left to do when the conversation does.
    }
}
