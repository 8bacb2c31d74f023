package org.hemicycle.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hemicycle.notification.letter.Blank;
import org.hemicycle.notification.letter.Letters.LaidOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes mails out of letters: encodes everything that all readers share once, and fills in the rest per recipient.
 *
 * <p>Nothing that somebody wrote reaches a header but the subject, as encoded words (RFC 2047) without line breaks; so
 * no text can add a header or a recipient.
 */
@Component
public final class Stationery {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<String, Blank> BLANKS =
            Stream.of(Blank.values()).collect(Collectors.toUnmodifiableMap(Blank::mark, blank -> blank));
    private static final Pattern ANY_BLANK = Pattern.compile(String.join("|", BLANKS.keySet()));

    private static final Pattern METHOD = Pattern.compile("(?m)^METHOD:([A-Z]+)\r?$");

    private final InternetAddress sender;
    private final String domain;

    /** Stationery with the sender of the properties. */
    public Stationery(MailProperties properties) {
        try {
            sender = new InternetAddress(properties.from(), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("MAIL_FROM is not an address: " + properties.from(), e);
        }
        domain = sender.getAddress().substring(sender.getAddress().indexOf('@') + 1);
    }

    /** The domain that readers see in the sender. */
    String domain() {
        return domain;
    }

    /** The Message-ID, without angle brackets, of what is sent to somebody because of something. */
    public String messageId(String cause, String recipientId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((cause + "\n" + recipientId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16) + "@" + domain;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A letter ready to be addressed to any number of readers. */
    public Mail mail(LaidOut letter) {
        return new Mail(letter, "List-Id: Hemicycle <news." + domain + ">\r\n", null);
    }

    /**
     * A letter to one person, which belongs to no list.
     *
     * @param invitation the iCalendar object that goes with it as a further alternative (RFC 6047 §2.4), if any
     */
    public Mail personal(LaidOut letter, @Nullable String invitation) {
        return new Mail(letter, "", invitation);
    }

    /** One letter in one language as MIME, with blanks for what differs from reader to reader. */
    public final class Mail {

        private final byte[] sharedHeaders;
        /** Byte arrays and {@link Blank}s in the order in which they stand in the body. */
        private final List<Object> body;
        private final int size;

        private Mail(LaidOut letter, String listHeader, @Nullable String invitation) {
            String boundary = "hemicycle-" + hash(letter.text() + letter.html());
            sharedHeaders = ("From: " + sender + "\r\n"
                            + "Subject: " + subject(letter.subject()) + "\r\n"
                            + listHeader
                            + "Auto-Submitted: auto-generated\r\n"
                            + "Content-Language: " + letter.language() + "\r\n"
                            + "MIME-Version: 1.0\r\n"
                            + "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n"
                            + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            body = new ArrayList<>();
            part(boundary, "text/plain", letter.text());
            part(boundary, "text/html", letter.html());
            if (invitation != null) {
                calendar(boundary, invitation);
            }
            body.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
            size = sharedHeaders.length
                    + body.stream().mapToInt(piece -> piece instanceof byte[] b ? b.length : 300).sum()
                    + 800;
        }

        private void part(String boundary, String type, String text) {
            body.add(("--" + boundary + "\r\nContent-Type: " + type + "; charset=utf-8\r\n"
                            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var encoded = new QuotedPrintable();
            Matcher blank = ANY_BLANK.matcher(text);
            int end = 0;
            while (blank.find()) {
                body.add(encoded.text(text.substring(end, blank.start())).cut());
                body.add(java.util.Objects.requireNonNull(BLANKS.get(blank.group())));
                end = blank.end();
            }
            body.add(encoded.text(text.substring(end)).rest());
            body.add("\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        /** As base64, so that the object arrives octet by octet as it was written, folds and CRLF included. */
        private void calendar(String boundary, String invitation) {
            Matcher method = METHOD.matcher(invitation);
            body.add(("--" + boundary + "\r\nContent-Type: text/calendar; charset=utf-8"
                            + (method.find() ? "; method=" + method.group(1) : "") + "\r\n"
                            + "Content-Transfer-Encoding: base64\r\n\r\n"
                            + Base64.getMimeEncoder().encodeToString(invitation.getBytes(StandardCharsets.UTF_8)) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        /** The whole mail to one recipient, with CRLF line ends, as it is handed to SMTP before dot-stuffing. */
        public byte[] to(Recipient recipient, Instant now) {
            var mail = new ByteArrayOutputStream(size);
            var headers = new StringBuilder(600)
                    .append("Date: ").append(DATE.format(now)).append("\r\n")
                    .append("To: ").append(line(recipient.address())).append("\r\n")
                    .append("Message-ID: <").append(line(recipient.messageId())).append(">\r\n");
            String oneClick = recipient.oneClick();
            if (oneClick != null) {
                headers.append("List-Unsubscribe: <").append(line(oneClick)).append(">\r\n")
                        .append("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
            }
            mail.writeBytes(headers.toString().getBytes(StandardCharsets.US_ASCII));
            mail.writeBytes(sharedHeaders);
            for (Object piece : body) {
                switch (piece) {
                    case byte[] bytes -> mail.writeBytes(bytes);
                    case Blank blank ->
                        mail.writeBytes(QuotedPrintable.filling(recipient.links().getOrDefault(blank, "")));
                    default -> throw new IllegalStateException("a body is made of bytes and blanks");
                }
            }
            return mail.toByteArray();
        }
    }

    private static String subject(String subject) {
        String oneLine = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        try {
            return MimeUtility.fold(9, MimeUtility.encodeText(oneLine, "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    /** A value that is one header line by construction; anything else is a fault of ours and must not be sent. */
    private static String line(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < 33 || value.charAt(i) > 126) {
                throw new IllegalStateException("a header value with a space or a character outside printable ASCII");
            }
        }
        return value;
    }

    private static String hash(String text) {
        return Integer.toHexString(text.hashCode()) + Integer.toHexString(text.length());
    }
}
