package org.hemicycle.events.access;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.fact.Provenance;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What buildings ask of visitors; a change names its source and the day on which somebody looked. */
@RestController
@RequestMapping("/api/access-rules")
@Tag(name = "Access rules", description = "What each building asks of each kind of visitors")
class AccessRuleController {

    record Wording(
            @Nullable @Min(0) @Max(365) Integer leadDays,
            boolean businessDays,
            @Nullable @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d|24:00") String latest,
            @Nullable @Min(1) @Max(10000) Integer mostPerOrganisation,
            @Nullable @Size(max = 200) String deskHours,
            @Nullable List<@NotNull Detail> needs,
            boolean sponsorRequired,
            boolean escortRequired,
            @Nullable @Size(max = 1000) String note,
            @NotBlank @Size(max = 500) String source,
            @Nullable @Size(max = 500) @Pattern(regexp = "https://.+") String url,
            @NotNull LocalDate checkedAt,
            @NotBlank @Pattern(regexp = "official|secondary|estimate|verify") String confidence) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id, long version, String building, VisitorKind visitorKind, @Nullable Integer leadDays, @Nullable Boolean businessDays,
            @Nullable String latest, @Nullable Integer mostPerOrganisation, @Nullable String deskHours, List<Detail> needs,
            boolean sponsorRequired, boolean escortRequired, @Nullable String note, String source, @Nullable String url,
            @Nullable LocalDate checkedAt, String confidence, boolean stale, @Nullable String changedBy, @Nullable Instant changedAt) {}

    record All(List<View> items) {}

    private final AccessRules rules;
    private final AccessBoard board;
    private final AccessProperties properties;
    private final Clock clock;

    AccessRuleController(AccessRules rules, AccessBoard board, AccessProperties properties, Clock clock) {
        this.rules = rules;
        this.board = board;
        this.properties = properties;
        this.clock = clock;
    }

    @Operation(summary = "Every rule with its source; stale where nobody has looked for a while.")
    @GetMapping
    @PreAuthorize("hasAuthority('visits:read')")
    All all() {
        return new All(rules.all().stream().map(this::view).toList());
    }

    @Operation(summary = "Rewrites a rule; deadlines that follow from it move at once.")
    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('visits:write')")
    ResponseEntity<View> rewrite(
            @PathVariable String id, @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch, @Valid @RequestBody Wording wording, Authentication who) {
        long version = EntityVersion.required(ifMatch);
        Versioned<AccessRule> current = rules.find(id)
                .orElseThrow(() -> new Refused(AccessRefusal.ACCESS_RULE_UNKNOWN, "There is no rule " + id + "."));
        if (current.version() != version) {
            throw new StaleVersion(id, version);
        }
        Instant now = clock.instant();
        Provenance from = Provenance.of(wording.source(), wording.url(), wording.checkedAt(), wording.confidence());
        if (from.isCheckedAfter(now)) {
            throw new Refused(AccessRefusal.CHECKED_IN_THE_FUTURE, AccessRefusal.CHECKED_IN_THE_FUTURE.sentence(), "checkedAt");
        }
        Lead lead = wording.leadDays() == null
                ? null
                : new Lead(wording.leadDays(), wording.businessDays(), Objects.requireNonNullElse(wording.latest(), "24:00"));
        var rule = new AccessRule(
                current.state().building(), current.state().kind(), lead, wording.mostPerOrganisation(), wording.deskHours(),
                Objects.requireNonNullElse(wording.needs(), List.<Detail>of()).stream().distinct().toList(), wording.sponsorRequired(),
                wording.escortRequired(), wording.note(), from, who.getName(), now);
        Versioned<AccessRule> saved = rules.save(rule, version);
        board.ruleChanged(rule);
        return ResponseEntity.ok().eTag(EntityVersion.tag(saved.version())).body(view(saved));
    }

    private View view(Versioned<AccessRule> versioned) {
        AccessRule rule = versioned.state();
        Lead lead = rule.lead();
        Provenance from = rule.provenance();
        LocalDate checkedSince = LocalDate.ofInstant(clock.instant().minus(properties.staleAfter()), ZoneOffset.UTC);
        return new View(
                rule.id(), versioned.version(), rule.building(), rule.kind(), lead == null ? null : lead.days(), lead == null ? null : lead.businessDays(),
                lead == null ? null : lead.latest(), rule.mostPerOrganisation(), rule.deskHours(), rule.needs(), rule.sponsorRequired(),
                rule.escortRequired(), rule.note(), from.source(), from.url(), from.checkedAt(),
                from.confidence().name().toLowerCase(Locale.ROOT), rule.stale(checkedSince), rule.changedBy(), rule.changedAt());
    }
}
