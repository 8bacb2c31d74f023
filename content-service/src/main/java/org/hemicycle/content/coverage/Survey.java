package org.hemicycle.content.coverage;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.Article;
import org.hemicycle.content.article.ArticleFilter;
import org.hemicycle.content.article.Articles;
import org.hemicycle.content.commitment.Commitment;
import org.hemicycle.content.commitment.CommitmentFilter;
import org.hemicycle.content.commitment.Commitments;
import org.hemicycle.content.coverage.Coverage.Last;
import org.hemicycle.content.coverage.Coverage.Covered;
import org.hemicycle.content.occasion.Occasion;
import org.hemicycle.content.occasion.Occasions;
import org.hemicycle.content.organization.Classification;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * Looks through the stores for what was done last, at most once a second.
 *
 * <p>The latest two hundred of each store name most areas. Only where a store has more, what they do not name is asked for
 * one by one, each by an index.
 */
@Component
class Survey {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final int LATEST = 200;
    private static final int AT_ONCE = 500;

    private final Register<Area> areas;
    private final Register<Organization> organizations;
    private final Occasions occasions;
    private final Articles articles;
    private final Commitments commitments;
    private final Clock clock;

    private @Nullable Coverage kept;
    private Instant keptUntil = Instant.MIN;

    Survey(
            Register<Area> areas,
            Register<Organization> organizations,
            Occasions occasions,
            Articles articles,
            Commitments commitments,
            Clock clock) {
        this.areas = areas;
        this.organizations = organizations;
        this.occasions = occasions;
        this.articles = articles;
        this.commitments = commitments;
        this.clock = clock;
    }

    /** The coverage as it is, or was a second ago. */
    synchronized Coverage coverage() {
        Instant now = clock.instant();
        Coverage known = kept;
        if (known == null || !now.isBefore(keptUntil)) {
            known = look(LocalDate.ofInstant(now, ZoneOffset.UTC));
            kept = known;
            keptUntil = now.plus(GOOD_FOR);
        }
        return known;
    }

    private Coverage look(LocalDate today) {
        List<Occasion> held = occasions.begun(today, LATEST);
        List<Article> published = newest(ArticleFilter.ALL, LATEST);
        List<Commitment> promised = newest(new CommitmentFilter(null, null, null, null, null), LATEST);
        var lines = new ArrayList<Covered>();
        for (Area area : all(areas, new Criteria())) {
            String id = area.id();
            lines.add(new Covered(
                    id,
                    area.name(),
                    last(held, id, (one, code) -> one.areas().contains(code), () -> occasions.lastIn(id, today), Survey::told),
                    last(published, id, (one, code) -> one.areas().contains(code),
                            () -> newest(ArticleFilter.about(id), 1).stream().findFirst(), Survey::told),
                    last(promised, id, (one, code) -> code.equals(one.promise().area()),
                            () -> newest(new CommitmentFilter(id, null, null, null, null), 1).stream().findFirst(), Survey::told)));
        }
        var bodies = new ArrayList<Covered>();
        var withoutGroups = where("state.classification").nin(List.of(Classification.GROUP.name(), Classification.PARTY.name()))
                .and("state.visibility").is("PUBLIC");
        for (Organization body : all(organizations, withoutGroups)) {
            String id = body.id();
            bodies.add(new Covered(
                    id,
                    body.name(),
                    last(held, id, (one, house) -> one.houses().contains(house), () -> occasions.lastAt(id, today), Survey::told),
                    last(published, id, (one, institution) -> one.organizations().contains(institution),
                            () -> newest(ArticleFilter.naming(id), 1).stream().findFirst(), Survey::told),
                    last(promised, id, Survey::isMadeBy,
                            () -> newest(new CommitmentFilter(null, id, null, null, null), 1).stream().findFirst(), Survey::told)));
        }
        return new Coverage(lines, bodies);
    }

    /** The first of the latest that fits; where the store has more than those, what it says itself. */
    private static <T> @Nullable Last last(
            List<T> latest, String id, BiPredicate<T, String> fits, Supplier<Optional<T>> earlier, Function<T, Last> telling) {
        Optional<T> found = latest.stream().filter(one -> fits.test(one, id)).findFirst();
        if (found.isEmpty() && latest.size() >= LATEST) {
            found = earlier.get();
        }
        return found.map(telling).orElse(null);
    }

    private List<Article> newest(ArticleFilter filter, int most) {
        return articles.verified(filter, new Slice(null, most)).items().stream().map(Versioned::state).toList();
    }

    private List<Commitment> newest(CommitmentFilter filter, int most) {
        return commitments.publicPage(filter, new Slice(null, most)).items().stream().map(Versioned::state).toList();
    }

    private static <T> List<T> all(Register<T> register, Criteria filter) {
        var all = new ArrayList<T>();
        String cursor = null;
        do {
            Found<T> found = register.page(filter, Slice.asked(cursor, AT_ONCE));
            found.items().forEach(item -> all.add(item.state()));
            cursor = found.next();
        } while (cursor != null);
        return all;
    }

    private static boolean isMadeBy(Commitment commitment, String institution) {
        var organization = commitment.promise().organization();
        return organization != null && organization.id().equals(institution);
    }

    private static Last told(Occasion occasion) {
        return new Last(occasion.id(), occasion.kind().wireName(), occasion.title(), occasion.start().toString());
    }

    private static Last told(Article article) {
        var provenance = article.provenance();
        List<String> unchecked = provenance == null ? List.of() : provenance.verify();
        String date = article.publishedOn() != null && !unchecked.contains("publishedOn")
                ? article.publishedOn().toString()
                : article.year() != null && !unchecked.contains("year") ? article.year().toString() : null;
        return new Last(article.id(), article.kind().wireName(), article.title(), date);
    }

    private static Last told(Commitment commitment) {
        var promise = commitment.promise();
        return new Last(
                commitment.id(), promise.kind().wireName(), promise.title(),
                promise.source().verify().contains("madeOn") ? null : promise.madeOn());
    }
}
