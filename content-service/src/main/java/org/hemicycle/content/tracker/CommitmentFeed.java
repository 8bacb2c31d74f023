package org.hemicycle.content.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.atom.Feed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.commitment.CommitmentFilter;
import org.hemicycle.content.commitment.CommitmentView;
import org.hemicycle.content.commitment.CommitmentView.Passage;
import org.hemicycle.content.commitment.Commitments;
import org.hemicycle.content.feed.AtomFeed;
import org.hemicycle.content.register.PublicAnswer;
import org.hemicycle.content.register.Register;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.feed.JsonFeed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed of what became of commitments, one entry a step, as Atom (RFC 4287) and as JSON Feed. */
@RestController
@Tag(name = "Feeds", description = "For feed readers")
class CommitmentFeed {

    private static final int ENTRIES = 50;

    private final Commitments commitments;
    private final Register<Area> areas;
    private final String publicUrl;

    CommitmentFeed(Commitments commitments, Register<Area> areas, @Value("${hemicycle.public-url}") String publicUrl) {
        this.commitments = commitments;
        this.areas = areas;
        this.publicUrl = publicUrl;
    }

    /** What is asked for, in which language. */
    private record Asked(CommitmentFilter filter, String reader) {}

    /** A step of a commitment. */
    private record News(CommitmentView commitment, Passage step, int number) {

        Instant at() {
            return Objects.requireNonNull(step.confirmedAt());
        }
    }

    @GetMapping(value = "/feeds/commitments.atom", produces = "application/atom+xml")
    @Operation(
            summary = "What became of commitments as an Atom feed",
            description = "The newest steps first. The parameters narrow it as they narrow the list; language is that of the"
                    + " words. The id of an entry never changes.")
    ResponseEntity<byte[]> atom(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String language) {
        var asked = new Asked(CommitmentFilter.asked(area, institution, person, kind, null), Words.reader(language));
        return PublicAnswer.of(AtomFeed.ATOM, feed(asked, newest(asked)));
    }

    @GetMapping(value = "/feeds/commitments.json", produces = JsonFeed.MEDIA_TYPE)
    @Operation(
            summary = "What became of commitments as a JSON feed",
            description = "Takes the same parameters and has the same entries under the same ids as the Atom feed.")
    ResponseEntity<byte[]> json(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String language) {
        var asked = new Asked(CommitmentFilter.asked(area, institution, person, kind, null), Words.reader(language));
        var feed = JsonFeed.of(
                title(asked),
                publicUrl + "/" + Words.pages(asked.reader()) + "/commitments",
                address(asked, "/feeds/commitments.json"),
                asked.reader(),
                newest(asked).stream()
                        .map(news -> new JsonFeed.Item(
                                id(news), page(news, asked), heading(news, asked), sentence(news, asked), news.at(), news.at(),
                                null, categories(news)))
                        .toList());
        return PublicAnswer.of(AtomFeed.JSON_FEED, feed.written().getBytes(UTF_8));
    }

    /** The newest steps are among the commitments that took a step last. */
    private List<News> newest(Asked asked) {
        return commitments.newest(asked.filter(), ENTRIES).stream()
                .map(found -> CommitmentView.told(found.state()))
                .flatMap(CommitmentFeed::news)
                .sorted(Comparator.comparing(News::at).reversed()
                        .thenComparing(news -> news.commitment().id())
                        .thenComparing(News::number, Comparator.reverseOrder()))
                .limit(ENTRIES)
                .toList();
    }

    private static Stream<News> news(CommitmentView commitment) {
        return IntStream.range(0, commitment.history().size())
                .mapToObj(number -> new News(commitment, commitment.history().get(number), number + 1));
    }

    private byte[] feed(Asked asked, List<News> newest) {
        return AtomFeed.document(
                publicUrl,
                address(asked, "/feeds/commitments.atom"),
                title(asked),
                newest.isEmpty() ? Instant.EPOCH : newest.getFirst().at(),
                newest.stream()
                        .map(news -> AtomFeed.entry(
                                id(news), heading(news, asked), page(news, asked), news.at(), news.at(), categories(news),
                                sentence(news, asked)))
                        .toList());
    }

    private static String id(News news) {
        return AtomFeed.stableId("/api/commitments/" + news.commitment().id() + "/" + news.number());
    }

    private String page(News news, Asked asked) {
        return publicUrl + "/" + Words.pages(asked.reader()) + "/commitments/" + news.commitment().id();
    }

    private static String heading(News news, Asked asked) {
        return Words.of(news.step().state()).in(asked.reader()) + ": " + news.commitment().title().in(asked.reader());
    }

    private static String sentence(News news, Asked asked) {
        LocalizedText note = news.step().note();
        return note == null ? news.commitment().title().in(asked.reader()) : note.in(asked.reader());
    }

    private static List<String> categories(News news) {
        var all = new ArrayList<String>();
        all.add(news.step().state().name().toLowerCase(Locale.ROOT));
        all.add(news.commitment().kind().wireName());
        if (news.commitment().area() != null) {
            all.add(news.commitment().area());
        }
        return all;
    }

    /** Nothing for an area that is not ours: what a stranger wrote into the address stays out of the title. */
    private String title(Asked asked) {
        String area = asked.filter().area();
        return "Hemicycle: " + Words.COMMITMENTS.in(asked.reader())
                + (area == null ? "" : areas.find(area).map(found -> ", " + found.state().name().in(asked.reader())).orElse(""));
    }

    private String address(Asked asked, String path) {
        var filter = asked.filter();
        var parameters = new TreeMap<String, @Nullable String>();
        parameters.put("area", filter.area());
        parameters.put("institution", filter.institution());
        parameters.put("kind", filter.kind() == null ? null : filter.kind().wireName());
        parameters.put("language", asked.reader().equals("en") ? null : asked.reader());
        parameters.put("person", filter.person());
        return AtomFeed.address(publicUrl, path, parameters);
    }
}
