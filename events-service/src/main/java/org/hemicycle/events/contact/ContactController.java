package org.hemicycle.events.contact;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.programme.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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

/** Where the offices of interlocutors, interpreters and other people of the directory can be reached. */
@RestController
@RequestMapping("/api/contacts")
@Tag(name = "Contacts", description = "Where people can be reached, for those who may know")
class ContactController {

    /** A contact as it is given; the name is the person's own where none is named. */
    public record NewContact(
            @Nullable @Size(max = 200) String name,
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") String language,
            @NotBlank String timeZone,
            @Nullable LocalDate eraseOn) {

        /** The contact, for somebody who goes by a name. */
        public Contact contact(String knownAs) {
            return new Contact(name == null || name.isBlank() ? knownAs : name.strip(), email.strip(), language,
                    Moment.zone(timeZone, "timeZone").getId());
        }
    }

    private final Contacts contacts;
    private final Directory directory;

    ContactController(Contacts contacts, Directory directory) {
        this.contacts = contacts;
        this.directory = directory;
    }

    @Operation(summary = "Where a person can be reached.")
    @GetMapping("/{person}")
    @PreAuthorize("hasAuthority('needs:read')")
    ResponseEntity<Contacts.Kept> contact(@PathVariable String person) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(contacts.kept(person).orElseThrow(ContactController::unknown));
    }

    @Operation(summary = "Keeps where a person can be reached, encrypted, until a day of its own: a year from now at most, and where none is named.")
    @PutMapping("/{person}")
    @PreAuthorize("hasAuthority('needs:write')")
    ResponseEntity<Void> keep(@PathVariable String person, @Valid @RequestBody NewContact contact) {
        LocalDate eraseOn = contact.eraseOn() == null ? contacts.usually() : contact.eraseOn();
        ContactRefusal.requireErasure(eraseOn, contacts.today(), contacts.usually());
        contacts.keep(person, contact.contact(directory.person(person).map(known -> known.name()).orElse(person)), eraseOn);
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Forgets where a person can be reached.")
    @DeleteMapping("/{person}")
    @PreAuthorize("hasAuthority('needs:write')")
    ResponseEntity<Void> erase(@PathVariable String person) {
        if (!contacts.erase(person)) {
            throw unknown();
        }
        return ResponseEntity.noContent().build();
    }

    private static Refused unknown() {
        return new Refused(ContactRefusal.CONTACT_UNKNOWN, ContactRefusal.CONTACT_UNKNOWN.sentence());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ContactProperties.class)
    static class Names {
        @Bean
        Refusals contactRefusals() {
            return new Refusals(List.of(ContactRefusal.values()));
        }
    }
}
