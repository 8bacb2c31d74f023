package org.hemicycle.events.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes the replies that come back to invitations (iMIP, RFC 6047), where the office has a webhook for them. */
@RestController
@Tag(name = "Invitations", description = "Invitations to meetings as mail attachments, and replies to them")
class ReplyController {

    private static final int LARGEST_MESSAGE = 1_048_576;

    private final ReplyDesk desk;

    ReplyController(ReplyDesk desk) {
        this.desk = desk;
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
