package org.hemicycle.gateway.route;

/** A deployable behind the gateway, under the name that problems and administrators use for it. */
public enum Part {
    WEB("web"),
    CONTENT("content-service"),
    EVENTS("events-service"),
    NOTIFICATION("notification-service");

    private final String wireName;

    Part(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
