package org.hemicycle.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.CommitmentEvidence;
import org.hemicycle.contracts.CommitmentFacts;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.contracts.VisitFacts;
import org.jspecify.annotations.Nullable;

/** Invented visits, articles and commitments. */
public final class TestMessages {

    public static final BuildingFacts PARLIAMENT = new BuildingFacts(
            "ep-brussels",
            text("en", "European Parliament, Brussels", "de", "Europäisches Parlament, Brüssel"),
            "Rue Wiertz 60, 1047 Brussels", null, "BE", "Europe/Brussels");

    public static final MeetingFacts BRIEFING = new MeetingFacts(
            "m-1", 0, "CONFIRMED", text("en", "Briefing for members of several groups", "fr", "Séance d’information"),
            OffsetDateTime.parse("2027-03-02T14:00:00+01:00"), OffsetDateTime.parse("2027-03-02T15:30:00+01:00"),
            PARLIAMENT, List.of(new PersonReference("p-1", "Ada Exemplar")));

    private TestMessages() {}

    public static String newId() {
        return "visit-" + UUID.randomUUID();
    }

    public static VisitFacts visit(String id, long version, String... areas) {
        return visit(id, version, "ANNOUNCED", List.of(BRIEFING), null, areas);
    }

    public static VisitFacts visit(
            String id, long version, String state, List<MeetingFacts> meetings, @Nullable LocalizedText reason, String... areas) {
        return new VisitFacts(id, version, state,
                text("en", "Peacebuilders in Brussels", "fr", "Artisans de paix à Bruxelles"),
                text("en", "Members hear from those who build peace.", "de", "Abgeordnete hören von Friedensarbeit."),
                List.of(areas), LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-03"), "Europe/Brussels",
                meetings, reason);
    }

    public static ArticleMessage.Published article(String id, String kind, String language, String... areas) {
        return new ArticleMessage.Published(new ArticleFacts(id, 1, kind, text(language, "Ein Gespräch & mehr <b>"),
                language, "https://news.example/piece", "Sample Radio", List.of("Ada Exemplar"),
                LocalDate.parse("2026-05-04"), List.of(areas), null, List.of(), List.of()));
    }

    public static CommitmentFacts commitment(String id, long version, String state, @Nullable String area) {
        return new CommitmentFacts(id, version, state, "funding",
                text("en", "Ten million for peacebuilding & more <b>", "fr", "Dix millions pour la paix", "de", "Zehn Millionen für den Frieden"),
                "p-1", "Ada Exemplar", "ministry", text("en", "Ministry", "de", "Ministerium"), area,
                text("fr", "Nous donnerons dix millions.", "en", "We shall give ten million."), "2026-02", "2027",
                new CommitmentFacts.Amount(10_000_000, "EUR"), "Sample Radio", "https://news.example/promise", null);
    }

    /** What shows that a commitment came into a state. */
    public static CommitmentEvidence evidence() {
        return new CommitmentEvidence(LocalDate.parse("2026-05-04"), "https://news.example/budget", text("en", "The budget names half of it."));
    }

    public static LocalizedText text(String... languageAndText) {
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i < languageAndText.length; i += 2) {
            texts.put(languageAndText[i], languageAndText[i + 1]);
        }
        return LocalizedText.of(texts);
    }
}
