package org.hemicycle.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
            "mode", "TRAIN", "first", "Committee", "second", "Coordinators", "minutes", "220", "basis", "ESTIMATE", "gap", "5", "needed", "240",
            "who", "Dana Delegate (sample) and Emil Envoy (sample)", "security", "20");

    @Test
    void saysInTheLanguageOfThePageWhatARuleSays() {
        assertThat(said(Language.FR, "travel-impossible", TRAVEL)).isEqualTo(
                "De « Committee » à « Coordinators », il faut 240 minutes (en train 220 min estimées, entrée 20), et il y en a 5 : Dana Delegate (sample) et Emil Envoy (sample).");
        assertThat(said(Language.DE, "travel-impossible", TRAVEL)).startsWith("Von „Committee“ zu „Coordinators“ sind es 240 Minuten (mit dem Zug 220 min geschätzt, Einlass 20), und");
        assertThat(said(Language.DE, "not-a-sitting-week", Map.of("what", "Talk", "week", "2027-03-01", "place", "European Parliament, Brussels")))
                .isEqualTo("„Talk“ liegt in der Woche ab Mo., 1. März, in der das Haus in European Parliament, Brussels nicht tagt.");
    }

    @Test
    void saysWhatNobodyConfirmedInEveryLanguage() {
        var late = new HashMap<>(Map.of("what", "Talk", "from", "Tue 2 Mar 19:30", "until", "20:00", "place", "House", "open", "08:00–19:00", "certain", "false"));
        assertThat(said(Language.FR, "outside-opening-hours", late)).endsWith("House est ouvert 08:00–19:00 (non confirmé).");
        assertThat(said(Language.DE, "outside-opening-hours", late)).endsWith("House hat 08:00–19:00 geöffnet (nicht bestätigt).");
        late.put("certain", "true");
        assertThat(said(Language.FR, "outside-opening-hours", late)).endsWith("House est ouvert 08:00–19:00.");
        late.put("open", "");
        late.put("certain", "false");
        assertThat(said(Language.DE, "outside-opening-hours", late)).endsWith("House ist geschlossen (nicht bestätigt).");

        var quota = Map.of("number", "5", "organisation", "Bridges", "place", "House", "date", "2027-03-02", "most", "4", "certain", "false");
        assertThat(said(Language.FR, "badge-quota-exceeded", quota)).endsWith("4 par jour (non confirmé).");
        assertThat(said(Language.DE, "badge-quota-exceeded", quota)).endsWith("4 am Tag (nicht bestätigt).");

        var way = new HashMap<>(TRAVEL);
        way.put("basis", "GUESS");
        assertThat(said(Language.FR, "travel-impossible", way)).contains("220 min au jugé,");
        assertThat(said(Language.DE, "travel-impossible", way)).contains("220 min geraten,");
        way.put("basis", "LOOKED_UP");
        assertThat(said(Language.FR, "travel-impossible", way)).contains("220 min, entrée 20)");

        var heard = new HashMap<>(Map.of("what", "Talk", "from", "Tue 2 Mar 09:00", "pairs", "fr → de", "certain", "true"));
        assertThat(said(Language.DE, "interpreter-languages-missing", heard)).endsWith("niemand dolmetscht fr → de.");
        heard.put("certain", "false");
        assertThat(said(Language.DE, "interpreter-languages-missing", heard)).endsWith("niemand ist bekannt, der fr → de dolmetscht.");

        assertThat(said(Language.FR, "pinned-item-moved", Map.of("what", "Talk", "from", "Tue 2 Mar 09:00"))).isEqualTo("« Talk » est fixé et a été publié pour mar. 2 mars, 09:00.");
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
