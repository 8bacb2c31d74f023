package org.hemicycle.gateway.session;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The OpenID provider where people sign in, and what the gateway is called there. */
@ConfigurationProperties("hemicycle.openid")
public record OpenIdSettings(URI issuer, String clientId, String clientSecret) {}
