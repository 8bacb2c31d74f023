package org.hemicycle.contracts;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One invented message of each type, from which the approved examples are made. */
final class Samples {

    private static final LocalizedText TITLE = text("en", "Peacebuilders in Brussels (sample)", "fr", "Artisans de paix à Bruxelles (exemple)");
    private static final BuildingFacts PARLIAMENT = new BuildingFacts("ep-brussels",
            text("en", "European Parliament, Brussels", "de", "Europäisches Parlament, Brüssel"),
            "Rue Wiertz 60, 1047 Brussels", "european-parliament", "BE", "Europe/Brussels");
    private static final BuildingFacts COMMITTEE = new BuildingFacts("eesc-brussels",
            text("en", "European Economic and Social Committee"), "Rue Belliard 99, 1040 Brussels", null, "BE", "Europe/Brussels");
    private static final MeetingFacts MEETING = new MeetingFacts("m-1", 1, "CONFIRMED",
            text("en", "Briefing with members of several groups"),
            OffsetDateTime.parse("2027-03-02T14:00:00+01:00"), OffsetDateTime.parse("2027-03-02T15:30:00+01:00"),
            PARLIAMENT, List.of(new PersonReference("sample-member-1", "Ada Exemplar (sample)")));

    private static final CommitmentEvidence EVIDENCE = new CommitmentEvidence(
            LocalDate.parse("2026-05-04"), "https://news.example/budget", text("en", "The budget names half of the sum (sample)."));

    private Samples() {}

    static Map<MessageType, Message> all() {
        var all = new LinkedHashMap<MessageType, Message>();
        for (Message message : List.of(
                new VisitMessage.Announced(visit("ANNOUNCED", null)),
                new VisitMessage.EditionPublished(visit("ANNOUNCED", null), 3, List.of(
                        new ProgrammeChange("meeting-moved", "m-1", MEETING.summary(), MEETING.start(), MEETING.end(), PARLIAMENT,
                                OffsetDateTime.parse("2027-03-02T10:00:00+01:00"), OffsetDateTime.parse("2027-03-02T11:30:00+01:00"), COMMITTEE),
                        new ProgrammeChange("areas-changed", null, null, null, null, null, null, null, null)), List.of("DE")),
                new VisitMessage.Cancelled(visit("CANCELLED", text("en", "The delegation cannot travel"))),
                new BriefingMessage.Announced(briefing("ANNOUNCED", null)),
                new BriefingMessage.Changed(briefing("ANNOUNCED", null)),
                new BriefingMessage.Cancelled(briefing("CANCELLED", text("en", "The sponsor is ill"))),
                new PersonMessage.Concerned("visit", "visit-1", "delegate-1", "programme-changed", 3, false),
                new ArticleMessage.Published(article()),
                new ArticleMessage.Imported(article()),
                new ArticleMessage.Revised(article()),
                new ArticleMessage.Withdrawn(article()),
                new DirectoryMessage.AreaRecorded(1, new AreaFacts("BE", text("en", "Belgium", "fr", "Belgique"), "country", "Europe/Brussels")),
                new DirectoryMessage.OrganizationRecorded(1, new OrganizationFacts("european-parliament", text("en", "European Parliament"), "parliament", null, "EU", List.of(
                        new SeatCountFacts(LocalDate.parse("2024-07-16"), 5, "Sample count", null, "sample", List.of(
                                new SeatCountFacts.GroupSeats("sample-left", 3, false, "government"),
                                new SeatCountFacts.GroupSeats("sample-right", 2, true, "unknown")),
                                LocalDate.parse("2024-07-17"), "Sample report")))),
                new DirectoryMessage.BuildingRecorded(1, PARLIAMENT),
                new DirectoryMessage.PersonRecorded(1, new PersonFacts("sample-member-1", "Ada Exemplar (sample)",
                        text("en", "Member of the European Parliament (sample)"), "european-parliament", "BE", List.of("en", "fr"), true)),
                new DirectoryMessage.PersonWithdrawn(2, "sample-member-2", "sample-member-1"),
                new DirectoryMessage.OrganizationWithdrawn(3, "sample-group", null),
                new CommitmentMessage.Verified(commitment("VERIFIED"), EVIDENCE),
                new CommitmentMessage.Progressed(commitment("PARTLY_MET"), "VERIFIED", EVIDENCE),
                new DirectoryMessage.CommitmentRecorded(4, commitment("PARTLY_MET")),
                new DirectoryMessage.ArticleRecorded(1, article()),
                new DirectoryMessage.ArticleDropped(2, "article-1"),
                new ChunkPlanned("visit-1-2-0", 7),
                new SubscriptionMessage.Requested("subscriber-1", 1),
                new SubscriptionMessage.Repeated("subscriber-1"))) {
            all.put(MessageType.of(message), message);
        }
        return all;
    }

    private static VisitFacts visit(String state, @org.jspecify.annotations.Nullable LocalizedText reason) {
        return new VisitFacts("visit-1", 2, state, TITLE, text("en", "Members hear from those who build peace on the ground."),
                List.of("BE"), LocalDate.parse("2027-03-01"), LocalDate.parse("2027-03-03"), "Europe/Brussels", List.of(MEETING), reason);
    }

    private static BriefingFacts briefing(String state, @org.jspecify.annotations.Nullable LocalizedText reason) {
        return new BriefingFacts("briefing-1", 4, state, text("en", "Peacebuilding across parties (sample)"),
                text("en", "Members of several groups hear the same facts at one table."), "cross-party", List.of("BE", "EU"),
                MEETING.start(), MEETING.end(), PARLIAMENT, "ASP 3G2", reason);
    }

    private static ArticleFacts article() {
        return new ArticleFacts("article-1", 1, "interview", text("fr", "Un entretien (exemple)"), "fr",
                "https://news.example/entretien", "Sample Radio", List.of("Ada Exemplar (sample)"),
                LocalDate.parse("2026-05-04"), List.of("FR"), null, List.of("sample-member-1"), List.of("european-parliament"));
    }

    private static CommitmentFacts commitment(String state) {
        return new CommitmentFacts("commitment-1", 4, state, "funding", text("en", "Ten million euros for peacebuilding (sample)"),
                "sample-member-1", "Ada Exemplar (sample)", "european-parliament", text("en", "European Parliament"), "BE",
                text("fr", "Nous donnerons dix millions (exemple).", "en", "We shall give ten million (sample)."),
                "2026-02", "2027-12-31", new CommitmentFacts.Amount(10_000_000, "EUR"),
                "Sample Radio", "https://news.example/promise", null);
    }

    private static LocalizedText text(String... languageAndText) {
        var texts = new LinkedHashMap<String, String>();
        for (int i = 0; i < languageAndText.length; i += 2) {
            texts.put(languageAndText[i], languageAndText[i + 1]);
        }
        return LocalizedText.of(texts);
    }
}
