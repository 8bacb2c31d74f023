package org.hemicycle.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hemicycle.notification.TestMessages.BRIEFING;
import static org.hemicycle.notification.TestMessages.PARLIAMENT;
import static org.hemicycle.notification.TestMessages.article;
import static org.hemicycle.notification.TestMessages.commitment;
import static org.hemicycle.notification.TestMessages.evidence;
import static org.hemicycle.notification.TestMessages.text;
import static org.hemicycle.notification.TestMessages.visit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.ProgrammeChange;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.letter.Letters.LaidOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {

    private static final BuildingFacts COMMITTEE = new BuildingFacts(
            "eesc", text("en", "Economic and Social Committee"), "Rue Belliard 99", null, "BE", "Europe/Brussels");

    private final Letters letters = new Letters("https://hemicycle.example/");

    @Test
    void announcesAVisitWithItsProgrammeInTheZoneOfThePlace() {
        LaidOut letter = letters.about(new VisitMessage.Announced(visit("v1", 1, "BE")), "en");

        assertThat(letter.subject()).isEqualTo("New visit: Peacebuilders in Brussels");
        assertThat(letter.text()).isEqualTo("""
                Peacebuilders in Brussels

                A delegation visit has been announced.

                Purpose: Members hear from those who build peace.
                Dates: Monday, 1 March 2027 to Wednesday, 3 March 2027
                Areas: Belgium

                Public programme

                - Briefing for members of several groups
                  Tuesday, 2 March 2027, 14:00–15:30 (Central European Standard Time, Europe/Brussels)
                  European Parliament, Brussels, Rue Wiertz 60, 1047 Brussels
                  with Ada Exemplar

                See the visit:
                https://hemicycle.example/en/visits/v1

                --\s
                You get this mail because you asked us to tell you about visits (Belgium), or about this one.

                Change what you get:
                %s

                Unsubscribe:
                %s
                """.formatted(Blank.PREFERENCES.mark(), Blank.UNSUBSCRIPTION.mark()));
        assertThat(letter.html()).contains("<html lang=\"en\">", "<h1", "Ada Exemplar", Blank.UNSUBSCRIPTION.mark());
    }

    @Test
    void writesInTheReadersLanguageAsFarAsThereAreTexts() {
        LaidOut french = letters.about(new VisitMessage.Announced(visit("v1", 1, "BE")), "fr");
        assertThat(french.subject()).isEqualTo("Nouvelle visite : Artisans de paix à Bruxelles");
        assertThat(french.text())
                .contains("Dates\u00A0: du lundi 1er mars 2027 au mercredi 3 mars 2027", "Séance d’information")
                .contains("heure normale d’Europe centrale, Europe/Brussels", "https://hemicycle.example/fr/visits/v1")
                .contains("Objet\u00A0: Members hear from those who build peace.");

        LaidOut german = letters.about(new VisitMessage.Announced(visit("v1", 1, "BE")), "de");
        assertThat(german.subject()).isEqualTo("Neuer Besuch: Peacebuilders in Brussels");
        assertThat(german.text()).contains("Abgeordnete hören von Friedensarbeit.", "14:00–15:30 Uhr",
                "Europäisches Parlament, Brüssel", "Dienstag, 2. März 2027", "Belgien");

        assertThat(letters.about(new VisitMessage.Announced(visit("v1", 1, "BE")), "pl").language()).isEqualTo("en");
    }

    @Test
    void namesASingleChangeInTheListOfMailsAndSaysWhatWasSoBefore() {
        var moved = new ProgrammeChange("meeting-moved", "m-1", BRIEFING.summary(), BRIEFING.start(), BRIEFING.end(), PARLIAMENT,
                OffsetDateTime.parse("2027-03-01T10:00:00+01:00"), OffsetDateTime.parse("2027-03-01T11:00:00+01:00"), null);
        LaidOut letter = letters.about(new VisitMessage.EditionPublished(visit("v1", 2, "BE"), 2, List.of(moved), List.of("BE")), "en");
        assertThat(letter.subject()).isEqualTo("New time: Briefing for members of several groups");
        assertThat(letter.text())
                .contains("The programme of this visit has changed.")
                .contains("(new time): Tuesday, 2 March 2027, 14:00–15:30")
                .contains("(before: Monday, 1 March 2027, 10:00–11:00");
        assertThat(letter.html()).contains("<s style=\"color:#4a4a68\">before: Monday");
        var relocated = new ProgrammeChange("meeting-relocated", "m-1", BRIEFING.summary(), BRIEFING.start(), BRIEFING.end(), PARLIAMENT, null, null, COMMITTEE);
        assertThat(letters.about(new VisitMessage.EditionPublished(visit("v1", 2, "BE"), 2, List.of(relocated), List.of("BE")), "en").text())
                .contains("European Parliament, Brussels, Rue Wiertz 60", "(before: Economic and Social Committee, Rue Belliard 99)");
    }

    @Test
    void tellsEverythingThatAnEditionChangedInOneLetter() {
        var dropped = new ProgrammeChange("meeting-cancelled", "m-9", text("en", "Lunch"), BRIEFING.start(), BRIEFING.end(), PARLIAMENT, null, null, null);
        var moved = new ProgrammeChange("meeting-moved", "m-1", BRIEFING.summary(), BRIEFING.start(), BRIEFING.end(), PARLIAMENT,
                OffsetDateTime.parse("2027-03-01T10:00:00+01:00"), OffsetDateTime.parse("2027-03-01T11:00:00+01:00"), COMMITTEE);
        var areas = new ProgrammeChange("areas-changed", null, null, null, null, null, null, null, null);
        var unknown = new ProgrammeChange("meeting-painted", "m-1", BRIEFING.summary(), BRIEFING.start(), BRIEFING.end(), null, null, null, null);
        var edition = new VisitMessage.EditionPublished(visit("v1", 4, "BE"), 3, List.of(moved, dropped, areas, unknown), List.of("DE"));

        LaidOut letter = letters.about(edition, "en");

        assertThat(letter.subject()).isEqualTo("Changed programme: Peacebuilders in Brussels");
        assertThat(letter.text()).contains(
                "Briefing for members of several groups (new time): Tuesday, 2 March 2027, 14:00–15:30 (Central European Standard Time, Europe/Brussels); European Parliament",
                "(before: Monday, 1 March 2027, 10:00–11:00 (Central European Standard Time, Europe/Brussels); Economic and Social Committee, Rue Belliard 99)",
                "Lunch (no longer in the public programme): Tuesday",
                "Areas: Belgium\n    (before: Germany)",
                "Briefing for members of several groups (changed): Tuesday");
        assertThat(letters.about(new VisitMessage.EditionPublished(visit("v1", 4, "BE"), 3, List.of(moved), List.of("BE")), "fr").subject())
                .as("a single change is named").isEqualTo("Nouvel horaire : Séance d’information");
    }

    @Test
    void tellsNewDatesWithTheWholeProgrammeAndAPostponementWithoutIt() {
        var dates = new ProgrammeChange("dates-moved", null, null,
                OffsetDateTime.parse("2027-03-01T00:00:00+01:00"), OffsetDateTime.parse("2027-03-03T00:00:00+01:00"), null,
                OffsetDateTime.parse("2027-02-01T00:00:00+01:00"), OffsetDateTime.parse("2027-02-01T00:00:00+01:00"), null);
        LaidOut moved = letters.about(new VisitMessage.EditionPublished(visit("v1", 2, "BE"), 2, List.of(dates), List.of("BE")), "de");
        assertThat(moved.subject()).isEqualTo("Neue Tage: Peacebuilders in Brussels");
        assertThat(moved.text()).contains("Tage: Montag, 1. März 2027 bis Mittwoch, 3. März 2027", "(bisher: Montag, 1. Februar 2027)", "Öffentliches Programm");
        var postponed = visit("v1", 3, "POSTPONED", List.of(BRIEFING), null, "BE");
        LaidOut later = letters.about(new VisitMessage.EditionPublished(postponed, 3, List.of(), List.of("BE")), "en");
        assertThat(later.subject()).isEqualTo("Postponed: Peacebuilders in Brussels");
        assertThat(later.text()).doesNotContain("Public programme");
    }

    @Test
    void tellsOfABriefingWithWhatWasSoBefore() {
        var before = new BriefingFacts("b1", 1, "ANNOUNCED", text("en", "Peace across parties"), text("en", "Members hear the same facts."),
                "cross-party", List.of("BE"), BRIEFING.start(), BRIEFING.end(), PARLIAMENT, "ASP 3G2", null);
        LaidOut announced = letters.about(new BriefingMessage.Announced(before), "en");
        assertThat(announced.subject()).isEqualTo("New briefing: Peace across parties");
        assertThat(announced.text()).contains("Place: European Parliament, Brussels, Rue Wiertz 60, 1047 Brussels, room ASP 3G2",
                "across the groups of one house", "https://hemicycle.example/en/briefings/b1", "about briefings (Belgium)").doesNotContain("before:");
        var now = new BriefingFacts("b1", 2, "ANNOUNCED", before.title(), before.purpose(), "cross-border", before.hostAreas(),
                before.start().plusHours(1), before.end().plusHours(1), PARLIAMENT, "ASP 3G2", null);
        assertThat(letters.about(new BriefingMessage.Changed(now, before), "de").text())
                .contains("15:00–16:30 Uhr", "(bisher: Dienstag, 2. März 2027, 14:00–15:30 Uhr", "(bisher: über Fraktionen eines Hauses hinweg)");
        assertThat(letters.about(new BriefingMessage.Changed(now), "en").text()).doesNotContain("before:");
        var off = new BriefingFacts("b1", 3, "CANCELLED", before.title(), before.purpose(), before.kind(), before.hostAreas(),
                before.start(), before.end(), PARLIAMENT, null, text("en", "The sponsor is ill."));
        assertThat(letters.about(new BriefingMessage.Cancelled(off), "fr").subject()).isEqualTo("Annulée : Peace across parties");
    }

    @Test
    void saysWhyAVisitWasCancelled() {
        var cancelled = visit("v1", 3, "CANCELLED", List.of(BRIEFING), text("en", "The delegation cannot travel."), "BE", "EU");
        LaidOut letter = letters.about(new VisitMessage.Cancelled(cancelled), "en");
        assertThat(letter.subject()).isEqualTo("Cancelled: Peacebuilders in Brussels");
        assertThat(letter.text()).contains("Reason: The delegation cannot travel.", "Areas: Belgium, European Union");
    }

    @Test
    void marksACancelledMeetingInTheProgramme() {
        var gone = new MeetingFacts("m-2", 2, "CANCELLED", text("en", "Lunch"), BRIEFING.start(), BRIEFING.end(), PARLIAMENT, List.of());
        assertThat(letters.about(new VisitMessage.Announced(visit("v1", 1, "ANNOUNCED", List.of(BRIEFING, gone), null, "BE")), "en").text())
                .contains("- Lunch (Cancelled)\n");
        assertThat(letters.about(new VisitMessage.Announced(visit("v1", 1, "ANNOUNCED", List.of(), null, "BE")), "en").text())
                .contains("No public meetings have been added yet.").doesNotContain("Public programme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"article", "interview", "statement", "video"})
    void tellsOfAnArticleOfEachKind(String kind) {
        LaidOut letter = letters.about(article("a1", kind, "de", "DE"), "de");
        assertThat(letter.subject()).endsWith("Ein Gespräch & mehr <b>");
        assertThat(letter.text()).contains("Ein Gespräch & mehr <b>", "https://news.example/piece", "Deutsch", "Von: Ada Exemplar");
        assertThat(letter.html()).contains("Ein Gespräch &amp; mehr &lt;b&gt;").doesNotContain("<b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERIFIED", "IN_PROGRESS", "PARTLY_MET", "MET", "STALLED", "REVERSED", "SUPERSEDED"})
    void saysWhatBecameOfACommitmentInWordsWithItsEvidence(String state) {
        for (String language : Wording.LANGUAGES) {
            LaidOut letter = letters.about(new CommitmentMessage.Progressed(commitment("c1", 4, state, "BE"), "VERIFIED", evidence()), language);
            assertThat(letter.subject()).doesNotContain(state).contains(Wording.in(language).say("commitment." + state.toLowerCase(Locale.ROOT)));
            assertThat(letter.text()).contains(
                    Wording.in(language).say("commitment." + state.toLowerCase(Locale.ROOT) + ".lead"), "The budget names half of it.",
                    "https://news.example/budget", "https://news.example/promise", "Nous donnerons dix millions.", "Ada Exemplar",
                    "https://hemicycle.example/" + language + "/commitments/c1");
            assertThat(letter.html()).doesNotContain("<b>");
        }
    }

    @Test
    void putsTheTranslationBesideTheWordsAndDatesAsPreciselyAsTheyAreKnown() {
        var english = letters.about(new CommitmentMessage.Verified(commitment("c1", 4, "VERIFIED", null), evidence()), "en").text();
        assertThat(english).contains("In the words: “Nous donnerons dix millions.” (French)", "Translated: We shall give ten million.",
                "Made: February 2026", "To be met by: 2027", "Amount: 10,000,000 EUR", "Made by: Ada Exemplar, Ministry", "(Europe)");
        var french = letters.about(new CommitmentMessage.Verified(commitment("c1", 4, "VERIFIED", "BE"), evidence()), "fr").text();
        assertThat(french).contains("février 2026").doesNotContain("Traduction");
    }

    @Test
    void asksForConfirmationWithoutAWayToUnsubscribe() {
        LaidOut letter = letters.confirmation("fr", List.of("BE", "EUROPE"), List.of("visit"), 0, 7);
        assertThat(letter.text()).contains(Blank.CONFIRMATION.mark(), "7 jours", "Territoires\u00A0: Belgique, Europe", "Genres\u00A0: visites")
                .doesNotContain(Blank.UNSUBSCRIPTION.mark());
    }

    @Test
    void fetchesNothingFromOutside() {
        for (Message message : List.of(new VisitMessage.Announced(visit("v1", 1, "BE")), article("a1", "video", "en", "BE"))) {
            assertThat(letters.about(message, "en").html())
                    .doesNotContainPattern("(?i)<(img|script|link|iframe|object|video|style)\\b")
                    .doesNotContainPattern("(?i)url\\(");
        }
    }

    @Test
    void saysTheSameInEveryLanguage() {
        var placeholders = Pattern.compile("\\{(\\d)");
        var english = Wording.in("en").sentences();
        for (String language : Wording.LANGUAGES) {
            var sentences = Wording.in(language).sentences();
            assertThat(sentences.keySet()).as(language).isEqualTo(english.keySet());
            english.forEach((key, sentence) -> {
                var wanted = new TreeSet<String>();
                placeholders.matcher(sentence).results().forEach(found -> wanted.add(found.group(1)));
                var given = new TreeSet<String>();
                placeholders.matcher(sentences.get(key)).results().forEach(found -> given.add(found.group(1)));
                assertThat(given).as(language + " " + key).isEqualTo(wanted);
                assertThat(sentences.get(key)).as(language + " " + key).doesNotContain("'");
            });
        }
    }
}
