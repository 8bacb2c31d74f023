package org.hemicycle.web.page;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the others are found.
 *
 * @param publicUrl the one address that browsers use, without a slash at its end
 * @param content content-service
 * @param events events-service
 * @param notification notification-service
 */
@ConfigurationProperties("hemicycle.addresses")
public record Addresses(
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("http://127.0.0.1:8082") String content,
        @DefaultValue("http://127.0.0.1:8083") String events,
        @DefaultValue("http://127.0.0.1:8084") String notification) {}
