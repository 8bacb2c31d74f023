package org.hemicycle.content.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.area.AreaKind;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed files of this repository. */
class PublishedSeedsTest {

    private static final SeedCatalogue SEEDS = new SeedFolder(Path.of("../seeds")).read();

    private static Stream<Area> memberStates() {
        return SEEDS.areas().stream().filter(area -> area.kind() == AreaKind.COUNTRY && "EU".equals(area.parent()));
    }

    @Test
    void holdTwentySevenMemberStatesTheUnitedKingdomTheUnionAndEurope() {
        assertThat(memberStates()).hasSize(27);
        assertThat(SEEDS.areas()).hasSize(30).extracting(Area::id).contains("GB", "EU", "EUROPE");
    }

    @Test
    void giveEveryMemberStateItsCodesZoneLanguagesAndNames() {
        assertThat(memberStates()).allSatisfy(state -> {
            assertThat(state.isoAlpha2()).isEqualTo(state.id());
            assertThat(state.isoAlpha3()).hasSize(3);
            assertThat(state.euCode()).isEqualTo(state.id().equals("GR") ? "EL" : state.id());
            assertThat(state.timeZone()).isNotNull();
            assertThat(state.languages()).isNotEmpty();
            assertThat(state.name().texts()).containsKeys("en", "fr", "de").containsKeys(state.languages().getFirst());
        });
    }

    @Test
    void divideSevenHundredAndTwentySeatsAmongTheMemberStates() {
        assertThat(memberStates().mapToInt(state -> Objects.requireNonNull(state.europeanParliamentSeats())).sum())
                .isEqualTo(720);
    }

    @ParameterizedTest
    @CsvSource({"european-parliament,720,9", "bundestag,630,6", "assemblee-nationale,577,12", "house-of-commons,650,15"})
    void giveTheGroupsOfAChamberAllItsSeats(String chamber, int total, int groups) {
        var counts = organization(chamber).seatCounts();

        assertThat(counts).hasSize(1);
        assertThat(counts.getFirst().seats()).hasSize(groups);
        assertThat(counts.getFirst().seats().stream().mapToInt(group -> group.seats()).sum()).isEqualTo(total);
    }

    @Test
    void tellOtherServicesTheSeatsWithTheirDaySourceAndSide() {
        var told = organization("bundestag").recorded(3).organization().seatCounts();
        var count = Objects.requireNonNull(told).getFirst();
        assertThat(count.asOf()).isEqualTo("2025-03-14");
        assertThat(count.source()).contains("final result");
        assertThat(count.sidesAsOf()).isEqualTo("2025-05-06");
        assertThat(count.seats()).extracting(group -> group.groupId() + " " + group.seats() + " " + group.side())
                .contains("bundestag-spd 120 government", "bundestag-gruene 85 opposition", "bundestag-ssw 1 unknown");
        assertThat(Objects.requireNonNull(organization("house-of-commons").recorded(1).organization().seatCounts())
                        .getFirst().seats())
                .filteredOn(group -> group.notTakenUp()).extracting(group -> group.groupId()).containsExactly("commons-sinn-fein");
        assertThat(organization("bundestag-spd").recorded(1).organization().seatCounts()).isNull();
    }

    @Test
    void nameASourceForEveryRecord() {
        assertThat(Stream.of(
                                SEEDS.areas().stream().map(Area::provenance),
                                SEEDS.organizations().stream().map(Organization::provenance),
                                SEEDS.buildings().stream().map(building -> building.provenance()),
                                SEEDS.people().stream().map(Person::provenance),
                                SEEDS.articles().stream().map(article -> article.provenance()))
                        .flatMap(provenances -> provenances))
                .hasSizeGreaterThan(100)
                .allSatisfy(provenance -> assertThat(provenance.source()).isNotBlank());
    }

    @Test
    void neverTrustWhatIsGeneralKnowledge() {
        assertThat(Stream.concat(
                                SEEDS.organizations().stream().map(Organization::provenance),
                                SEEDS.buildings().stream().map(building -> building.provenance()))
                        .filter(provenance -> provenance.source().startsWith("General knowledge")))
                .isNotEmpty()
                .extracting(Provenance::status)
                .containsOnly(Trust.VERIFY);
    }

    @Test
    void markEverySampleInItsNameAndOfferEnoughOfThemInSeveralParliaments() {
        var samples = SEEDS.people().stream().filter(Person::sample).toList();

        assertThat(samples).hasSizeGreaterThanOrEqualTo(8).allSatisfy(person -> {
            assertThat(person.name()).endsWith("(sample)");
            assertThat(person.organization()).isNotNull();
            assertThat(person.languages()).isNotEmpty();
        });
        assertThat(samples).extracting(Person::organization).contains(
                "european-parliament", "bundestag", "assemblee-nationale", "house-of-commons");
    }

    @Test
    void dateWhatASourceSaysOfARealPerson() {
        assertThat(SEEDS.people()).filteredOn(person -> !person.sample()).isNotEmpty().allSatisfy(person -> {
            assertThat(person.asOf()).isNotNull();
            assertThat(person.recorded(1).person().role()).isNull();
        });
    }

    @Test
    void nameTheSourceOfEveryCommitmentAndNobodyForItsVerification() {
        assertThat(SEEDS.commitments()).hasSize(5).allSatisfy(commitment -> {
            assertThat(commitment.promise().source().title()).isNotBlank();
            assertThat(commitment.promise().title().texts()).containsKeys("en", "fr", "de");
            assertThat(commitment.history()).singleElement().satisfies(step -> {
                assertThat(step.proposedBy()).isNull();
                assertThat(step.decidedBy()).isNull();
            });
        });
    }

    private static Organization organization(String id) {
        return SEEDS.organizations().stream()
                .filter(organization -> organization.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
