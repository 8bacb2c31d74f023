package org.hemicycle.notification.subscriber;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * An address that mail can be sent to, with its domain in ASCII; it never shows itself in a log.
 *
 * <p>Narrower than RFC 5321 on purpose: no quoted local parts, no address literals, no comments. Letters outside ASCII
 * are welcome in the domain (RFC 5890) and refused before the @, where they would need SMTPUTF8 on every hop.
 */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private final String localPart;
    private final String domain;

    private EmailAddress(String localPart, String domain) {
        this.localPart = localPart;
        this.domain = domain;
    }

    /**
     * The address that somebody typed.
     *
     * @throws IllegalArgumentException with a sentence for them, which does not repeat the address
     */
    public static EmailAddress of(String typed) {
        String address = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        if (address.isEmpty()) {
            throw new IllegalArgumentException("An e-mail address is needed.");
        }
        if (address.length() > LONGEST) {
            throw new IllegalArgumentException("An e-mail address has at most 254 characters.");
        }
        if (address.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("An e-mail address has no spaces, line breaks or control characters.");
        }
        int at = address.indexOf('@');
        if (at < 0 || at != address.lastIndexOf('@')) {
            throw new IllegalArgumentException("An e-mail address has exactly one @.");
        }
        String localPart = address.substring(0, at);
        if (localPart.length() > LONGEST_LOCAL_PART || !LOCAL_PART.matcher(localPart).matches()) {
            throw new IllegalArgumentException("What stands before the @ is not something we can send to.");
        }
        String domain = ascii(address.substring(at + 1));
        if (localPart.length() + 1 + domain.length() > LONGEST) {
            throw new IllegalArgumentException("An e-mail address has at most 254 characters.");
        }
        return new EmailAddress(localPart, domain);
    }

    /**
     * The address that somebody typed into a field.
     *
     * @throws Refused INVALID_FIELD with the field and a sentence that does not repeat the address
     */
    public static EmailAddress in(String field, @Nullable String typed) {
        try {
            return of(typed == null ? "" : typed);
        } catch (IllegalArgumentException e) {
            throw new Refused(CommonRefusal.INVALID_FIELD, String.valueOf(e.getMessage()), field);
        }
    }

    private static String ascii(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            if (DOMAIN.matcher(ascii).matches()) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in our own words.
        }
        throw new IllegalArgumentException("What stands after the @ is not a domain name.");
    }

    /** The address as it stands in an SMTP envelope. */
    public String wire() {
        return localPart + "@" + domain;
    }

    /** The domain it is at, in ASCII and lower case. */
    public String domain() {
        return domain;
    }

    /**
     * The domain that somebody typed, in ASCII and lower case.
     *
     * @throws IllegalArgumentException with a sentence for them
     */
    public static String domain(String typed) {
        return ascii(Normalizer.normalize(typed.strip(), Normalizer.Form.NFC));
    }

    /** The form in which two spellings of one mailbox are equal: practically no provider tells cases apart. */
    String normalised() {
        return localPart.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && wire().equals(that.wire());
    }

    @Override
    public int hashCode() {
        return wire().hashCode();
    }

    @Override
    public String toString() {
        return "an e-mail address";
    }
}
