package org.hemicycle.notification.bounce;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.link.LinkProperties;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The envelope sender of each mail: a mailbox of ours with a signed token that says which mail to whom it was (VERP), so
 * that a report needs no address in it and nobody can have a stranger's address suppressed.
 *
 * <p>A token is 56 letters and digits of base32 in lower case (RFC 4648 §6), because some servers fold the case: 15 bytes
 * of the address's keyed hash, 8 that tell the mail, 2 of the day and 10 of the signature. With {@code bounces+} before
 * it the local part has the 64 octets that RFC 5321 §4.5.3.1.1 allows.
 */
@Component
public final class ReturnPaths {

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int PAYLOAD = 25;
    private static final int SIGNATURE = 10;
    private static final int TOKEN_LETTERS = 56;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final byte[] MESSAGE_ID = "\nMessage-ID: <".getBytes(StandardCharsets.US_ASCII);

    private final AddressVault vault;
    private final SecretKeySpec key;
    private final Clock clock;
    private final long validDays;
    private final String localPart;
    private final String domain;
    private final Pattern anyOfOurs;

    /** Return paths at the mailbox of the properties, or {@code bounces} at the domain of the sender. */
    public ReturnPaths(
            BounceProperties properties,
            LinkProperties links,
            AddressVault vault,
            @Value("${hemicycle.mail.from:Hemicycle <news@hemicycle.example>}") String from,
            Clock clock) {
        this.vault = vault;
        this.clock = clock;
        this.validDays = properties.validity().toDays();
        String mailbox = properties.mailbox();
        if (mailbox == null || mailbox.isBlank()) {
            mailbox = "bounces@" + from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
        }
        EmailAddress address = EmailAddress.of(mailbox);
        localPart = address.wire().substring(0, address.wire().lastIndexOf('@'));
        domain = address.wire().substring(localPart.length() + 1);
        if (localPart.length() + 1 + TOKEN_LETTERS > LONGEST_LOCAL_PART) {
            throw new IllegalArgumentException("the mailbox for bounces has more than 7 characters before its @");
        }
        anyOfOurs = Pattern.compile(
                Pattern.quote(localPart) + "\\+([a-z2-7]{1,200})@" + Pattern.quote(domain), Pattern.CASE_INSENSITIVE);
        key = new SecretKeySpec(
                hmac(new SecretKeySpec(Base64.getDecoder().decode(links.key()), "HmacSHA256"),
                        "hemicycle return paths".getBytes(StandardCharsets.US_ASCII)),
                "HmacSHA256");
    }

    /** The return path of a mail, told from others to the same address by its Message-ID. */
    public String of(String address, byte[] mail) {
        EmailAddress to;
        try {
            to = EmailAddress.of(address);
        } catch (IllegalArgumentException unsendable) {
            return localPart + "@" + domain;
        }
        byte[] token = new byte[PAYLOAD + SIGNATURE];
        int today = (int) LocalDate.now(clock.withZone(ZoneOffset.UTC)).toEpochDay();
        ByteBuffer.wrap(token)
                .put(Base64.getUrlDecoder().decode(Suppressions.key(vault.fingerprint(to))))
                .put(sha256(messageId(mail)), 0, 8)
                .putShort((short) today)
                .put(signature(token), 0, SIGNATURE);
        return localPart + "+" + base32(token) + "@" + domain;
    }

    /** What a return path tells a mail by, of the mail with this Message-ID. */
    static String mail(String messageId) {
        return HexFormat.of().formatHex(sha256(messageId.getBytes(StandardCharsets.US_ASCII)), 0, 8);
    }

    /**
     * The delivery that one of several texts names by its return path.
     *
     * @throws Refused REPORT_UNADDRESSED where none has the form of a return path of ours, RETURN_PATH_FORGED where none
     *     that has was signed by us, RETURN_PATH_EXPIRED where it is too old
     */
    Delivery read(List<String> texts) {
        var found = new ArrayList<String>();
        for (String text : texts) {
            Matcher path = anyOfOurs.matcher(text);
            while (path.find()) {
                found.add(path.group(1).toLowerCase(Locale.ROOT));
            }
        }
        if (found.isEmpty()) {
            throw BounceRefusal.REPORT_UNADDRESSED.refused();
        }
        for (String letters : found) {
            byte[] token = letters.length() == TOKEN_LETTERS ? bytes(letters) : new byte[0];
            if (token.length > 0
                    && MessageDigest.isEqual(
                            Arrays.copyOfRange(token, PAYLOAD, token.length),
                            Arrays.copyOf(signature(token), SIGNATURE))) {
                return delivery(token);
            }
        }
        throw BounceRefusal.RETURN_PATH_FORGED.refused();
    }

    private Delivery delivery(byte[] token) {
        int day = ByteBuffer.wrap(token, 23, 2).getShort() & 0xFFFF;
        LocalDate sentOn = LocalDate.ofEpochDay(day);
        if (sentOn.plusDays(validDays).isBefore(LocalDate.now(clock.withZone(ZoneOffset.UTC)))) {
            throw BounceRefusal.RETURN_PATH_EXPIRED.refused();
        }
        return new Delivery(
                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(token, 15)),
                HexFormat.of().formatHex(token, 15, 23),
                sentOn);
    }

    private byte[] signature(byte[] token) {
        return hmac(key, Arrays.copyOf(token, PAYLOAD));
    }

    private static byte[] messageId(byte[] mail) {
        for (int i = 0; i + MESSAGE_ID.length < mail.length; i++) {
            if (mail[i] == '\n') {
                if (mail[i + 1] == '\r') {
                    break;
                }
                if (Arrays.equals(mail, i, i + MESSAGE_ID.length, MESSAGE_ID, 0, MESSAGE_ID.length)) {
                    int start = i + MESSAGE_ID.length;
                    int end = start;
                    while (end < mail.length && mail[end] != '>') {
                        end++;
                    }
                    return Arrays.copyOfRange(mail, start, end);
                }
            }
        }
        return mail;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HMAC-SHA256", e);
        }
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Base32 of a multiple of five bytes, which needs no padding. */
    private static String base32(byte[] bytes) {
        var letters = new StringBuilder(bytes.length * 8 / 5);
        for (int i = 0; i < bytes.length; i += 5) {
            long group = 0;
            for (int j = 0; j < 5; j++) {
                group = group << 8 | bytes[i + j] & 0xFF;
            }
            for (int shift = 35; shift >= 0; shift -= 5) {
                letters.append(ALPHABET.charAt((int) (group >> shift) & 31));
            }
        }
        return letters.toString();
    }

    private static byte[] bytes(String letters) {
        byte[] bytes = new byte[letters.length() * 5 / 8];
        for (int i = 0; i < letters.length(); i += 8) {
            long group = 0;
            for (int j = 0; j < 8; j++) {
                group = group << 5 | ALPHABET.indexOf(letters.charAt(i + j));
            }
            for (int j = 4; j >= 0; j--) {
                bytes[i / 8 * 5 + j] = (byte) group;
                group >>= 8;
            }
        }
        return bytes;
    }
}
