package org.hemicycle.events.concern;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.refusal.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what one person is to be told, with their address; asked by notification-service at sending time. */
@RestController
@RequestMapping("/api/concerns")
@Tag(name = "Concerns", description = "What one person is to be told at this moment")
class ConcernController {

    private final ObjectProvider<ConcernSource> sources;

    ConcernController(ObjectProvider<ConcernSource> sources) {
        this.sources = sources;
    }

    @Operation(summary = "What a person is to be told of a visit or briefing since a version, and where they can be reached.")
    @GetMapping("/{subjectKind}/{subjectId}/people/{personId}")
    @PreAuthorize("hasAuthority('concerns:read')")
    ResponseEntity<PersonalFacts> facts(
            @PathVariable String subjectKind, @PathVariable String subjectId, @PathVariable String personId,
            @RequestParam String matter, @RequestParam(defaultValue = "0") long since) {
        ConcernSource source = sources.stream()
                .filter(one -> one.subjectKind().equals(subjectKind))
                .findFirst()
                .orElseThrow(() -> new Refused(ConcernRefusal.SUBJECT_UNKNOWN, "Nothing of the kind “" + subjectKind + "” concerns anybody.", "subjectKind"));
        // It holds an address, so nobody on the way may keep it.
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(source.facts(subjectId, personId, matter, since));
    }

    @Configuration(proxyBeanMethods = false)
    static class Names {
        @Bean
        Refusals concernRefusals() {
            return new Refusals(List.of(ConcernRefusal.values()));
        }
    }
}
