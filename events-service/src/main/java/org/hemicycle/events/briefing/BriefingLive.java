package org.hemicycle.events.briefing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream by which the page of a briefing learns that it is to be shown anew. */
@RestController
@Tag(name = "Briefings")
class BriefingLive {

    private final LiveBriefings live;
    private final BriefingDesk desk;

    BriefingLive(LiveBriefings live, BriefingDesk desk) {
        this.live = live;
        this.desk = desk;
    }

    @Operation(summary = "Streams the version of a briefing, which answers of guests raise too, to whoever has it open: the event “changed” within a second of each change.")
    @GetMapping(path = "/api/briefings/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize(BriefingController.READ)
    SseEmitter live(@PathVariable BriefingId id) {
        return live.join(id.value(), desk.find(id).version());
    }
}
