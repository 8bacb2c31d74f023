package org.hemicycle.events.visit;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.hemicycle.events.live.LiveVersions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells whoever has a visit open that it was changed. */
@Component
class LiveVisits extends LiveVersions {

    private final Visits visits;

    LiveVisits(Visits visits, @Value("${hemicycle.live.pause:PT0.5S}") Duration pause) {
        super(pause);
        this.visits = visits;
    }

    @Override
    protected Map<String, Long> versions(Collection<String> ids) {
        return visits.versions(ids);
    }
}
