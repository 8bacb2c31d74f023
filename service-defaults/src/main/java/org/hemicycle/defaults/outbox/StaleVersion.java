package org.hemicycle.defaults.outbox;

import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;

/** Somebody else saved the aggregate since the version that a change was based on (HTTP 412). */
public final class StaleVersion extends Refused {

    /** The version that a change was based on is no longer the current one. */
    public StaleVersion(String id, long version) {
        super(CommonRefusal.VERSION_STALE, "Version " + version + " of " + id
                + " is no longer the current one: read it again and repeat the change.");
    }
}
