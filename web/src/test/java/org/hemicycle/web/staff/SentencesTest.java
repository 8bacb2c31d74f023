package org.hemicycle.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hemicycle.web.page.Language;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Reader;
import org.hemicycle.web.visit.Itinerary.Violation;
import org.junit.jupiter.api.Test;

/** The particulars are those that events-service sends. */
class SentencesTest {

    private static final Map<String, String> TRAVEL = Map.of(
            "mode", "TRAIN", "first", "Committee", "second", "Coordinators", "minutes", "220", "estimate", "true", "gap", "5", "needed", "240",
            "who", "Dana Delegate (sample) and Emil Envoy (sample)", "security", "20");

    @Test
    void saysInTheLanguageOfThePageWhatARuleSays() {
        assertThat(said(Language.FR, "travel-impossible", TRAVEL)).isEqualTo(
                "De « Committee » à « Coordinators », il faut 240 minutes (en train), et il y en a 5 : Dana Delegate (sample) et Emil Envoy (sample).");
        assertThat(said(Language.DE, "travel-impossible", TRAVEL)).startsWith("Von „Committee“ zu „Coordinators“ sind es 240 Minuten");
        assertThat(said(Language.DE, "not-a-sitting-week", Map.of("what", "Talk", "week", "2027-03-01", "place", "European Parliament, Brussels")))
                .isEqualTo("„Talk“ liegt in der Woche ab Mo., 1. März, in der das Haus in European Parliament, Brussels nicht tagt.");
    }

    @Test
    void tellsDaysAsTheReaderDoesAlsoOverTheTurnOfTheYear() {
        var words = Map.of("what", "Talk", "from", "Tue 2 Mar 06:30", "until", "07:30");
        assertThat(said(Language.FR, "outside-preferred-hours", words)).isEqualTo("« Talk » va de mar. 2 mars, 06:30 à 07:30.");
        assertThat(said(Language.FR, "outside-preferred-hours", Map.of("what", "Talk", "from", "Mon 31 Jan 09:00", "until", "10:00")))
                .as("in 2028").isEqualTo("« Talk » va de lun. 31 janvier, 09:00 à 10:00.");
        assertThat(said(Language.DE, "outside-preferred-hours", Map.of("what", "Talk", "from", "Wed 1 Sept 21:00", "until", "22:00"))).contains("Mi., 1. September, 21:00");
    }

    @Test
    void namesMoreThanThreePeopleAsItIsDone() {
        assertThat(said(Language.FR, "person-unavailable", Map.of("who", "A and B, C, D and 4 more", "what", "Talk", "from", "Tue 2 Mar 10:00")))
                .isEqualTo("Ne peut venir à « Talk », mar. 2 mars, 10:00 : A and B, C, D et 4 autres.");
    }

    @Test
    void leavesToEnglishWhatItCannotSay() {
        assertThat(said(Language.EN, "travel-impossible", TRAVEL)).isNull();
        assertThat(said(Language.FR, "a-new-rule", TRAVEL)).isNull();
        assertThat(said(Language.FR, "travel-impossible", Map.of("who", "Dana"))).isNull();
    }

    private static String said(Language language, String rule, Map<String, String> words) {
        var page = new Page(language, "/", new Reader(null, Set.of()), null, "");
        return Sentences.of(new Violation(rule, "HARD", "English", List.of(), words, true, null, null, null), 2027, page);
    }
}
