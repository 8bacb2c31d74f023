package org.hemicycle.web.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hemicycle.defaults.security.SecurityProperties;
import org.hemicycle.defaults.security.TokenPermissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may open which page.
 *
 * <p>Pages are public unless they lie behind one of the doors. web owns no data, so an unknown address is a friendly
 * 404 and not a locked door; what may be seen or changed is decided again by each service.
 */
@Configuration(proxyBeanMethods = false)
public class Doors {

    private static final List<Door> DOORS = List.of(
            new Door("staff", "visits:write"),
            new Door("desk", "articles:write"),
            new Door("admin", "operations:read"));

    /** The pages below {@code /{language}/{segment}} with the permission they need. */
    private record Door(String segment, String permission) {}

    /**
     * Whether a request is for a page behind a door; only there are services asked in the reader's name. Public pages
     * show staff what the public sees, nothing else.
     */
    public static boolean isInside(HttpServletRequest request) {
        String[] segments = request.getRequestURI().split("/", 4);
        return segments.length > 2 && DOORS.stream().anyMatch(door -> door.segment().equals(segments[2]));
    }

    @Bean
    SecurityFilterChain whoMayOpenWhat(HttpSecurity http, SecurityProperties properties, ErrorPages errors) {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new TokenPermissions(properties.roles()));
        http.authorizeHttpRequests(requests -> {
            requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll();
            for (Door door : DOORS) {
                requests.requestMatchers("/*/" + door.segment() + "/**").hasAuthority(door.permission());
            }
            requests.requestMatchers("/actuator/health/**", "/actuator/info", "/actuator/prometheus").permitAll();
            requests.requestMatchers("/actuator/**").denyAll();
            requests.anyRequest().permitAll();
        });
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        // The cookie is the gateway's, and so is the check that a form was sent from one of our own pages.
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(converter))
                .authenticationEntryPoint(errors)
                .accessDeniedHandler(errors));
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(errors).accessDeniedHandler(errors));
        return http.build();
    }
}
