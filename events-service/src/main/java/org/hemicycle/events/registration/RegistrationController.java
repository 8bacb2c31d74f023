package org.hemicycle.events.registration;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.events.briefing.Briefing;
import org.hemicycle.events.briefing.BriefingController;
import org.hemicycle.events.briefing.BriefingDesk;
import org.hemicycle.events.briefing.BriefingId;
import org.hemicycle.events.briefing.BriefingView;
import org.hemicycle.events.guest.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of a briefing's guest list for staff, and of registering for an open briefing for everybody. */
@RestController
@RequestMapping("/api/briefings/{id}")
@Tag(name = "Registrations", description = "Who was invited, who has a seat, who waits, and who came")
class RegistrationController {

    private static final String LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    /** Somebody to invite: a public person by their id, or anybody else by name. */
    record Invitation(
            @Nullable @Size(max = 80) String person,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 80) String group,
            @Nullable @Email @Size(max = 254) String email,
            @Nullable @Pattern(regexp = LANGUAGE) String language) {
        GuestDesk.Named named() {
            return new GuestDesk.Named(person, name, group, email, language);
        }
    }

    record Invitations(@NotEmpty @Size(max = 500) List<@Valid @NotNull Invitation> invitations) {}

    /** Somebody who registers themselves; they are told by mail. */
    record Request(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Email @Size(max = 254) String email,
            @Nullable @Size(max = 80) String group,
            @Nullable @Pattern(regexp = LANGUAGE) String language) {}

    /** Whom a guest sends, or hands their seat to. */
    record Other(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Email @Size(max = 254) String email,
            @Nullable @Pattern(regexp = LANGUAGE) String language) {
        GuestDesk.Named named() {
            return new GuestDesk.Named(null, name, null, email, language);
        }
    }

    /** An answer; {@code delegate} names an aide, {@code transfer} the one who gets the seat. */
    record AnswerRequest(@NotNull Answer answer, @Nullable @Valid Other aide, @Nullable @Valid Other to) {
        GuestDesk.Reply reply() {
            Other other = answer == Answer.DELEGATE ? aide : answer == Answer.TRANSFER ? to : null;
            return new GuestDesk.Reply(answer, other == null ? null : other.named());
        }
    }

    record Approval(boolean approved) {}

    /**
     * Who is at the door: one of a token, a typed code, a registration or a walk-in.
     *
     * @param substitute the name of who came on the guest's behalf
     */
    record CheckIn(
            @Nullable @Size(max = 200) String token,
            @Nullable @Size(max = 20) String code,
            @Nullable @Size(max = 80) String registration,
            @Nullable @Valid Invitation walkIn,
            @Nullable @Size(max = 200) String substitute) {}

    /** The outcome of a check-in; {@code already} where the guest had been checked in before. */
    record CheckedIn(boolean already, int attended, RegistrationView registration) {}

    /** A personal link to hand to a guest. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(String token, String page, String checkInToken) {}

    private final GuestDesk guests;
    private final BriefingDesk briefings;

    RegistrationController(GuestDesk guests, BriefingDesk briefings) {
        this.guests = guests;
        this.briefings = briefings;
    }

    @Operation(summary = "Lists everybody on the guest list, the waiting list in its order.")
    @GetMapping("/registrations")
    @PreAuthorize(BriefingController.READ)
    ResponseEntity<RegistrationView.Listing> list(@PathVariable BriefingId id) {
        Versioned<Briefing> briefing = briefings.find(id);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(RegistrationView.list(briefing, guests.openings(id), guests.reachable(RegistrationView.people(briefing.state()))));
    }

    @Operation(summary = "Invites people; those of an announced briefing are told at once.")
    @PostMapping("/invitations")
    @PreAuthorize(BriefingController.WRITE)
    ResponseEntity<BriefingView> invite(@PathVariable BriefingId id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Invitations request) {
        return BriefingController.saved(guests.invite(
                id, EntityVersion.required(ifMatch), request.invitations().stream().map(Invitation::named).toList()));
    }

    @Operation(summary = "Takes somebody off the list.")
    @PutMapping("/registrations/{registration}/withdrawal")
    @PreAuthorize(BriefingController.WRITE)
    ResponseEntity<BriefingView> withdraw(@PathVariable BriefingId id, @PathVariable String registration, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch) {
        return BriefingController.saved(guests.withdraw(id, EntityVersion.required(ifMatch), registration));
    }

    @Operation(summary = "Registers for an open briefing; it counts once it is confirmed by the link in the mail. The answer is the same for whoever is on the list already.")
    @PostMapping("/registrations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void register(@PathVariable BriefingId id, @Valid @RequestBody Request request) {
        guests.request(id, new GuestDesk.Named(null, request.name(), request.group(), request.email(), request.language()));
    }

    @Operation(summary = "Answers on behalf of a guest, whom no deadline binds.")
    @PutMapping("/registrations/{registration}/answer")
    @PreAuthorize(BriefingController.WRITE)
    ResponseEntity<BriefingView> answer(@PathVariable BriefingId id, @PathVariable String registration, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody AnswerRequest request) {
        return BriefingController.saved(guests.answerFor(id, EntityVersion.required(ifMatch), registration, request.reply()));
    }

    @Operation(summary = "Approves a request or refuses it.")
    @PutMapping("/registrations/{registration}/approval")
    @PreAuthorize(BriefingController.WRITE)
    ResponseEntity<BriefingView> decide(@PathVariable BriefingId id, @PathVariable String registration, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Approval request) {
        return BriefingController.saved(guests.decide(id, EntityVersion.required(ifMatch), registration, request.approved()));
    }

    @Operation(summary = "Shows the personal link of a guest, to be handed to them.")
    @GetMapping("/registrations/{registration}/link")
    @PreAuthorize(BriefingController.WRITE)
    ResponseEntity<Link> link(@PathVariable BriefingId id, @PathVariable String registration) {
        Briefing briefing = briefings.find(id).state();
        Registration one = briefing.guests().registration(registration);
        String token = guests.answerToken(briefing, one.guest().personId());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Link(
                token, InviteeController.page(guests.language(one.guest().personId()), token),
                guests.checkInToken(briefing, one.guest().personId())));
    }

    @Operation(summary = "Takes the personal links of a guest back; the next ones are others.")
    @DeleteMapping("/registrations/{registration}/link")
    @PreAuthorize(BriefingController.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeLinks(@PathVariable BriefingId id, @PathVariable String registration) {
        guests.revokeLinks(id, registration);
    }

    @Operation(summary = "Checks a guest in by the token of their QR code, a typed code or their registration, or lets somebody in who is not on the list. Doing it twice changes nothing.")
    @PostMapping("/check-ins")
    @PreAuthorize(BriefingController.WRITE)
    CheckedIn checkIn(@PathVariable BriefingId id, @Valid @RequestBody CheckIn request) {
        String substitute = request.substitute() == null || request.substitute().isBlank() ? null : request.substitute().strip();
        GuestDesk.CheckedIn done = guests.checkIn(
                id,
                new GuestDesk.AtTheDoor(
                        request.token(), request.registration(), request.code(), request.walkIn() == null ? null : request.walkIn().named()),
                substitute);
        var list = done.briefing().state().guests();
        return new CheckedIn(
                done.already(),
                (int) list.registrations().stream().filter(one -> one.state().word().equals("attended")).count(),
                RegistrationView.of(done.registration(), list));
    }
}
