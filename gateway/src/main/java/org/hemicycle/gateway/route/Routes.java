package org.hemicycle.gateway.route;

import static org.hemicycle.gateway.route.Entry.entry;
import static org.hemicycle.gateway.route.Part.CONTENT;
import static org.hemicycle.gateway.route.Part.EVENTS;
import static org.hemicycle.gateway.route.Part.NOTIFICATION;
import static org.hemicycle.gateway.route.Part.WEB;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.BackoffConfig;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RetryConfig;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The table of routes: what leads where, for whom, and how long it may take. The first row that fits is taken. */
@Configuration(proxyBeanMethods = false)
class Routes {

    static final List<Entry> TABLE = List.of(
            entry("documents", EVENTS, 20, "/api/visits/*/documents/**"),
            entry("visits", EVENTS, 5, "/api/visits/**", "/api/briefings/**", "/api/contacts/**", "/calendar.ics", "/feeds/visits.*"),
            entry("rules", EVENTS, 5, "/api/access/**", "/api/access-rules/**", "/api/travel/**", "/api/places/**"),
            entry("calendar-imports", EVENTS, 15, "/api/calendar-imports/**", "/api/calendar-replies", "/api/availability", "/api/sittings", "/api/feeds/**"),
            entry("personal", EVENTS, 5, "/api/personal/**", "/feeds/personal/**"),
            entry("words-and-people", CONTENT, 5, "/api/areas/**", "/api/institutions/**", "/api/people/**",
                    "/api/buildings/**", "/api/articles/**", "/api/pieces/**", "/feeds/articles.*",
                    "/api/commitments/**", "/feeds/commitments.*", "/api/coverage", "/api/posts/**", "/api/memberships/**"),
            entry("directory-files", CONTENT, 60, "/api/directory-imports/**"),
            entry("search", CONTENT, 5, "/api/search"),
            entry("subscriber-files", NOTIFICATION, 60, "/api/subscriber-imports/**", "/api/subscribers/export"),
            entry("sign-up", NOTIFICATION, 5, "/api/subscriptions", "/api/confirmations"),
            entry("subscribers", NOTIFICATION, 5, "/api/preferences/**", "/api/unsubscriptions/**"),
            entry("deliveries", NOTIFICATION, 5, "/api/notices/**", "/api/dead-letters/**", "/api/consumers", "/api/tellings/**", "/api/deliveries/**",
                    "/api/bounces", "/api/suppressions/**"),
            entry("webhooks", NOTIFICATION, 5, "/api/webhooks/**"),
            entry("bulletins", NOTIFICATION, 10, "/api/bulletins/**", "/api/audiences/**"),
            entry("staff-pages", WEB, 10, "/{lang:en|fr|de}/staff/**").onlyFor("staff"),
            entry("desk-pages", WEB, 10, "/{lang:en|fr|de}/desk/**").onlyFor("editor"),
            entry("subscriber-file-pages", WEB, 60, "/{lang:en|fr|de}/admin/subscribers/**").onlyFor("admin"),
            entry("admin-pages", WEB, 10, "/{lang:en|fr|de}/admin/**").onlyFor("admin"),
            entry("pages", WEB, 10, "/**").butNot("/api/**", "/actuator/**", "/docs/**", "/oauth2/**", "/login/**"));

    @Bean
    RouteLocator routeLocator(
            RouteLocatorBuilder builder,
            PartAddresses parts,
            Relay relay,
            Breakers breakers,
            RetryGatewayFilterFactory retries) {
        var again = again(retries);
        var routes = builder.routes();
        int order = 0;
        for (var entry : TABLE) {
            int place = order++;
            var who = entry.role() == null ? relay.forEverybody() : relay.onlyFor(entry.role());
            routes.route(entry.name(), route -> {
                var path = route.order(place).path(entry.paths().toArray(String[]::new));
                var exact = entry.except().isEmpty()
                        ? path
                        : path.and().not(not -> not.path(entry.except().toArray(String[]::new)));
                return exact
                        .filters(filters -> filters
                                .filter(who, 5)
                                .filter(breakers.around(entry.part(), entry.within()), 10)
                                .filter(again, 20))
                        .uri(parts.of(entry.part()));
            });
        }
        return routes.build();
    }

    /** Reads are asked once more when the connection fails; a write is never sent twice, whatever happened to it. */
    private static GatewayFilter again(RetryGatewayFilterFactory retries) {
        return retries.apply(new RetryConfig()
                .setRetries(1)
                .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                .setSeries()
                .setExceptions(IOException.class)
                .setBackoff(new BackoffConfig(Duration.ofMillis(100), Duration.ofMillis(500), 2, true)));
    }
}
