package org.hemicycle.localstack.supervisor;

import java.util.HashMap;
import java.util.Map;

/// What every deployable is told about the others, as environment variables; the one place where their names stand.
///
/// @param urls where each deployable is reached
record Wiring(Settings settings, Keys keys, String kafkaBrokers, String mongodbUri, String openidIssuer, String smtpHost,
        int smtpPort, String publicUrl, Map<Deployable, String> urls) {

    static final String GATEWAY_SECRET = "gateway-client-secret";
    static final String SERVICE_SECRET = "service-client-secret";

    /// The variables of one instance.
    Map<String, String> environment(String instance, int port) {
        Map<String, String> variables = new HashMap<>();
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("HEMICYCLE_INSTANCE", instance);
        variables.put("KAFKA_BROKERS", kafkaBrokers);
        variables.put("KAFKA_REPLICATION", settings.given("KAFKA_REPLICATION").orElse("1"));
        variables.put("MONGODB_URI", mongodbUri);
        variables.put("OPENID_ISSUER", openidIssuer);
        variables.put("OPENID_CLIENT_ID", settings.given("OPENID_CLIENT_ID").orElse("hemicycle-gateway"));
        variables.put("OPENID_CLIENT_SECRET",
                settings.given("OPENID_CLIENT_SECRET").orElseGet(() -> keys.secret(GATEWAY_SECRET)));
        variables.put("SERVICE_CLIENT_ID", settings.given("SERVICE_CLIENT_ID").orElse("notification-service"));
        variables.put("SERVICE_CLIENT_SECRET",
                settings.given("SERVICE_CLIENT_SECRET").orElseGet(() -> keys.secret(SERVICE_SECRET)));
        // Nobody who tries something out waits a quarter of an hour for what comes of it.
        variables.put("QUIET_TIME", settings.given("QUIET_TIME").orElse("PT1S"));
        variables.put("PUBLIC_URL", publicUrl);
        urls.forEach((deployable, url) -> variables.put(deployable.addressVariable(), url));
        variables.put("SMTP_HOST", smtpHost);
        variables.put("SMTP_PORT", Integer.toString(smtpPort));
        variables.put("LINK_KEY", settings.given("LINK_KEY").orElseGet(() -> keys.secret("link-key")));
        variables.put("ADDRESS_KEY", settings.given("ADDRESS_KEY").orElseGet(() -> keys.secret("address-key")));
        variables.put("SEEDS_DIR", settings.given("SEEDS_DIR").orElse(settings.root().resolve("seeds").toString()));
        return variables;
    }
}
