package org.hemicycle.web.upstream;

import java.util.Locale;

/** A deployable that pages ask; its constant's name in small letters names it in the texts. */
public enum Upstream {
    CONTENT,
    EVENTS,
    NOTIFICATION,
    GATEWAY;

    /** Its short name in texts, metrics and configuration. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
