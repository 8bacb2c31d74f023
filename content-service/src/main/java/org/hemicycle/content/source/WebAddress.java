package org.hemicycle.content.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address on the web that a reader can follow: absolute, http or https, with a host and without a user name.
 *
 * @param value the address as it was given
 */
public record WebAddress(String value) {

    private static final int LONGEST = 2000;

    /**
     * Holds an address to its rules, so that no script and no password ever becomes a link.
     *
     * @throws IllegalArgumentException when it breaks one
     */
    public WebAddress {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("the address is longer than " + LONGEST + " characters");
        }
        try {
            URI uri = new URI(value);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IllegalArgumentException("the address must begin with https:// or http://");
            }
            if (uri.getHost() == null || uri.getUserInfo() != null) {
                throw new IllegalArgumentException("the address must name a host, and no user");
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address is not a URL", e);
        }
    }
}
