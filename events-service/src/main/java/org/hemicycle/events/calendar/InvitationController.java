package org.hemicycle.events.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.visit.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out invitations to be mailed, and takes the replies that come back (iMIP, RFC 6047). */
@RestController
@Tag(name = "Invitations", description = "Invitations to meetings as mail attachments, and replies to them")
class InvitationController {

    private static final int LARGEST_MESSAGE = 1_048_576;

    private final Invitations invitations;
    private final ReplyDesk desk;

    InvitationController(Invitations invitations, ReplyDesk desk) {
        this.invitations = invitations;
        this.desk = desk;
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

    @Operation(summary = "Takes a reply to an invitation: the raw mail message, or its calendar with the sender's address beside it.")
    @PostMapping("/api/calendar-replies")
    @PreAuthorize("hasAuthority('replies:write')")
    ReplyDesk.Noted take(
            @RequestParam(required = false) @Nullable String sender,
            @RequestHeader(name = "Content-Type", required = false) @Nullable String contentType,
            HttpServletRequest request) throws IOException {
        boolean message = message(contentType);
        byte[] body = request.getInputStream().readNBytes(LARGEST_MESSAGE + 1);
        if (body.length > LARGEST_MESSAGE) {
            throw new Refused(CommonRefusal.BODY_TOO_LARGE, "The message is larger than one megabyte.");
        }
        return desk.take(message ? Reply.ofMessage(body) : Reply.ofCalendar(new String(body, UTF_8), sender));
    }

    private static boolean message(@Nullable String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            if (type.getType().equals("message")) {
                return true;
            }
            if (type.isCompatibleWith(MediaType.parseMediaType("text/calendar"))) {
                return false;
            }
        } catch (RuntimeException unreadable) {
            // Said below.
        }
        throw new Refused(CommonRefusal.MEDIA_TYPE_UNSUPPORTED, "Send the message as message/rfc822, or its calendar as text/calendar.", "Content-Type");
    }
}
