package org.hemicycle.events.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hemicycle.events.visit.VisitId;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out invitations to be mailed (iMIP, RFC 6047). */
@RestController
@Tag(name = "Invitations", description = "Invitations to meetings as mail attachments, and replies to them")
class InvitationController {

    private final Invitations invitations;

    InvitationController(Invitations invitations) {
        this.invitations = invitations;
    }

    @Operation(summary = "The invitation of one person to one meeting, or its cancellation, to attach to a mail.")
    @GetMapping("/api/visits/{id}/meetings/{meeting}/people/{person}/invitation.ics")
    @PreAuthorize("hasAnyAuthority('concerns:read', 'needs:read')")
    ResponseEntity<String> invitation(@PathVariable String id, @PathVariable String meeting, @PathVariable String person) {
        String text = invitations.invitation(new VisitId(id), meeting, person);
        String method = text.contains("\r\nMETHOD:CANCEL\r\n") ? "CANCEL" : "REQUEST";
        // It holds an address, so nobody on the way may keep it.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8;method=" + method))
                .body(text);
    }
}
