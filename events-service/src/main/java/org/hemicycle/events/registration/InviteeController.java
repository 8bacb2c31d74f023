package org.hemicycle.events.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingState;
import org.hemicycle.events.guest.GuestRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the holder of a personal link sees and answers without signing in. */
@RestController
@RequestMapping("/api/personal/{token}")
@Tag(name = "Personal registration", description = "One's own invitation, by the link in the mail")
class InviteeController {

    private final GuestDesk guests;
    private final String publicUrl;

    InviteeController(GuestDesk guests, @Value("${hemicycle.public-url}") String publicUrl) {
        this.guests = guests;
        this.publicUrl = publicUrl;
    }

    /** The path of a guest's page. */
    static String page(String language, String token) {
        return "/" + language + "/invitations/" + token;
    }

    @Operation(summary = "Shows the briefing and one's own registration.")
    @GetMapping("/registration")
    ResponseEntity<PersonalView> registration(@PathVariable String token) {
        return shown(guests.open(token));
    }

    @Operation(summary = "Answers yes, no or maybe, sends an aide, or hands the seat on.")
    @PutMapping("/registration")
    ResponseEntity<PersonalView> answer(@PathVariable String token, @Valid @RequestBody RegistrationController.AnswerRequest request) {
        return shown(guests.answer(token, request.reply()));
    }

    @Operation(summary = "The code for the door as an image of lines, for whoever has a seat.")
    @GetMapping(path = "/check-in.svg", produces = "image/svg+xml")
    ResponseEntity<String> svg(@PathVariable String token) {
        return image().contentType(MediaType.valueOf("image/svg+xml")).body(code(token).svg());
    }

    @Operation(summary = "The code for the door as an image of points, for whoever has a seat.")
    @GetMapping(path = "/check-in.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> png(@PathVariable String token) {
        return image().contentType(MediaType.IMAGE_PNG).body(code(token).png());
    }

    /** An address of the check-in page, so that the camera of any phone opens it; whoever is not staff is turned away there. */
    private QrCode code(String token) {
        GuestDesk.Seen seen = guests.open(token);
        if (!seen.registration().state().holdsSeat()) {
            throw GuestRefusal.NO_SEAT_LEFT.refused();
        }
        Briefing briefing = seen.briefing().state();
        return new QrCode(publicUrl + "/en/staff/briefings/" + briefing.id() + "/check-in?token="
                + guests.checkInToken(briefing, seen.personId()));
    }

    private ResponseEntity<PersonalView> shown(GuestDesk.Seen seen) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(PersonalView.of(seen, guests.now(), calendar(seen)));
    }

    /** The path of their calendar, while there is something in it to wait for. */
    private @Nullable String calendar(GuestDesk.Seen seen) {
        Briefing briefing = seen.briefing().state();
        return briefing.state() == BriefingState.PUBLISHED && seen.registration().isAlive()
                ? "/feeds/personal/" + guests.feedToken(briefing, seen.personId()) + ".ics"
                : null;
    }

    private static ResponseEntity.BodyBuilder image() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }
}
