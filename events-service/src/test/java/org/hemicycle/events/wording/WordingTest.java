package org.hemicycle.events.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static Properties file(String suffix) throws Exception {
        var words = new Properties();
        try (var in = new InputStreamReader(WordingTest.class.getResourceAsStream("/wording" + suffix + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }

    @Test
    void saysEverythingInEveryLanguage() throws Exception {
        assertThat(file("_fr").keySet()).isEqualTo(file("").keySet());
        assertThat(file("_de").keySet()).isEqualTo(file("").keySet());
        assertThat(file("_fr").values()).noneMatch(word -> word.toString().isBlank());
    }

    @Test
    void writesDaysAsTheReaderDoes() {
        var moment = LocalDateTime.of(2027, 3, 2, 14, 0).atZone(ZoneId.of("Europe/Brussels"));
        assertThat(Wording.in("en").date(moment)).isEqualTo("2 March 2027");
        assertThat(Wording.in("fr-BE").moment(moment)).isEqualTo("2 mars 2027, 14:00");
        assertThat(Wording.in("fr").day(moment.minusDays(1))).isEqualTo("lundi 1er mars 2027");
        assertThat(Wording.in("fr").date(moment.plusDays(9))).isEqualTo("11 mars 2027");
        assertThat(Wording.in("en").date(moment.minusDays(1))).isEqualTo("1 March 2027");
        assertThat(Wording.in("de").day(moment)).isEqualTo("Dienstag, 2. März 2027");
        assertThat(Wording.in("de").shortMoment(moment)).contains("2.").endsWith(", 14:00");
        assertThat(Wording.in("nl").language()).isEqualTo("en");
        assertThat(Wording.in(null).say("feed.room", "4B001")).isEqualTo("Room 4B001");
        assertThat(Wording.in("fr").say("document.edition", 1234, "x")).as("a number without a comma in it").doesNotContain(",234");
    }
}
