package org.hemicycle.events.delegate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.contact.ContactRefusal;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.contact.Need;
import org.hemicycle.events.contact.Needs;
import org.hemicycle.events.programme.Moment;
import org.hemicycle.events.visit.Delegate;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes and shows where a delegate can be reached and what they need, to those who may know it, one person at a time. */
@RestController
@RequestMapping("/api/visits/{id}/delegates/{delegate}")
@Tag(name = "Delegates", description = "Where a delegate can be reached and what they need, for those who may know")
class DelegateController {

    private static final String READ = "hasAuthority('needs:read')";
    private static final String WRITE = "hasAuthority('needs:write')";
    /** How long needs and addresses may be kept after a visit; expenses and thanks are done by then. */
    private static final int DAYS_AFTER = 30;

    record NewContact(
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String language,
            @NotBlank String timeZone,
            @Nullable LocalDate eraseOn) {}

    record NewNeeds(@Nullable @Size(max = 2000) String dietary, @Nullable @Size(max = 2000) String access, @NotNull LocalDate eraseOn) {}

    private final Visits visits;
    private final Contacts contacts;
    private final Needs needs;
    private final Clock clock;

    DelegateController(Visits visits, Contacts contacts, Needs needs, Clock clock) {
        this.visits = visits;
        this.contacts = contacts;
        this.needs = needs;
        this.clock = clock;
    }

    @Operation(summary = "Where a delegate can be reached.")
    @GetMapping("/contact")
    @PreAuthorize(READ)
    ResponseEntity<Contacts.Kept> contact(@PathVariable VisitId id, @PathVariable String delegate) {
        return unkept(contacts.kept(key(id, delegate)).orElseThrow(() -> refused(ContactRefusal.CONTACT_UNKNOWN)));
    }

    @Operation(summary = "Keeps where a delegate can be reached, encrypted, until a day of its own: thirty days after the visit at most, and where none is named.")
    @PutMapping("/contact")
    @PreAuthorize(WRITE)
    ResponseEntity<Void> keep(@PathVariable VisitId id, @PathVariable String delegate, @Valid @RequestBody NewContact request) {
        Visit visit = visit(id);
        Delegate known = delegate(visit, delegate);
        LocalDate last = visit.window().end().plusDays(DAYS_AFTER);
        LocalDate eraseOn = request.eraseOn() == null ? last : request.eraseOn();
        ContactRefusal.requireErasure(eraseOn, today(), last);
        contacts.keep(Contacts.delegate(id.value(), delegate), new Contact(
                known.name(), request.email().strip(), request.language(), Moment.zone(request.timeZone(), "timeZone").getId()), eraseOn);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Forgets where a delegate can be reached.")
    @DeleteMapping("/contact")
    @PreAuthorize(WRITE)
    ResponseEntity<Void> eraseContact(@PathVariable VisitId id, @PathVariable String delegate) {
        if (!contacts.erase(Contacts.delegate(id.value(), delegate))) {
            throw refused(ContactRefusal.CONTACT_UNKNOWN);
        }
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "What a delegate needs on the way.")
    @GetMapping("/needs")
    @PreAuthorize(READ)
    ResponseEntity<Need> needs(@PathVariable VisitId id, @PathVariable String delegate) {
        return unkept(needs.find(key(id, delegate), today()).orElseThrow(() -> refused(ContactRefusal.NEEDS_UNKNOWN)));
    }

    @Operation(summary = "Keeps what a delegate needs, encrypted, until a day of its own.")
    @PutMapping("/needs")
    @PreAuthorize(WRITE)
    ResponseEntity<Void> keep(@PathVariable VisitId id, @PathVariable String delegate, @Valid @RequestBody NewNeeds request) {
        Visit visit = visit(id);
        delegate(visit, delegate);
        ContactRefusal.requireErasure(request.eraseOn(), today(), visit.window().end().plusDays(DAYS_AFTER));
        needs.keep(Contacts.delegate(id.value(), delegate), new Need(request.dietary(), request.access(), request.eraseOn()));
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Erases what was known of a delegate's needs at once.")
    @DeleteMapping("/needs")
    @PreAuthorize(WRITE)
    ResponseEntity<Void> eraseNeeds(@PathVariable VisitId id, @PathVariable String delegate) {
        if (!needs.erase(Contacts.delegate(id.value(), delegate))) {
            throw refused(ContactRefusal.NEEDS_UNKNOWN);
        }
        return ResponseEntity.noContent().build();
    }

    private String key(VisitId id, String delegate) {
        delegate(visit(id), delegate);
        return Contacts.delegate(id.value(), delegate);
    }

    private Visit visit(VisitId id) {
        return visits.find(id).orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + ".")).state();
    }

    private static Delegate delegate(Visit visit, String delegate) {
        return visit.delegate(delegate)
                .orElseThrow(() -> new Refused(ContactRefusal.PERSON_NOT_EXPECTED, "The visit has no delegate " + delegate + "."));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Refused refused(ContactRefusal kind) {
        return new Refused(kind, kind.sentence());
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
