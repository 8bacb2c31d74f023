package org.hemicycle.content.seed;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.Articles;
import org.hemicycle.content.building.Building;
import org.hemicycle.content.commitment.Commitments;
import org.hemicycle.content.membership.Memberships;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Register.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings what the seed files say into the registers.
 *
 * <p>A record is saved with its message in one write and marked as imported afterwards, so a crash between two records
 * or before a mark leaves nothing that the next start would not complete or find done. Several instances may import at
 * once: who comes second finds each record as it should be.
 */
@Component
class SeedImport {

    private static final Logger log = LoggerFactory.getLogger(SeedImport.class);

    private final Register<Area> areas;
    private final Register<Organization> organizations;
    private final Register<Building> buildings;
    private final Register<Person> people;
    private final Register<Post> posts;
    private final Memberships memberships;
    private final Articles articles;
    private final Commitments commitments;
    private final SeedMarks marks;
    private final Clock clock;

    SeedImport(
            Register<Area> areas,
            Register<Organization> organizations,
            Register<Building> buildings,
            Register<Person> people,
            Register<Post> posts,
            Memberships memberships,
            Articles articles,
            Commitments commitments,
            SeedMarks marks,
            Clock clock) {
        this.areas = areas;
        this.organizations = organizations;
        this.buildings = buildings;
        this.people = people;
        this.posts = posts;
        this.memberships = memberships;
        this.articles = articles;
        this.commitments = commitments;
        this.marks = marks;
        this.clock = clock;
    }

    /** Imports a folder, or changes nothing and says what is wrong with it. */
    SeedOutcome importFrom(SeedFolder folder) {
        SeedCatalogue seeds;
        try {
            seeds = folder.read();
        } catch (SeedsRefused refused) {
            refused.problems().forEach(problem -> log.error("Seeds refused, nothing imported: {}", problem));
            return SeedOutcome.refused(refused);
        }
        var run = new Run(marks.all());
        seeds.areas().forEach(area -> run.take("area", area.id(), area, () -> areas.record(area.id(), area)));
        seeds.organizations().forEach(organization -> run.take(
                "organization",
                organization.id(),
                organization,
                () -> organizations.record(organization.id(), organization)));
        seeds.buildings().forEach(building ->
                run.take("building", building.id(), building, () -> buildings.record(building.id(), building)));
        seeds.people().forEach(person -> run.take(
                "person", person.id(), person, () -> people.record(person.id(), known -> merged(known, person))));
        seeds.posts().forEach(post -> run.take("post", post.id(), post, () -> posts.record(post.id(), post)));
        seeds.memberships().forEach(membership ->
                run.take("membership", membership.id(), membership, () -> memberships.record(membership)));
        seeds.articles().forEach(article -> run.take(
                "article", article.id(), article, () -> articles.recordInArchive(article, clock.instant())));
        seeds.commitments().forEach(commitment -> run.take(
                "commitment",
                commitment.id(),
                commitment,
                () -> commitments.recordInArchive(commitment, clock.instant())));
        log.atInfo()
                .addKeyValue("added", run.count(Outcome.ADDED))
                .addKeyValue("changed", run.count(Outcome.CHANGED))
                .addKeyValue("unchanged", run.count(Outcome.UNCHANGED))
                .log("Seeds imported");
        return new SeedOutcome(
                SeedOutcome.State.IMPORTED,
                run.count(Outcome.ADDED),
                run.count(Outcome.CHANGED),
                run.count(Outcome.UNCHANGED),
                List.of());
    }

    /** A record that was merged into another stays so, and one that others were merged into keeps their trace. */
    private static Person merged(@Nullable Person known, Person seed) {
        return known == null ? seed : known.mergedInto() != null ? known : seed.withTrace(known);
    }

    private final class Run {

        private final Map<String, String> imported;
        private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

        Run(Map<String, String> imported) {
            this.imported = imported;
        }

        void take(String kind, String id, Record seed, Supplier<Outcome> record) {
            String mark = kind + ":" + id;
            String digest = SeedMarks.digest(seed);
            Outcome outcome = Outcome.UNCHANGED;
            if (!digest.equals(imported.get(mark))) {
                outcome = record.get();
                marks.put(mark, digest);
            }
            counts.merge(outcome, 1, Integer::sum);
        }

        int count(Outcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }
    }
}
