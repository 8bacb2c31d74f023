package org.hemicycle.defaults.security;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what in this service.
 *
 * @param open requests that need no token, as {@code "GET /api/visits/**"}
 * @param roles the permissions that a person has by each of their roles
 */
@ConfigurationProperties("hemicycle.security")
public record SecurityProperties(@DefaultValue List<String> open, @DefaultValue Map<String, List<String>> roles) {}
