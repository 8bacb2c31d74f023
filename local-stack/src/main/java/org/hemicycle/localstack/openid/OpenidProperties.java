package org.hemicycle.localstack.openid;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What the provider is told at its start.
///
/// @param issuer the address in `iss`, where discovery is found
/// @param publicUrl the gateway's address for browsers, where people return to
/// @param gatewaySecret the secret of the client `hemicycle-gateway`
/// @param apiSecret the secret of the client `hemicycle-api`
/// @param serviceSecret the secret of the client `notification-service`
/// @param password the password of every demo user
/// @param data the folder that keeps the signing key and the sign-ins
@ConfigurationProperties("openid")
record OpenidProperties(String issuer, String publicUrl, String gatewaySecret, String apiSecret,
        String serviceSecret, String password, Path data) {
}
