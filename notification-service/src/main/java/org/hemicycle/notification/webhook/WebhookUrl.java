package org.hemicycle.notification.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The address of a webhook, of a form that two programs cannot read differently.
 *
 * <p>A name can lead elsewhere by the time something is sent, so where it leads is tried then, with each connection. What
 * says already here that it leads inside is refused here, for the sake of whoever registers it.
 */
public final class WebhookUrl {

    private static final int LONGEST = 2_048;
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?i)(^|\\.)([0-9]+|0x[0-9a-f]*)\\.?$");

    private WebhookUrl() {}

    /**
     * The address as it was sent, when it is one.
     *
     * @param loopback whether it may lead to this machine
     * @throws IllegalArgumentException with a sentence when it has not the form of an address we can send to
     * @throws Refused WEBHOOK_ADDRESS_INSIDE when it names a place inside
     */
    public static String of(@Nullable String text, boolean loopback) {
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("must be an https address");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("must be at most " + LONGEST + " characters long");
        }
        if (!text.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new IllegalArgumentException(
                    "must be plain ASCII without blanks; write other characters as an address on the wire does");
        }
        URI url = parsed(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (url.isOpaque() || !(scheme.equals("https") || (loopback && scheme.equals("http")))) {
            throw new IllegalArgumentException("must begin with https://");
        }
        if (url.getRawUserInfo() != null || String.valueOf(url.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException("must not carry a name or a password");
        }
        if (!isUnambiguous(host)) {
            throw new IllegalArgumentException("must name a host by its domain name or its usual IP address");
        }
        if (url.getPort() > 65_535 || url.getPort() == 0) {
            throw new IllegalArgumentException("must have a port from 1 to 65535");
        }
        if (url.getRawFragment() != null) {
            throw new IllegalArgumentException("must not have a part after #");
        }
        if (host == null || namesAPlaceInside(host, loopback)) {
            throw new Refused(
                    WebhookRefusal.WEBHOOK_ADDRESS_INSIDE, WebhookRefusal.WEBHOOK_ADDRESS_INSIDE.sentence(), "url");
        }
        if (scheme.equals("http") && !namesThisMachine(host)) {
            throw new IllegalArgumentException("must begin with https://");
        }
        return text;
    }

    /**
     * Whether a host is a domain name, or an IP address as it is usually written. What ends in a number is read as an
     * address by some programs (WHATWG URL §3.5), and numbers with a leading nought as octal by some of these.
     */
    public static boolean isUnambiguous(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        if (host.startsWith("[")) {
            return !host.contains("%") && literal(host) != null;
        }
        if (!ENDS_IN_A_NUMBER.matcher(host).find()) {
            return true;
        }
        InetAddress literal = literal(host);
        return literal != null && literal.getHostAddress().equals(host);
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an address: " + e.getReason(), e);
        }
    }

    private static boolean namesAPlaceInside(String host, boolean loopback) {
        if (namesThisMachine(host)) {
            return !loopback;
        }
        InetAddress literal = literal(host);
        return literal != null && !Reach.isPublic(literal);
    }

    private static boolean namesThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        InetAddress literal = literal(name);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || (literal != null && literal.isLoopbackAddress());
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException aName) {
            return null;
        }
    }
}
