package org.hemicycle.localstack.openid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hemicycle.localstack.ServerArguments;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/// An OpenID provider on loopback; arguments `port`, `data`, `issuer`, `public-url` (the gateway, http://localhost:8080
/// unless told), `gateway-secret-file` and `service-secret-file` (files, because arguments can be read by every user of
/// the machine), `api-secret` and `password`.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(OpenidProperties.class)
@Import({OpenidSecurity.class, SignInPage.class})
public final class OpenidProvider {

    /// The secret of the client `hemicycle-gateway` where nobody generated one, as in tests.
    public static final String TEST_GATEWAY_SECRET = "hemicycle-gateway-secret";

    /// The secret of the client `notification-service` where nobody generated one, as in tests.
    public static final String TEST_SERVICE_SECRET = "notification-service-secret";

    /// The secret of the client `hemicycle-api` on a laptop.
    public static final String API_SECRET = "hemicycle-api-secret";

    /// The password of the demo users.
    public static final String PASSWORD = "hemicycle";

    OpenidProvider() {
    }

    /// Serves until the process is told to end.
    public static void main(String[] args) throws IOException {
        ServerArguments arguments = ServerArguments.of(args);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", arguments.port());
        // Cookies of one host are shared by all its ports: this one must not be mistaken for the gateway's.
        settings.put("server.servlet.session.cookie.name", "hemicycle-sign-in");
        settings.put("server.servlet.session.cookie.same-site", "lax");
        settings.put("spring.threads.virtual.enabled", true);
        settings.put("spring.web.resources.add-mappings", false);
        settings.put("openid.issuer", arguments.value("issuer", "http://localhost:" + arguments.port()));
        settings.put("openid.public-url", arguments.value("public-url", "http://localhost:8080"));
        settings.put("openid.gateway-secret", secret(arguments.value("gateway-secret-file", ""), TEST_GATEWAY_SECRET));
        settings.put("openid.service-secret", secret(arguments.value("service-secret-file", ""), TEST_SERVICE_SECRET));
        settings.put("openid.api-secret", arguments.value("api-secret", API_SECRET));
        settings.put("openid.password", arguments.value("password", PASSWORD));
        settings.put("openid.data", arguments.data().toString());

        SpringApplication application = new SpringApplication(OpenidProvider.class);
        application.setBannerMode(Banner.Mode.OFF);
        // Before the environment: what a service there calls OPENID_ISSUER, blank perhaps, is not this provider's own name.
        application.addInitializers(context -> context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("arguments", settings)));
        application.run();
        arguments.announceReady();
    }

    private static String secret(String file, String usual) throws IOException {
        return file.isEmpty() ? usual : Files.readString(Path.of(file)).strip();
    }
}
