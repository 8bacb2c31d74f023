package org.hemicycle.gateway;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the gateway is to the world.
 *
 * @param publicUrl the address that people and links use, without a path; requests' Host headers are never believed
 */
@ConfigurationProperties("hemicycle")
public record GatewaySettings(URI publicUrl) {

    /** Scheme, host and port as a browser writes them in its {@code Origin} header (RFC 6454 §6.1). */
    public String origin() {
        return originOf(publicUrl);
    }

    public static String originOf(URI address) {
        var standard = address.getScheme().equals("https") ? 443 : 80;
        var port = address.getPort() < 0 || address.getPort() == standard ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }
}
