package org.hemicycle.content.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hemicycle.content.RunningService;
import org.hemicycle.content.TopicReader.Told;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.article.Articles;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.seed.SeedOutcome.State;
import org.hemicycle.contracts.DirectoryMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

class SeedImportTest extends RunningService {

    @Autowired
    SeedImport seedImport;

    @Autowired
    Register<Area> areas;

    @Autowired
    Articles articles;

    @Autowired
    MongoOperations mongo;

    @TempDir
    Path folder;

    /** The other tests count what the seeds of this repository hold. */
    @AfterEach
    void removeOwnAreas() {
        mongo.remove(new Query(where("_id").regex("^area:area-")), "areas");
        mongo.remove(new Query(where("_id").regex("^piece-race-")), "articles");
        mongo.remove(new Query(where("_id").regex("^(area:area|article:piece-race)-")), "seeds");
    }

    @Test
    void tellsOfEverySeedOnce() {
        try (var directory = topic("content.directory.v1"); var pieces = topic("content.article.v1")) {
            var told = directory.until(seen -> seen.stream().filter(SeedImportTest::isPublishedSeed).count() >= 127);
            assertThat(told).filteredOn(SeedImportTest::isPublishedSeed).hasSize(127).extracting(Told::key).doesNotHaveDuplicates();
            assertThat(told).filteredOn(message -> message.key().equals("area:GR")).singleElement().satisfies(message -> {
                assertThat(message.type()).isEqualTo("area.recorded.v1");
                assertThat(((DirectoryMessage.AreaRecorded) message.message()).area().timeZone()).isEqualTo("Europe/Athens");
            });
            assertThat(imported(pieces.until(seen -> imported(seen) >= 11))).isEqualTo(11);
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        SeedOutcome again = seedImport.importFrom(new SeedFolder(Path.of("../seeds")));

        assertThat(again).isEqualTo(new SeedOutcome(State.IMPORTED, 0, 0, 141, List.of()));
        assertThat(areas.find("BE").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void findsItsWorkDoneWhenOnlyTheMarkIsMissing() throws IOException {
        write("area-crash", "Before");
        seedImport.importFrom(new SeedFolder(folder));
        mongo.remove(new Query(where("_id").is("area:area-crash")), "seeds");

        assertThat(seedImport.importFrom(new SeedFolder(folder)).unchanged()).isEqualTo(1);
        assertThat(areas.find("area-crash").orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void updatesTheRecordWhoseSeedChangedAndNoOther() throws IOException {
        write("area-one", "One", "area-two", "Two");
        assertThat(seedImport.importFrom(new SeedFolder(folder)).added()).isEqualTo(2);

        write("area-one", "One", "area-two", "Second");

        assertThat(seedImport.importFrom(new SeedFolder(folder))).isEqualTo(new SeedOutcome(State.IMPORTED, 0, 1, 1, List.of()));
        assertThat(areas.find("area-one").orElseThrow().version()).isEqualTo(1);
        assertThat(areas.find("area-two").orElseThrow()).satisfies(area -> {
            assertThat(area.version()).isEqualTo(2);
            assertThat(area.state().name().in("en")).isEqualTo("Second");
        });
        try (var directory = topic("content.directory.v1")) {
            var told = directory.until(seen -> seen.stream().filter(message -> message.key().equals("area:area-two")).count() == 2);
            assertThat(told).filteredOn(message -> message.key().equals("area:area-two"))
                    .extracting(message -> ((DirectoryMessage) message.message()).version())
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void importsNothingOfAFolderWithOneMistakeAndKeepsWhatIsThere() throws IOException {
        write("area-kept", "Kept");
        seedImport.importFrom(new SeedFolder(folder));
        write("area-kept", "Changed", "area-new", "New");
        Files.writeString(folder.resolve("zz.yaml"), "people:\n  - id: nobody\n    name: [No, Body]\n");

        SeedOutcome outcome = seedImport.importFrom(new SeedFolder(folder));

        assertThat(outcome.state()).isEqualTo(State.REFUSED);
        assertThat(outcome.problems()).first().asString().startsWith("zz.yaml:");
        assertThat(areas.find("area-kept").orElseThrow().state().name().in("en")).isEqualTo("Kept");
        assertThat(areas.knows("area-new")).isFalse();
    }

    @Test
    void addsEachRecordOnceWhenSeveralInstancesStartTogether() throws Exception {
        String[] many = IntStream.range(0, 40)
                .boxed()
                .flatMap(number -> List.of("area-race-" + number, "Race " + number).stream())
                .toArray(String[]::new);
        write(many);
        var pieces = new StringBuilder("articles:\n");
        for (int number = 0; number < 40; number++) {
            pieces.append("  - {id: piece-race-%d, kind: article, title: {en: Race}, source: test, status: secondary}\n"
                    .formatted(number));
        }
        Files.writeString(folder.resolve("articles.yaml"), pieces);

        try (var instances = Executors.newFixedThreadPool(4)) {
            Callable<SeedOutcome> start = () -> seedImport.importFrom(new SeedFolder(folder));
            var outcomes = instances.invokeAll(List.of(start, start, start, start));
            int added = 0;
            for (var outcome : outcomes) {
                assertThat(outcome.get().state()).isEqualTo(State.IMPORTED);
                assertThat(outcome.get().changed()).isZero();
                added += outcome.get().added();
            }
            assertThat(added).isEqualTo(80);
        }
        assertThat(IntStream.range(0, 40).boxed())
                .allMatch(number -> articles.find("piece-race-" + number).orElseThrow().version() == 1);
        try (var directory = topic("content.directory.v1")) {
            var told = directory.until(seen -> seen.stream().filter(message -> message.key().startsWith("area:area-race-")).count() >= 40);
            assertThat(told.stream().filter(message -> message.key().startsWith("area:area-race-")).collect(
                            Collectors.groupingBy(Told::key, Collectors.counting())))
                    .hasSize(40)
                    .allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
        }
    }

    private static boolean isPublishedSeed(Told message) {
        // Other tests report commitments and publish pieces, under ids that are drawn.
        return !message.key().startsWith("area:area-") && !message.key().contains(":file-") && !message.key().matches("(commitment|article):[0-9a-f-]{36}");
    }

    private static long imported(List<Told> seen) {
        return seen.stream().filter(message -> message.type().equals("article.imported.v1") && !message.key().startsWith("piece-")).count();
    }

    private void write(String... idsAndNames) throws IOException {
        var areas = new StringBuilder("sources: [{id: test, title: A test}]\nareas:\n");
        for (int i = 0; i < idsAndNames.length; i += 2) {
            areas.append("  - {id: %s, kind: region, name: {en: %s}, source: test, status: official}\n"
                    .formatted(idsAndNames[i], idsAndNames[i + 1]));
        }
        Files.writeString(folder.resolve("areas.yaml"), areas);
    }
}
