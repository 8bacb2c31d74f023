package org.hemicycle.notification.letter;

import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.BriefingFacts;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.letter.Draft.Action;
import org.hemicycle.notification.letter.Draft.Entry;
import org.jspecify.annotations.Nullable;

/** Writes digests: each thing once, as it is now, with what happened to it in a word. */
final class DigestLetters {

    private final Wording wording;
    private final Calendar calendar;
    private final Changes changes;
    private final String publicUrl;

    DigestLetters(Wording wording, String publicUrl) {
        this.wording = wording;
        this.calendar = new Calendar(wording);
        this.changes = new Changes(wording);
        this.publicUrl = publicUrl;
    }

    Draft about(boolean weekly, List<DigestItem> items) {
        String often = weekly ? "weekly" : "daily";
        List<Entry> entries = items.stream().map(this::entry).toList();
        return new Draft(
                wording.language(),
                wording.say("digest." + often + ".subject", entries.size(), entries.getFirst().what()),
                wording.say("digest." + often + ".heading"),
                List.of(wording.say("digest.lead")),
                List.of(),
                wording.say("digest.items", entries.size()),
                entries,
                new Action(wording.say("digest.action"), publicUrl + "/" + wording.language() + "/"),
                wording.say("reason.digest." + often),
                Letters.footer(wording));
    }

    private Entry entry(DigestItem item) {
        return switch (item.message()) {
            case VisitMessage visit -> visit(visit.visit(), item.fresh());
            case BriefingMessage briefing -> briefing(briefing.briefing(), item.fresh());
            case ArticleMessage article -> article(article.article());
            case CommitmentMessage commitment -> new CommitmentLetters(wording, publicUrl).entry(commitment);
            default -> throw new IllegalArgumentException("no digest tells of a " + item.message().getClass());
        };
    }

    private Entry visit(VisitFacts visit, boolean fresh) {
        var lines = new ArrayList<String>();
        lines.add(calendar.days(visit.start(), visit.end()));
        lines.add(wording.areas(visit.hostAreas()));
        reason(visit.cancellationReason(), lines);
        return new Entry(text(visit.title()), lines, state(visit.state(), fresh), page("visits", visit.id()));
    }

    private Entry briefing(BriefingFacts briefing, boolean fresh) {
        var lines = new ArrayList<String>();
        lines.add(calendar.span(briefing.start(), briefing.end(), briefing.building().timeZone()));
        lines.add(changes.place(briefing.building()));
        reason(briefing.cancellationReason(), lines);
        return new Entry(text(briefing.title()), lines, state(briefing.state(), fresh), page("briefings", briefing.id()));
    }

    private Entry article(ArticleFacts article) {
        var lines = new ArrayList<String>();
        LocalizedText summary = article.summary();
        if (summary != null) {
            lines.add(text(summary));
        }
        lines.add(wording.areas(article.areas()));
        return new Entry(
                text(article.title()), lines, wording.say("digest.kind." + article.kind()), Letters.link(article, wording, publicUrl));
    }

    private String state(String state, boolean fresh) {
        return wording.say(
                switch (state) {
                    case "CANCELLED" -> "digest.cancelled";
                    case "POSTPONED" -> "digest.postponed";
                    default -> fresh ? "digest.new" : "digest.changed";
                });
    }

    private void reason(@Nullable LocalizedText reason, List<String> lines) {
        if (reason != null) {
            lines.add(wording.say("label.reason") + ": " + text(reason));
        }
    }

    private String page(String folder, String id) {
        return publicUrl + "/" + wording.language() + "/" + folder + "/" + id;
    }

    private String text(LocalizedText text) {
        return text.in(wording.language());
    }
}
