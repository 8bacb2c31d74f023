package org.hemicycle.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

class DatesTest {

    private static final LocalDate FIRST = LocalDate.parse("2027-03-01");
    private static final LocalDate FIFTH = LocalDate.parse("2027-03-05");

    @Test
    void saysWhatTwoDaysShareOnce() {
        assertThat(in(Language.EN).days(FIRST, FIFTH)).isEqualTo("1–5 March 2027");
        assertThat(in(Language.EN).days(FIRST, LocalDate.parse("2027-04-02"))).isEqualTo("1 March – 2 April 2027");
        assertThat(in(Language.EN).days(LocalDate.parse("2026-12-30"), FIRST)).isEqualTo("30 December 2026 – 1 March 2027");
        assertThat(in(Language.EN).days(FIRST, FIRST)).isEqualTo("1 March 2027");
    }

    @Test
    void speaksFrenchOfTheFirstOfAMonthOnly() {
        assertThat(in(Language.FR).days(FIRST, FIFTH)).isEqualTo("du 1er au 5 mars 2027");
        assertThat(in(Language.FR).weekday(FIRST)).isEqualTo("Lundi 1er mars 2027");
        assertThat(in(Language.FR).day(LocalDate.parse("2027-03-11"))).isEqualTo("11 mars 2027");
        assertThat(in(Language.FR).day(LocalDate.parse("2027-03-21"))).isEqualTo("21 mars 2027");
        assertThat(in(Language.FR).shortDay(FIRST)).isEqualTo("lun. 1er mars");
        assertThat(in(Language.FR).time(OffsetDateTime.parse("2027-03-01T11:11Z"), ZoneId.of("UTC"))).isEqualTo("11:11");
    }

    @Test
    void speaksGerman() {
        assertThat(in(Language.DE).days(FIRST, FIFTH)).isEqualTo("1.–5. März 2027");
        assertThat(in(Language.DE).weekday(FIRST)).isEqualTo("Montag, 1. März 2027");
        assertThat(in(Language.DE).month(YearMonth.of(2027, 3))).isEqualTo("März 2027");
    }

    @Test
    void showsAMomentWhereItIs() {
        var noon = OffsetDateTime.parse("2027-07-01T12:00+02:00");
        assertThat(in(Language.EN).time(noon, ZoneId.of("Europe/London"))).isEqualTo("11:00");
        assertThat(in(Language.EN).zoneName(noon, ZoneId.of("Europe/London"))).isEqualTo("BST");
    }

    private static Page in(Language language) {
        var noAssets = new StaticListableBeanFactory().getBeanProvider(ResourceUrlProvider.class);
        return new Page(language, "/", new Reader(null, Set.of()), new Assets(noAssets), "");
    }
}
