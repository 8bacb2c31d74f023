package org.hemicycle.events.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.programme.Attendance.PartStat;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered to an invitation (iMIP, RFC 6047; METHOD:REPLY, RFC 5546 §3.2.3).
 *
 * @param uid the event's UID
 * @param sequence the SEQUENCE of the invitation that was answered
 * @param stamp when it was answered, by the attendee's calendar
 * @param attendee the address of the attendee for whom it answers, in small letters
 * @param partstat the answer
 * @param delegatedTo the name of who comes instead, where the reply gives one
 * @param sender the address that the message came from, in small letters
 */
record Reply(
        String uid, int sequence, @Nullable Instant stamp, String attendee, PartStat partstat, @Nullable String delegatedTo, String sender) {

    /** How deep parts may lie in parts; mail programs need three. */
    private static final int DEEPEST = 5;
    private static final int MOST_PARTS = 50;
    private static final int LARGEST_CALENDAR = 256 * 1024;

    /**
     * Reads a raw message with its headers (RFC 5322).
     *
     * @throws Refused REPLY_UNREADABLE or REPLY_SENDER_MISSING
     */
    static Reply ofMessage(byte[] raw) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            Address[] from = message.getFrom();
            // Two senders are none: the answer of one must not count as the other's.
            String sender = from != null && from.length == 1 && from[0] instanceof InternetAddress one ? one.getAddress() : null;
            String calendar = calendar(message, 0, new int[] {MOST_PARTS})
                    .orElseThrow(() -> new Refused(ReplyRefusal.REPLY_UNREADABLE, "The message has no text/calendar part."));
            return ofCalendar(calendar, sender);
        } catch (Refused named) {
            throw named;
        } catch (MessagingException | IOException | RuntimeException notAMessage) {
            // The library throws whatever it trips over, not only what it declares.
            throw new Refused(ReplyRefusal.REPLY_UNREADABLE, "The body is not a mail message.");
        }
    }

    /**
     * Reads a calendar that somebody sent.
     *
     * @param sender the address that it came from, or null where that is not known
     * @throws Refused REPLY_UNREADABLE or REPLY_SENDER_MISSING
     */
    static Reply ofCalendar(String text, @Nullable String sender) {
        if (sender == null || sender.isBlank()) {
            throw new Refused(ReplyRefusal.REPLY_SENDER_MISSING, "The message has no single sender.");
        }
        try {
            return of(new CalendarBuilder().build(new StringReader(text)), sender);
        } catch (Refused named) {
            throw named;
        } catch (ParserException | IOException | RuntimeException notACalendar) {
            // Some properties are looked into only when they are asked for: a DTSTAMP that is empty throws then.
            throw new Refused(ReplyRefusal.REPLY_UNREADABLE, "The calendar in the message cannot be read.");
        }
    }

    private static Reply of(Calendar calendar, String sender) {
        if (!"REPLY".equalsIgnoreCase(value(calendar.getProperty(Property.METHOD)).orElse(""))) {
            throw new Refused(ReplyRefusal.REPLY_UNREADABLE, "The calendar in the message is no reply (METHOD:REPLY).");
        }
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        if (events.size() != 1) {
            throw new Refused(ReplyRefusal.REPLY_UNREADABLE, "The reply answers %d events instead of one.".formatted(events.size()));
        }
        return of(events.getFirst(), sender);
    }

    private static Reply of(VEvent event, String sender) {
        List<Property> attendees = event.getProperties(Property.ATTENDEE);
        Property own = attendees.stream()
                .filter(attendee -> attendees.size() == 1 || attendee.getParameter(Parameter.DELEGATED_FROM).isEmpty())
                .findFirst()
                .orElseThrow(() -> new Refused(ReplyRefusal.REPLY_UNREADABLE, "The reply names no attendee."));
        String uid = value(event.getProperty(Property.UID))
                .orElseThrow(() -> new Refused(ReplyRefusal.REPLY_UNREADABLE, "The reply names no event (UID)."));
        String answer = own.getParameter(Parameter.PARTSTAT).map(Parameter::getValue).orElse("").toUpperCase(Locale.ROOT);
        PartStat partstat = switch (answer) {
            case "ACCEPTED" -> PartStat.ACCEPTED;
            case "DECLINED" -> PartStat.DECLINED;
            case "TENTATIVE" -> PartStat.TENTATIVE;
            case "DELEGATED" -> PartStat.DELEGATED;
            default -> throw new Refused(ReplyRefusal.REPLY_UNREADABLE, "The reply says neither yes, no, maybe nor who comes instead (PARTSTAT).");
        };
        String sequence = value(event.getProperty(Property.SEQUENCE)).orElse("0");
        return new Reply(
                uid, sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : 0, stamp(event), address(own.getValue()), partstat,
                partstat == PartStat.DELEGATED ? substitute(attendees, own) : null, sender.strip().toLowerCase(Locale.ROOT));
    }

    /** The name of who comes instead; an address is not taken over, because a visit keeps none. */
    private static @Nullable String substitute(List<Property> attendees, Property own) {
        return attendees.stream()
                .filter(attendee -> !attendee.equals(own))
                .flatMap(attendee -> attendee.getParameter(Parameter.CN).map(Parameter::getValue).stream())
                .filter(name -> !name.contains("@") && !name.isBlank())
                .map(name -> name.length() > 200 ? name.substring(0, 200) : name)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant stamp(VEvent event) {
        String stamp = value(event.getProperty(Property.DTSTAMP)).orElse("");
        try {
            return stamp.matches("\\d{8}T\\d{6}Z")
                    ? java.time.LocalDateTime.parse(stamp, java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")).toInstant(java.time.ZoneOffset.UTC)
                    : null;
        } catch (java.time.DateTimeException notAMoment) {
            return null;
        }
    }

    private static String address(@Nullable String mailto) {
        String text = mailto == null ? "" : mailto.strip().toLowerCase(Locale.ROOT);
        return text.startsWith("mailto:") ? text.substring("mailto:".length()) : text;
    }

    private static Optional<String> value(Optional<? extends Property> property) {
        return property.map(Property::getValue).filter(text -> !text.isBlank());
    }

    private static Optional<String> calendar(Part part, int depth, int[] left) throws MessagingException, IOException {
        if (depth > DEEPEST || --left[0] < 0) {
            return Optional.empty();
        }
        if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) {
            byte[] bytes = part.getInputStream().readNBytes(LARGEST_CALENDAR);
            return Optional.of(new String(bytes, charset(part.getContentType())));
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = calendar(parts.getBodyPart(i), depth + 1, left);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Charset charset(String contentType) {
        try {
            String named = new jakarta.mail.internet.ContentType(contentType).getParameter("charset");
            return named == null ? UTF_8 : Charset.forName(named);
        } catch (jakarta.mail.internet.ParseException | IllegalArgumentException unknown) {
            return UTF_8;
        }
    }
}
