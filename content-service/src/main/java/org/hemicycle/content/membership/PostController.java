package org.hemicycle.content.membership;

import static org.springframework.http.HttpHeaders.IF_MATCH;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hemicycle.content.register.Page;
import org.hemicycle.content.register.Parameter;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Posts, and who holds them on a day. */
@RestController
@RequestMapping("/api/posts")
@Tag(name = "Posts", description = "Positions that exist whoever holds them, and who does on which day; changes need directory:write")
class PostController {

    /** Where most of those who ask are; a day of theirs is meant. */
    private static final ZoneId HOME = ZoneId.of("Europe/Brussels");

    private static final String WRITE = "hasAuthority('directory:write')";

    private final Register<Post> posts;
    private final Offices offices;
    private final MembershipDesk desk;
    private final Clock clock;

    PostController(Register<Post> posts, Offices offices, MembershipDesk desk, Clock clock) {
        this.posts = posts;
        this.offices = offices;
        this.desk = desk;
        this.clock = clock;
    }

    /** A post as everybody may see it. */
    record PostView(
            String id,
            LocalizedText label,
            @Nullable String organization,
            @Nullable String area,
            @Nullable Integer seats,
            @JsonUnwrapped Provenance provenance) {

        static PostView of(Post post) {
            return new PostView(post.id(), post.label(), post.organization(), post.area(), post.seats(), post.provenance());
        }
    }

    /** A post as the office sees it, with the version that a change must name in If-Match. */
    record PostRecord(long version, @JsonUnwrapped Post post) {

        static PostRecord of(Versioned<Post> found) {
            return new PostRecord(found.version(), found.state());
        }
    }

    @GetMapping
    @Operation(summary = "Lists posts", description = "In the order of their ids; organization and area narrow it.")
    ResponseEntity<Page<PostView>> list(
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new Criteria("state.visibility").is(Visibility.PUBLIC.name());
        if (organization != null) {
            filter.and("state.organization").is(organization);
        }
        if (area != null) {
            filter.and("state.area").is(area);
        }
        return PublicAnswer.of(posts.page(filter, Slice.asked(cursor, limit)).map(PostView::of));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a post")
    ResponseEntity<PostView> one(@PathVariable String id) {
        return PublicAnswer.of(posts.find(id)
                .filter(found -> found.state().isPublic())
                .map(found -> new Versioned<>(found.id(), found.version(), PostView.of(found.state()))));
    }

    @GetMapping("/{id}/holders")
    @Operation(
            summary = "Says who holds a post on a day",
            description = "The parameter on is a day such as 2024-12-02, or today where it is left out. A holder who is not known is"
                    + " one against whom nothing speaks: the source knew of them earlier, or says only the month or year. Where the"
                    + " post has one seat, whoever is known to have held it since rules out those before. contested is true where"
                    + " more people are known to hold it than it has seats, other than on the day on which one follows another.")
    ResponseEntity<Offices.Held> holders(@PathVariable String id, @RequestParam(required = false) @Nullable String on) {
        LocalDate day = Parameter.day("on", on);
        return PublicAnswer.said(offices.held(id, day == null ? LocalDate.now(clock.withZone(HOME)) : day)
                .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence())));
    }

    @GetMapping("/{id}/record")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Shows a post as the office sees it, public or not")
    ResponseEntity<PostRecord> internal(@PathVariable String id) {
        return saved(posts.find(id).orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence())));
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(summary = "Adds a post", description = "It is internal unless it says that it is public.")
    @ApiResponse(responseCode = "201", description = "Added; the version is in the ETag")
    @ApiResponse(
            responseCode = "422",
            description = "A rule is broken: membership-body-unknown, post-body-internal, post-area-unknown, membership-language-unknown or"
                    + " membership-source-not-followable")
    ResponseEntity<PostRecord> add(@RequestBody NewPost post) {
        Versioned<Post> added = desk.add(post);
        return ResponseEntity.created(URI.create("/api/posts/" + added.id() + "/record"))
                .eTag(EntityVersion.tag(added.version()))
                .body(PostRecord.of(added));
    }

    @PutMapping("/{id}")
    @PreAuthorize(WRITE)
    @SecurityRequirement(name = "token")
    @Operation(
            summary = "Changes a post",
            description = "Not to fewer seats than people held it at a time: post-seats-taken.")
    ResponseEntity<PostRecord> edit(
            @PathVariable String id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody NewPost post) {
        return saved(desk.edit(id, EntityVersion.required(ifMatch), post));
    }

    private static ResponseEntity<PostRecord> saved(Versioned<Post> post) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(EntityVersion.tag(post.version()))
                .body(PostRecord.of(post));
    }
}
