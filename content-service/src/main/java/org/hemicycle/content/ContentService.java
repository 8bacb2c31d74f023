package org.hemicycle.content;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts content-service. */
@SpringBootApplication
@OpenAPIDefinition(
        info = @Info(
                title = "Hemicycle content-service",
                version = "1",
                description = "Areas, institutions, people, buildings and published pieces, for everybody to read."
                        + " Texts come in every language there is; the first one is the original."
                        + " A record of status verify, and every field that its list verify names, has not been checked"
                        + " and must not be shown as current."),
        servers = @Server(url = "${hemicycle.public-url}", description = "The public entrance"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "An access token of the configured OpenID provider")
public class ContentService {

    /** Starts the service; its settings are environment variables. */
    public static void main(String[] arguments) {
        SpringApplication.run(ContentService.class, arguments);
    }
}
