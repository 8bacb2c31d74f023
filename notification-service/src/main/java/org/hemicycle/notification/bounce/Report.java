package org.hemicycle.notification.bounce;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A report about one mail: a delivery status notification (RFC 3464) or an abuse report (RFC 5965), both in a
 * {@code multipart/report} (RFC 6522).
 *
 * @param kind what it says
 * @param status the enhanced status code (RFC 3463), where it gives one
 * @param words what the other server said, without addresses
 * @param paths every text in it that may hold the mail's return path, the most trustworthy first
 */
record Report(Kind kind, @Nullable String status, String words, List<String> paths) {

    /** What a report says about the address. */
    enum Kind {
        /** There is no such mailbox, and there will not be. */
        HARD,
        /** Not this mail, or not now: full, too large, not liked, not reached in time. */
        SOFT,
        /** The reader called it unwanted. */
        COMPLAINT,
        /** Nothing is wrong, or nothing is known yet: delayed, delivered, not spam. */
        NOTHING
    }

    private static final int MOST_PARTS = 20;
    private static final int LONGEST_PART = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern REPLY = Pattern.compile("\\b([45])\\d\\d\\b");

    /** What is permanent without being about the mailbox: full, size, system, route and loop, protocol, content, policy. */
    private static final Pattern NOT_THE_MAILBOX =
            Pattern.compile("5\\.(2\\.[23]|3\\.\\d+|4\\.[2-35-7]|5\\.\\d+|6\\.\\d+|7\\.\\d+)");

    /**
     * The report in a mail.
     *
     * @param envelope to whom it was addressed in the envelope, where the one who hands it in knows
     * @throws Refused REPORT_UNREADABLE when it is no such report, or breaks off before it says anything
     */
    static Report of(byte[] mail, @Nullable String envelope) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            var type = new ContentType(message.getContentType());
            if (!type.match("multipart/report") || !(message.getContent() instanceof MimeMultipart parts)) {
                throw BounceRefusal.REPORT_UNREADABLE.refused();
            }
            var paths = new ArrayList<String>();
            if (envelope != null) {
                paths.add(envelope);
            }
            for (String header : new String[] {"X-Original-To", "Delivered-To", "Envelope-To", "To"}) {
                String[] values = message.getHeader(header);
                if (values != null) {
                    paths.addAll(List.of(values));
                }
            }
            return read(parts, paths);
        } catch (MessagingException | IOException | IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            throw BounceRefusal.REPORT_UNREADABLE.refused();
        }
    }

    private static Report read(MimeMultipart parts, List<String> paths) throws MessagingException, IOException {
        Report said = null;
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                said = said == null ? deliveryStatus(text(part), paths) : said;
            } else if (part.isMimeType("message/feedback-report")) {
                said = said == null ? feedback(text(part), paths) : said;
            } else if (part.isMimeType("message/rfc822")
                    || part.isMimeType("text/rfc822-headers")
                    || part.isMimeType("message/global")
                    || part.isMimeType("message/global-headers")) {
                // The server that kept our mail may have noted its return path (RFC 5321 §4.4).
                InternetHeaders ours = headers(text(part));
                for (String header : new String[] {"Return-Path", "X-Envelope-From"}) {
                    String[] values = ours.getHeader(header);
                    if (values != null) {
                        paths.addAll(List.of(values));
                    }
                }
            }
        }
        if (said == null) {
            throw BounceRefusal.REPORT_UNREADABLE.refused();
        }
        return new Report(said.kind(), said.status(), said.words(), List.copyOf(paths));
    }

    /** The first group is about the mail, each further one about a recipient (§2.1.2); ours have one recipient. */
    private static Report deliveryStatus(String text, List<String> paths) throws MessagingException {
        Report worst = null;
        for (String group : text.split("\n[ \t]*\n+")) {
            InternetHeaders fields = headers(group.strip() + "\n\n");
            String envelopeId = fields.getHeader("Original-Envelope-Id", null);
            if (envelopeId != null) {
                paths.add(envelopeId);
            }
            String action = fields.getHeader("Action", null);
            if (action == null) {
                continue;
            }
            String diagnostic = withoutAddresses(orEmpty(fields.getHeader("Diagnostic-Code", " ")));
            String status = status(orEmpty(fields.getHeader("Status", null)), diagnostic);
            Kind kind = action.strip().toLowerCase(Locale.ROOT).startsWith("failed") ? failed(status, diagnostic) : Kind.NOTHING;
            if (worst == null || kind.ordinal() < worst.kind().ordinal()) {
                worst = new Report(kind, status, diagnostic.isEmpty() ? action.strip() : diagnostic, List.of());
            }
        }
        if (worst == null) {
            throw BounceRefusal.REPORT_UNREADABLE.refused();
        }
        return worst;
    }

    /** The more exact one: servers in between often turn 5.1.1 into 5.0.0 and leave the truth in the diagnostic. */
    private static @Nullable String status(String field, String diagnostic) {
        Matcher own = STATUS.matcher(field);
        Matcher remote = STATUS.matcher(diagnostic);
        String status = own.find() ? own.group(1) : null;
        if ((status == null || status.endsWith(".0.0")) && remote.find()) {
            return remote.group(1);
        }
        return status;
    }

    private static Kind failed(@Nullable String status, String diagnostic) {
        if (status == null) {
            Matcher reply = REPLY.matcher(diagnostic);
            return reply.find() && reply.group(1).equals("5") ? Kind.HARD : Kind.SOFT;
        }
        return status.startsWith("5.") && !NOT_THE_MAILBOX.matcher(status).matches() ? Kind.HARD : Kind.SOFT;
    }

    private static Report feedback(String text, List<String> paths) throws MessagingException {
        InternetHeaders fields = headers(text);
        String type = fields.getHeader("Feedback-Type", null);
        if (type == null) {
            throw BounceRefusal.REPORT_UNREADABLE.refused();
        }
        String[] senders = fields.getHeader("Original-Mail-From");
        if (senders != null) {
            paths.addAll(List.of(senders));
        }
        String feedback = type.strip().toLowerCase(Locale.ROOT);
        return new Report(feedback.equals("not-spam") ? Kind.NOTHING : Kind.COMPLAINT, null, withoutAddresses(feedback), List.of());
    }

    private static InternetHeaders headers(String text) throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(LONGEST_PART), StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Reasons are kept and shown, addresses are not. */
    private static String withoutAddresses(String words) {
        String clean = words.replaceAll("[^\\s<>@]+@[^\\s<>@]+", "…").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() > 300 ? clean.substring(0, 300) : clean;
    }
}
