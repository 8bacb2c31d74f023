package org.hemicycle.localstack.supervisor;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hemicycle.localstack.Server;

/// One of the five parts that can be stopped, scaled and upgraded on its own, named as its module.
enum Deployable {
    GATEWAY(8080, "GATEWAY", EnumSet.of(Server.MONGODB, Server.OPENID),
            List.of("/actuator/info", "/docs", "/api/visits", "/oauth2/authorization/hemicycle", "/en/")),
    WEB(8081, "WEB", EnumSet.noneOf(Server.class),
            List.of("/actuator/info", "/en/", "/fr/calendar", "/de/subscribe", "/problems")),
    CONTENT_SERVICE(8082, "CONTENT", EnumSet.of(Server.MONGODB, Server.KAFKA),
            List.of("/actuator/info", "/v3/api-docs", "/api/areas", "/api/areas/BE", "/api/articles", "/api/people")),
    EVENTS_SERVICE(8083, "EVENTS", EnumSet.of(Server.MONGODB, Server.KAFKA),
            List.of("/actuator/info", "/v3/api-docs", "/api/visits", "/calendar.ics", "/feeds/visits.atom")),
    NOTIFICATION_SERVICE(8084, "NOTIFICATION", EnumSet.of(Server.MONGODB, Server.KAFKA, Server.MAIL),
            List.of("/actuator/info", "/v3/api-docs", "/api/preferences/unknown", "/api/consumers"));

    private final int usualPort;
    private final String variableStem;
    private final Set<Server> needs;
    private final List<String> rehearsal;

    Deployable(int usualPort, String variableStem, Set<Server> needs, List<String> rehearsal) {
        this.usualPort = usualPort;
        this.variableStem = variableStem;
        this.needs = needs;
        this.rehearsal = rehearsal;
    }

    static Optional<Deployable> named(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(Deployable::label).collect(Collectors.joining(", "));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int usualPort() {
        return usualPort;
    }

    /// The setting for the port of its entrance.
    String portVariable() {
        return "HEMICYCLE_" + variableStem + "_PORT";
    }

    /// The variable by which the other deployables learn its address.
    String addressVariable() {
        return variableStem + "_URL";
    }

    /// The servers without which it does not start.
    Set<Server> needs() {
        return needs;
    }

    /// Pages to ask for once while its start is being recorded, so that what serves them is in the cache too.
    List<String> rehearsal() {
        return rehearsal;
    }
}
