package org.hemicycle.notification.subscriber;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.subscriber.Choices.Times;
import org.hemicycle.notification.subscriber.Subscriber.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The public requests of subscribers; whoever holds a link from the mailbox needs no other permission. */
@RestController
public class SubscriptionController {

    /** The one answer to every sign-up that has the right form. */
    static final Message ANSWER = new Message(
            "Thank you. If this address can be subscribed, a mail is on its way to it; please follow the link in it.");

    private final SubscriptionDesk desk;
    private final Clock clock;

    SubscriptionController(SubscriptionDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * A sign-up.
     *
     * @param email the address that is to be told
     * @param language {@code en}, {@code fr} or {@code de}
     * @param areas codes of the areas to follow
     * @param kinds {@code visit}, {@code article}, {@code interview}, {@code statement}, {@code video}, {@code commitment}
     * @param cadence {@code now}, {@code daily} or {@code weekly}
     * @param timeZone for digests, the IANA name of the time zone to live in
     * @param hour for digests, the local hour, 0 to 23
     * @param weekday for weekly digests, {@code monday} to {@code sunday}
     * @param subjects single visits, briefings and commitments to follow, as {@code visit/}, {@code briefing/} or {@code commitment/} and
     *     the id; who names any
     *     may leave out areas and kinds
     */
    public record SignUp(
            @Nullable String email,
            @Nullable String language,
            @Nullable List<@Nullable String> areas,
            @Nullable List<@Nullable String> kinds,
            @Nullable String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            @Nullable List<@Nullable String> subjects) {}

    /** A sentence for the person who asked. */
    public record Message(String message) {}

    /** The token of a confirmation link. */
    public record Confirmation(@Nullable String token) {}

    /** The token that opens the preference page. */
    public record Confirmed(String preferencesToken) {}

    /**
     * What a subscriber is told.
     *
     * @param quietFrom the local hour from which on only what is urgent is sent; left out, there are no quiet hours
     * @param quietTo the local hour at which the quiet hours end
     * @param pausedUntil the local day, such as {@code 2027-01-31}, before which nothing is sent; left out, nothing waits
     * @param state {@code CONFIRMED} or {@code UNSUBSCRIBED}; left out of a change, it stays as it is
     * @param subjects single visits and briefings that are followed; left out of a change, they stay as they are
     * @param offered those that the latest sign-up with the address named and that are not followed; not read in a change
     */
    public record Preferences(
            @Nullable String language,
            @Nullable List<@Nullable String> areas,
            @Nullable List<@Nullable String> kinds,
            @Nullable String cadence,
            @Nullable String timeZone,
            @Nullable Integer hour,
            @Nullable String weekday,
            @Nullable Integer quietFrom,
            @Nullable Integer quietTo,
            @Nullable String pausedUntil,
            @Nullable String state,
            @Nullable List<@Nullable String> subjects,
            @Nullable List<@Nullable String> offered) {}

    /**
     * What is not to be told any more; one of them.
     *
     * @param kind a kind of news that is followed
     * @param area the code of an area that is followed
     * @param subject a single visit or briefing that is followed
     */
    public record Withdrawal(@Nullable String kind, @Nullable String area, @Nullable String subject) {}

    @PostMapping("/api/subscriptions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sign up; always the same answer, and a mail to confirm")
    Message signUp(@RequestBody SignUp signUp, HttpServletRequest request) {
        var faults = new ArrayList<FieldFault>();
        EmailAddress address = null;
        try {
            address = EmailAddress.of(signUp.email() == null ? "" : signUp.email());
        } catch (IllegalArgumentException e) {
            faults.add(new FieldFault("email", String.valueOf(e.getMessage())));
        }
        Choices choices = Choices.of(
                signUp.language(),
                signUp.areas(),
                signUp.kinds(),
                signUp.subjects(),
                new Times(signUp.cadence(), signUp.timeZone(), signUp.hour(), signUp.weekday(), null, null, null),
                clock.instant(),
                faults);
        if (address == null || choices == null) {
            throw invalid(faults);
        }
        desk.signUp(address, choices, request.getRemoteAddr());
        return ANSWER;
    }

    @PostMapping("/api/confirmations")
    @Operation(summary = "Confirm a sign-up with the token from the mail; doing so twice changes nothing")
    Confirmed confirm(@RequestBody Confirmation confirmation, HttpServletRequest request) {
        return new Confirmed(
                desk.confirm(Objects.requireNonNullElse(confirmation.token(), ""), request.getRemoteAddr()));
    }

    @GetMapping("/api/preferences/{token}")
    @Operation(summary = "What the holder of the link is told")
    ResponseEntity<Preferences> preferences(@PathVariable String token) {
        return answer(desk.preferences(token));
    }

    @PutMapping("/api/preferences/{token}")
    @Operation(summary = "Change what the holder of the link is told, or stop and resume it")
    ResponseEntity<Preferences> change(
            @PathVariable String token, @RequestBody Preferences wanted, HttpServletRequest request) {
        Subscriber before = desk.preferences(token).state();
        var faults = new ArrayList<FieldFault>();
        Standing standing = before.standing();
        if (wanted.state() != null) {
            switch (wanted.state()) {
                case "CONFIRMED" -> standing = Standing.CONFIRMED;
                case "UNSUBSCRIBED" -> standing = Standing.UNSUBSCRIBED;
                default -> faults.add(new FieldFault("state", "must be CONFIRMED or UNSUBSCRIBED"));
            }
        }
        Choices choices = Choices.of(
                wanted.language(),
                wanted.areas(),
                wanted.kinds(),
                wanted.subjects() == null ? List.copyOf(before.choices().subjects()) : wanted.subjects(),
                new Times(
                        wanted.cadence(),
                        wanted.timeZone(),
                        wanted.hour(),
                        wanted.weekday(),
                        wanted.quietFrom(),
                        wanted.quietTo(),
                        wanted.pausedUntil()),
                clock.instant(),
                faults);
        if (choices == null || !faults.isEmpty()) {
            throw invalid(faults);
        }
        return answer(desk.change(token, choices, standing, request.getRemoteAddr()));
    }

    @PostMapping("/api/preferences/{token}/withdrawals")
    @Operation(summary = "Stop one kind, one area or one subject; the last one stops everything, and doing so twice changes nothing")
    ResponseEntity<Preferences> withdraw(@PathVariable String token, @RequestBody Withdrawal withdrawal) {
        if (Stream.of(withdrawal.kind(), withdrawal.area(), withdrawal.subject()).filter(Objects::nonNull).count() != 1) {
            throw new Refused(CommonRefusal.INVALID_FIELD, "Either a kind, an area or a subject must be named.", "kind");
        }
        return answer(desk.withdraw(token, withdrawal.kind(), withdrawal.area(), withdrawal.subject()));
    }

    @GetMapping("/api/preferences/{token}/data")
    @Operation(summary = "Everything that is known of the holder of the link")
    ResponseEntity<PersonalData> data(@PathVariable String token) {
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(desk.personalData(token));
    }

    @DeleteMapping("/api/preferences/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Erase everything that is known of the holder of the link")
    void erase(@PathVariable String token) {
        desk.erase(token);
    }

    @PostMapping("/api/preferences/{token}/renewal")
    @Operation(summary = "Make all earlier preference links void and get a new one")
    Confirmed renew(@PathVariable String token) {
        return new Confirmed(desk.renewLinks(token));
    }

    @PostMapping("/api/unsubscriptions/{token}")
    @Operation(summary = "Stop all mails (RFC 8058 one-click; the body does not matter); doing so twice changes nothing")
    Message unsubscribe(@PathVariable String token) {
        desk.unsubscribe(token);
        return new Message("You are unsubscribed and will get no more mails from us.");
    }

    private ResponseEntity<Preferences> answer(Versioned<Subscriber> subscriber) {
        Subscriber state = subscriber.state();
        Instant resumesAt = state.choices().resumesAt();
        boolean paused = resumesAt != null && resumesAt.isAfter(clock.instant());
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(subscriber.version()))
                .header("Cache-Control", "no-store")
                .body(new Preferences(
                        state.choices().language(),
                        List.copyOf(state.choices().areas()),
                        List.copyOf(state.choices().kinds()),
                        state.choices().cadence(),
                        state.choices().timeZone(),
                        state.choices().hour(),
                        state.choices().weekday(),
                        state.choices().quietFrom(),
                        state.choices().quietTo(),
                        paused ? state.choices().pausedUntil() : null,
                        state.standing().name(),
                        List.copyOf(state.choices().subjects()),
                        state.request().subjects().stream()
                                .<@Nullable String>map(subject -> subject)
                                .filter(subject -> !state.choices().subjects().contains(subject))
                                .toList()));
    }

    private static Refused invalid(List<FieldFault> faults) {
        return new Refused(CommonRefusal.INVALID_FIELD, CommonRefusal.INVALID_FIELD.sentence(), faults);
    }
}
