package org.hemicycle.localstack.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A mail taken apart: its decoded headers, the first plain text, the first HTML, and whatever else is attached.
///
/// @param headers values by name, in the order they came, decoded (RFC 2047) and unfolded
/// @param text the plain text part, empty if there is none
/// @param html the HTML part, empty if there is none
record MailContent(Map<String, List<String>> headers, String text, String html, List<Attachment> attachments) {

    /// A part that is neither the text nor the HTML of the mail, such as a calendar file.
    record Attachment(String name, String type, byte[] bytes) {
    }

    private static final Session SESSION = Session.getInstance(new Properties());

    /// Reads a mail; one that cannot be read has its raw form as text, because hiding it would help nobody.
    static MailContent of(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            Map<String, List<String>> headers = new LinkedHashMap<>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.computeIfAbsent(canonical(headers, header.getName()), name -> new ArrayList<>())
                        .add(decoded(header.getValue()));
            }
            Parts parts = new Parts();
            parts.take(message);
            return new MailContent(headers, parts.text == null ? "" : parts.text, parts.html == null ? "" : parts.html,
                    List.copyOf(parts.attachments));
        } catch (MessagingException | IOException unreadable) {
            return new MailContent(Map.of(), new String(raw, java.nio.charset.StandardCharsets.UTF_8), "", List.of());
        }
    }

    String subject() {
        return headers.getOrDefault("Subject", List.of("")).getFirst();
    }

    // Header names are case-insensitive (RFC 5322 §1.2.2): one spelling per mail, and the usual one for the subject.
    private static String canonical(Map<String, List<String>> headers, String name) {
        if (name.equalsIgnoreCase("Subject")) {
            return "Subject";
        }
        return headers.keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException unknownCharset) {
            return value;
        }
    }

    private static final class Parts {

        private @Nullable String text;
        private @Nullable String html;
        private final List<Attachment> attachments = new ArrayList<>();

        void take(Part part) throws MessagingException, IOException {
            boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    take(inner);
                }
            } else if (!attached && text == null && part.isMimeType("text/plain")) {
                text = part.getContent().toString();
            } else if (!attached && html == null && part.isMimeType("text/html")) {
                html = part.getContent().toString();
            } else {
                String name = part.getFileName() == null ? "part-" + (attachments.size() + 1) : part.getFileName();
                try (InputStream bytes = part.getInputStream()) {
                    attachments.add(new Attachment(decoded(name), part.getContentType(), bytes.readAllBytes()));
                }
            }
        }
    }
}
