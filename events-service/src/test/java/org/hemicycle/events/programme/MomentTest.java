package org.hemicycle.events.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What time somebody means, above all in the two nights of the year when clocks are changed. */
class MomentTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    @Test
    void readsATimeWithTheOffsetOfItsPlace() {
        assertThat(Moment.of("2027-03-02T14:00+01:00", null, BRUSSELS, "start")).isEqualTo(Instant.parse("2027-03-02T13:00:00Z"));
        assertThat(Moment.of("2027-07-02T14:00:00+02:00", null, BRUSSELS, "start")).isEqualTo(Instant.parse("2027-07-02T12:00:00Z"));
        assertThat(Moment.of("2027-07-02T12:00:00Z", null, BRUSSELS, "start")).as("a machine's instant").isEqualTo(Instant.parse("2027-07-02T12:00:00Z"));
    }

    @Test
    void readsALocalTimeWhereItsZoneIsNamed() {
        assertThat(Moment.of("2027-03-02T14:00", LISBON, BRUSSELS, "start")).isEqualTo(Instant.parse("2027-03-02T14:00:00Z"));
        refused("2027-03-02T14:00", null, CommonRefusal.INVALID_FIELD);
        refused("half past two", BRUSSELS, CommonRefusal.INVALID_FIELD);
    }

    @Test
    void refusesTheHourThatIsSkipped() {
        assertThat(refused("2027-03-28T02:30", BRUSSELS, ProgrammeRefusal.TIME_SKIPPED).sentence()).contains("Europe/Brussels");
        refused("2027-03-28T02:30+01:00", null, ProgrammeRefusal.OFFSET_NOT_OF_PLACE);
        refused("2027-03-28T02:30+02:00", null, ProgrammeRefusal.OFFSET_NOT_OF_PLACE);
        assertThat(Moment.of("2027-03-28T01:59", BRUSSELS, BRUSSELS, "start").plusSeconds(60)).isEqualTo(Moment.of("2027-03-28T03:00", BRUSSELS, BRUSSELS, "start"));
        assertThat(Moment.of("2027-03-28T02:30", LISBON, BRUSSELS, "start")).as("another zone skips another hour").isEqualTo("2027-03-28T01:30:00Z");
    }

    @Test
    void refusesTheHourThatIsDoubledUnlessItsOffsetSaysWhichOne() {
        refused("2027-10-31T02:30", BRUSSELS, ProgrammeRefusal.TIME_DOUBLED);
        assertThat(Moment.of("2027-10-31T02:30+02:00", null, BRUSSELS, "start")).isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
        assertThat(Moment.of("2027-10-31T02:30+01:00", null, BRUSSELS, "start")).isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
        refused("2027-10-31T02:30+03:00", null, ProgrammeRefusal.OFFSET_NOT_OF_PLACE);
    }

    @Test
    void refusesAnOffsetThatClocksAtThePlaceDoNotShow() {
        refused("2027-07-02T14:00+01:00", null, ProgrammeRefusal.OFFSET_NOT_OF_PLACE);
        refused("2027-03-02T14:00+02:00", null, ProgrammeRefusal.OFFSET_NOT_OF_PLACE);
    }

    @Provide
    Arbitrary<LocalDateTime> roundChanges() {
        return Combinators.combine(
                        Arbitraries.of(LocalDateTime.parse("2027-03-28T00:00"), LocalDateTime.parse("2027-10-31T00:00"), LocalDateTime.parse("2027-06-15T00:00")),
                        Arbitraries.integers().between(-300, 600))
                .as(LocalDateTime::plusMinutes);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(List.of("Europe/Brussels", "Europe/Lisbon", "Europe/Helsinki", "Atlantic/Azores", "Europe/Dublin", "America/Cayenne", "Asia/Nicosia"))
                .map(ZoneId::of);
    }

    /** Whatever is accepted is what the clock on the wall shows, and exactly what clocks show once is accepted. */
    @Property
    void acceptsExactlyTheTimesThatClocksShowOnce(@ForAll("roundChanges") LocalDateTime local, @ForAll("zones") ZoneId zone) {
        List<ZoneOffset> shown = zone.getRules().getValidOffsets(local);
        try {
            Instant instant = Moment.of(local.toString(), zone, zone, "start");
            assertThat(shown).hasSize(1);
            assertThat(instant.atZone(zone).toLocalDateTime()).isEqualTo(local);
        } catch (Refused refused) {
            assertThat(refused.kind()).isEqualTo(shown.isEmpty() ? ProgrammeRefusal.TIME_SKIPPED : ProgrammeRefusal.TIME_DOUBLED);
            assertThat(shown.size()).isNotEqualTo(1);
        }
    }

    private static Refused refused(String text, @Nullable ZoneId zone, RefusalKind kind) {
        var refusal = new Refused[1];
        assertThatThrownBy(() -> Moment.of(text, zone, BRUSSELS, "start")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.faults()).singleElement().satisfies(fault -> assertThat(fault.field()).isEqualTo("start"));
            refusal[0] = refused;
        });
        return refusal[0];
    }
}
