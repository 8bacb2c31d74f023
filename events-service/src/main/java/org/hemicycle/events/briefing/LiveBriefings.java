package org.hemicycle.events.briefing;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.hemicycle.events.live.LiveVersions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells whoever has a briefing open that it was changed or that a guest has answered. */
@Component
class LiveBriefings extends LiveVersions {

    private final Briefings briefings;

    LiveBriefings(Briefings briefings, @Value("${hemicycle.live.pause:PT0.5S}") Duration pause) {
        super(pause);
        this.briefings = briefings;
    }

    @Override
    protected Map<String, Long> versions(Collection<String> ids) {
        return briefings.versions(ids);
    }
}
