package org.hemicycle.notification.bulletin;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hemicycle.defaults.moment.ChosenMoment;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.audience.Audiences;
import org.hemicycle.notification.audience.Wanted;
import org.hemicycle.notification.bulletin.Outcomes.Reached;
import org.hemicycle.notification.letter.Letters.LaidOut;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.list.Cursor;
import org.hemicycle.notification.list.Cursor.Place;
import org.hemicycle.notification.subscriber.EmailAddress;
import org.hemicycle.notification.subscriber.Readership;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The requests of staff who write to subscribers. */
@RestController
public class BulletinController {

    private static final int MOST = 100;

    private final BulletinDesk desk;
    private final Bulletins bulletins;
    private final BulletinLetters letters;
    private final TestMails testMails;
    private final Audiences audiences;
    private final Outcomes outcomes;
    private final Clock clock;

    BulletinController(
            BulletinDesk desk,
            Bulletins bulletins,
            BulletinLetters letters,
            TestMails testMails,
            Audiences audiences,
            Outcomes outcomes,
            Clock clock) {
        this.desk = desk;
        this.bulletins = bulletins;
        this.letters = letters;
        this.testMails = testMails;
        this.audiences = audiences;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * What somebody wrote.
     *
     * @param subject the subject by language, {@code en}, {@code fr} or {@code de}; the first is the original, which
     *     readers get whose language is missing
     * @param body the text by language, in Markdown without HTML
     * @param audience whom it is for
     */
    public record Writing(
            @Nullable Map<String, @Nullable String> subject,
            @Nullable Map<String, @Nullable String> body,
            @Nullable Wanted audience) {}

    /**
     * A bulletin.
     *
     * @param state {@code draft}, {@code scheduled}, {@code sending}, {@code paused}, {@code sent} or {@code stopped}
     * @param sendAt when it is or was to be sent by itself
     * @param timeZone the zone in which that time was chosen
     * @param author the subject of whoever wrote it
     * @param progress how far it is, once it was started
     */
    public record View(
            String id,
            Map<String, String> subject,
            Map<String, String> body,
            Readership audience,
            String state,
            @Nullable Instant sendAt,
            @Nullable String timeZone,
            String author,
            Instant writtenAt,
            Instant changedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Progress progress) {}

    /**
     * How far a bulletin is.
     *
     * @param expected how many it was for when it was started
     * @param attempted of how many anything is known
     * @param sent taken by the mail server
     * @param deferred waiting for the next attempt
     * @param failed refused by the mail server for good
     * @param dead given up after the last attempt
     * @param suppressed not sent because the reader withdrew meanwhile, or nothing is sent to the address
     * @param perSecond how many a second so far, pauses not counted
     * @param remainingSeconds how long it will take at that rate, while it is going out and there is a rate
     */
    public record Progress(
            long expected,
            long attempted,
            int sent,
            int deferred,
            int failed,
            int dead,
            int suppressed,
            double perSecond,
            @Nullable Long remainingSeconds) {}

    /** One bulletin of a list. */
    public record Line(
            String id,
            Map<String, String> subject,
            String state,
            @Nullable Instant sendAt,
            @Nullable String timeZone,
            Instant writtenAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            long expected) {}

    /** A page of bulletins; {@code next} is what to pass as {@code after}, or null at the end. */
    public record Page(List<Line> items, @Nullable String next) {}

    /**
     * What readers of a language will get.
     *
     * @param language the language of its words, which is the original's where the other is missing
     */
    public record Preview(String language, String subject, String text, String html) {}

    /** Where to send a test mail, in which language. */
    public record Trial(@Nullable String email, @Nullable String language) {}

    /** Whether the mail server took the test mail, and why not. */
    public record Tried(boolean taken, @Nullable String reason) {}

    /** When to send: a local time such as {@code 2027-03-01T09:00} in an IANA zone. */
    public record Schedule(@Nullable String at, @Nullable String timeZone) {}

    /** {@code sending}, {@code paused} or {@code stopped}. */
    public record State(@Nullable String state) {}

    @PostMapping("/api/bulletins")
    @PreAuthorize("hasAuthority('bulletins:write')")
    @Operation(summary = "Write a bulletin; it is a draft until it is sent or scheduled")
    ResponseEntity<View> write(@RequestBody Writing writing, Authentication caller) {
        var read = read(writing);
        Versioned<Bulletin> written = desk.write(read.texts(), read.readership(), caller.getName());
        return ResponseEntity.created(URI.create("/api/bulletins/" + written.id()))
                .eTag(EntityVersion.tag(written.version()))
                .body(view(written));
    }

    @GetMapping("/api/bulletins")
    @PreAuthorize("hasAuthority('bulletins:read')")
    @Operation(summary = "Bulletins, the latest first")
    Page bulletins(@RequestParam(defaultValue = "20") int limit, @RequestParam(required = false) @Nullable String after) {
        if (limit < 1 || limit > MOST) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "limit must be from 1 to " + MOST + ".", "limit");
        }
        Place end = after == null ? null : Cursor.place(after);
        List<Versioned<Bulletin>> page =
                end == null ? bulletins.page(null, null, limit) : bulletins.page(end.time(), end.id(), limit);
        return new Page(
                page.stream().map(BulletinController::line).toList(),
                page.size() < limit
                        ? null
                        : Cursor.word(page.getLast().state().writtenAt(), page.getLast().id()));
    }

    @GetMapping("/api/bulletins/{id}")
    @PreAuthorize("hasAuthority('bulletins:read')")
    @Operation(summary = "One bulletin, with its progress once it was started")
    ResponseEntity<View> bulletin(@PathVariable String id) {
        return answer(desk.find(id));
    }

    @PutMapping("/api/bulletins/{id}")
    @PreAuthorize("hasAuthority('bulletins:write')")
    @Operation(summary = "Change what a draft says and whom it is for")
    ResponseEntity<View> edit(
            @PathVariable String id,
            @RequestBody Writing writing,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        long version = EntityVersion.required(ifMatch);
        var read = read(writing);
        return answer(desk.edit(id, version, read.texts(), read.readership()));
    }

    @DeleteMapping("/api/bulletins/{id}")
    @PreAuthorize("hasAuthority('bulletins:write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a draft")
    void remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        desk.remove(id, EntityVersion.required(ifMatch));
    }

    @GetMapping("/api/bulletins/{id}/preview")
    @PreAuthorize("hasAuthority('bulletins:read')")
    @Operation(summary = "What readers of a language will get, as HTML and as text")
    Preview preview(@PathVariable String id, @RequestParam(defaultValue = "en") String language) {
        Bulletin bulletin = desk.find(id).state();
        LaidOut letter = letters.letter(bulletin, known(language, "language"), readers(bulletin));
        return new Preview(letter.language(), letter.subject(), letter.text(), letter.html());
    }

    @PostMapping("/api/bulletins/{id}/tests")
    @PreAuthorize("hasAuthority('bulletins:write')")
    @Operation(summary = "Send a test mail to oneself; the subject says that it is one")
    Tried test(@PathVariable String id, @RequestBody Trial trial) {
        Versioned<Bulletin> bulletin = desk.find(id);
        String language = known(String.valueOf(trial.language()), "language");
        EmailAddress to = EmailAddress.in("email", trial.email());
        String reason = testMails.send(bulletin, language, readers(bulletin.state()), to);
        return new Tried(reason == null, reason);
    }

    @PutMapping("/api/bulletins/{id}/schedule")
    @PreAuthorize("hasAuthority('bulletins:write')")
    @Operation(summary = "Have a bulletin sent at a time that lies ahead")
    ResponseEntity<View> schedule(
            @PathVariable String id,
            @RequestBody Schedule wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        long version = EntityVersion.required(ifMatch);
        var moment = ChosenMoment.read(wanted.at(), wanted.timeZone());
        return answer(desk.schedule(id, version, moment.at(), moment.timeZone()));
    }

    @DeleteMapping("/api/bulletins/{id}/schedule")
    @PreAuthorize("hasAuthority('bulletins:write')")
    @Operation(summary = "Take a bulletin off the schedule; it is a draft again")
    ResponseEntity<View> unschedule(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(desk.unschedule(id, EntityVersion.required(ifMatch)));
    }

    @PutMapping("/api/bulletins/{id}/state")
    @PreAuthorize("hasAuthority('bulletins:write')")
    @Operation(summary = "Send a draft now, pause what is going out, let it go on, or stop it for good")
    ResponseEntity<View> change(
            @PathVariable String id,
            @RequestBody State wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        long version = EntityVersion.required(ifMatch);
        return answer(
                switch (String.valueOf(wanted.state())) {
                    case "sending" -> desk.find(id).state().startedAt() == null ? desk.start(id, version) : desk.resume(id, version);
                    case "paused" -> desk.pause(id, version);
                    case "stopped" -> desk.stop(id, version);
                    default ->
                        throw new Refused(
                                CommonRefusal.INVALID_FIELD, "state must be sending, paused or stopped.", "state");
                });
    }

    private record Read(List<Text> texts, Readership readership) {}

    private static Read read(Writing writing) {
        var audienceFaults = new ArrayList<FieldFault>();
        Wanted wanted = writing.audience();
        Readership readership = (wanted == null ? new Wanted(null, null, null, null) : wanted)
                .readership("audience.", audienceFaults);
        var faults = new ArrayList<Fault>();
        List<Text> texts = Text.of(writing.subject(), writing.body(), readership, faults);
        audienceFaults.forEach(fault -> faults.add(new Fault(CommonRefusal.INVALID_FIELD, fault.field(), fault.message())));
        Fault.refuseAny(faults);
        return new Read(texts, readership);
    }

    private static String known(String language, String field) {
        if (!Wording.LANGUAGES.contains(language)) {
            throw new Refused(
                    CommonRefusal.INVALID_FIELD,
                    field + " must be one of " + String.join(", ", Wording.LANGUAGES) + ".",
                    field);
        }
        return language;
    }

    private long readers(Bulletin bulletin) {
        return bulletin.startedAt() == null
                ? audiences.size(bulletin.readership()).total()
                : bulletin.expected();
    }

    private ResponseEntity<View> answer(Versioned<Bulletin> bulletin) {
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(bulletin.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(view(bulletin));
    }

    private View view(Versioned<Bulletin> bulletin) {
        Bulletin state = bulletin.state();
        return new View(
                bulletin.id(),
                by(state, Text::subject),
                by(state, Text::body),
                state.readership(),
                state.state().wireName(),
                state.sendAt(),
                state.timeZone(),
                state.author(),
                state.writtenAt(),
                state.changedAt(),
                state.startedAt(),
                state.endedAt(),
                state.startedAt() == null ? null : progress(bulletin.id(), state));
    }

    private Progress progress(String id, Bulletin state) {
        Reached reached = outcomes.reached(Bulletins.notice(id));
        long attempted = reached.attempted();
        Duration active = state.active(clock.instant());
        double perSecond = active.isPositive() ? attempted * 1000.0 / active.toMillis() : 0;
        boolean going = state.state() == BulletinState.SENDING && perSecond > 0;
        return new Progress(
                state.expected(),
                attempted,
                reached.sent(),
                reached.deferred(),
                reached.failed(),
                reached.dead(),
                reached.suppressed(),
                Math.round(perSecond * 10) / 10.0,
                going ? (long) Math.ceil(Math.max(0, state.expected() - attempted) / perSecond) : null);
    }

    private static Line line(Versioned<Bulletin> bulletin) {
        Bulletin state = bulletin.state();
        return new Line(
                bulletin.id(),
                by(state, Text::subject),
                state.state().wireName(),
                state.sendAt(),
                state.timeZone(),
                state.writtenAt(),
                state.startedAt(),
                state.endedAt(),
                state.expected());
    }

    private static Map<String, String> by(Bulletin bulletin, Function<Text, String> part) {
        var texts = new LinkedHashMap<String, String>();
        bulletin.texts().forEach(text -> texts.put(text.language(), part.apply(text)));
        return texts;
    }
}
