package org.hemicycle.notification.letter;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hemicycle.contracts.CommitmentEvidence;
import org.hemicycle.contracts.CommitmentFacts;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.notification.letter.Draft.Action;
import org.hemicycle.notification.letter.Draft.Entry;
import org.hemicycle.notification.letter.Draft.Fact;
import org.jspecify.annotations.Nullable;

/** Writes what became of commitments: the state in words, what shows it, and what was promised. */
final class CommitmentLetters {

    private final Wording wording;
    private final Calendar calendar;
    private final String publicUrl;

    CommitmentLetters(Wording wording, String publicUrl) {
        this.wording = wording;
        this.calendar = new Calendar(wording);
        this.publicUrl = publicUrl;
    }

    Draft about(CommitmentMessage message) {
        CommitmentFacts commitment = message.commitment();
        String state = "commitment." + commitment.state().toLowerCase(Locale.ROOT);
        String title = text(commitment.title());
        var paragraphs = new ArrayList<String>();
        paragraphs.add(wording.say(state + ".lead"));
        LocalizedText note = message.evidence().note();
        if (note != null) {
            paragraphs.add(text(note));
        }
        return new Draft(
                wording.language(),
                wording.say("commitment.subject", wording.say(state), title),
                title,
                paragraphs,
                facts(commitment, message.evidence()),
                "",
                List.of(),
                new Action(wording.say("action.commitment"), page(commitment)),
                wording.say("reason.subject", wording.say("kind.commitment"), areas(commitment)),
                Letters.footer(wording));
    }

    /** As one thing of a digest. */
    Entry entry(CommitmentMessage message) {
        CommitmentFacts commitment = message.commitment();
        var lines = new ArrayList<String>();
        LocalizedText note = message.evidence().note();
        if (note != null) {
            lines.add(text(note));
        }
        maker(commitment, lines);
        lines.add(areas(commitment));
        return new Entry(
                text(commitment.title()), lines,
                wording.say("digest.commitment", wording.say("commitment." + commitment.state().toLowerCase(Locale.ROOT))),
                page(commitment));
    }

    private List<Fact> facts(CommitmentFacts commitment, CommitmentEvidence evidence) {
        var facts = new ArrayList<Fact>();
        var makers = new ArrayList<String>();
        maker(commitment, makers);
        if (!makers.isEmpty()) {
            facts.add(fact("label.made-by", makers.getFirst()));
        }
        String madeOn = commitment.madeOn();
        if (madeOn != null) {
            facts.add(fact("label.made-on", calendar.partial(madeOn)));
        }
        facts.add(fact("label.kind", wording.say("commitment.kind." + commitment.kind())));
        LocalizedText quote = commitment.quote();
        if (quote != null) {
            facts.add(fact("label.quote", wording.say("commitment.quote", quote.in(quote.original()), wording.nameOf(quote.original()))));
            String shown = quote.languageFor(wording.language());
            if (!shown.equals(quote.original())) {
                facts.add(fact("label.translation", quote.in(shown)));
            }
        }
        var amount = commitment.amount();
        if (amount != null) {
            facts.add(fact("label.amount", NumberFormat.getIntegerInstance(wording.locale()).format(amount.value()) + " " + amount.currency()));
        }
        String target = commitment.targetDate();
        if (target != null) {
            facts.add(fact("label.target", calendar.partial(target)));
        }
        facts.add(fact("label.evidence", wording.say("commitment.evidence", calendar.day(evidence.date()), evidence.url())));
        facts.add(fact("label.source", commitment.sourceUrl() == null
                ? commitment.sourceTitle()
                : commitment.sourceTitle() + ", " + commitment.sourceUrl()));
        return facts;
    }

    private void maker(CommitmentFacts commitment, List<String> lines) {
        @Nullable LocalizedText organization = commitment.organizationName();
        if (commitment.personName() != null && organization != null) {
            lines.add(commitment.personName() + ", " + text(organization));
        } else if (commitment.personName() != null) {
            lines.add(commitment.personName());
        } else if (organization != null) {
            lines.add(text(organization));
        }
    }

    private Fact fact(String label, String now) {
        return new Fact(wording.say(label), null, now);
    }

    /** A commitment without an area is told to those who follow everything. */
    private String areas(CommitmentFacts commitment) {
        return wording.area(commitment.area() == null ? "EUROPE" : commitment.area());
    }

    private String page(CommitmentFacts commitment) {
        return publicUrl + "/" + wording.language() + "/commitments/" + commitment.id();
    }

    private String text(LocalizedText text) {
        return text.in(wording.language());
    }
}
