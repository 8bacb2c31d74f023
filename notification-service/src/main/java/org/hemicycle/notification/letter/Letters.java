package org.hemicycle.notification.letter;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.CommitmentMessage;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.PersonalFacts;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.notification.letter.Draft.Action;
import org.hemicycle.notification.letter.Draft.Fact;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes every letter the service sends and lays it out as text and as HTML without anything to be fetched. */
@Component
public final class Letters {

    private static final String TEXT_TEMPLATES = "org.hemicycle.notification.letter.text";

    private final String publicUrl;
    private final TemplateEngine html = TemplateEngine.createPrecompiled(ContentType.Html);
    private final TemplateEngine plainText =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, TEXT_TEMPLATES);

    /** Letters whose links lead to the address of the gateway as readers know it. */
    public Letters(@Value("${hemicycle.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** A letter with both its layouts, complete but for the reader's own links. */
    public record LaidOut(String language, String subject, String text, String html) {}

    /**
     * The letter about a message, for readers of a language.
     *
     * @throws IllegalArgumentException for a message that nobody is told about
     */
    public LaidOut about(Message message, String language) {
        Wording wording = Wording.in(language);
        return switch (message) {
            case VisitMessage visit -> laidOut(new VisitLetters(wording, publicUrl).about(visit));
            case BriefingMessage briefing -> laidOut(new BriefingLetters(wording, publicUrl).about(briefing));
            case ArticleMessage article -> laidOut(articleDraft(article.article(), wording));
            case CommitmentMessage commitment -> laidOut(new CommitmentLetters(wording, publicUrl).about(commitment));
            default -> throw new IllegalArgumentException("nobody is told about a " + message.getClass());
        };
    }

    /**
     * The letter to one person about what concerns them, in the language they read.
     *
     * @param matter what it is about, such as {@code programme-changed}
     * @param since the version that they were told last, 0 for none
     * @throws IllegalArgumentException for a matter that there are no words for
     */
    public LaidOut personal(String matter, PersonalFacts person, long since) {
        return laidOut(new PersonalLetters(Wording.in(person.language()), publicUrl).about(matter, person, since));
    }

    /**
     * The letter that tells several things at once, each as it is now.
     *
     * @param weekly whether it comes once a week, and not once a day
     */
    public LaidOut digest(String language, boolean weekly, List<DigestItem> items) {
        return laidOut(new DigestLetters(Wording.in(language), publicUrl).about(weekly, items));
    }

    /** The letter that asks somebody to confirm their sign-up, within some days. */
    public LaidOut confirmation(String language, List<String> areas, List<String> kinds, int subjects, long days) {
        Wording wording = Wording.in(language);
        return laidOut(new Draft(
                wording.language(),
                wording.say("confirmation.subject"),
                wording.say("confirmation.heading"),
                List.of(wording.say("confirmation.lead"), wording.say("confirmation.expiry", days)),
                choices(wording, areas, kinds, subjects),
                "",
                List.of(),
                new Action(wording.say("confirmation.action"), Blank.CONFIRMATION.mark()),
                wording.say("confirmation.reason"),
                List.of()));
    }

    /** The letter to somebody who signs up although they are subscribed already. */
    public LaidOut repeated(String language) {
        Wording wording = Wording.in(language);
        return laidOut(new Draft(
                wording.language(),
                wording.say("repeated.subject"),
                wording.say("repeated.heading"),
                List.of(wording.say("repeated.lead"), wording.say("repeated.advice")),
                List.of(),
                "",
                List.of(),
                new Action(wording.say("repeated.action"), Blank.PREFERENCES.mark()),
                wording.say("confirmation.reason"),
                footer(wording)));
    }

    /** The letter to somebody of whose mails several came back lately; that it arrives is all it is for. */
    public LaidOut probe(String language) {
        Wording wording = Wording.in(language);
        return laidOut(new Draft(
                wording.language(),
                wording.say("probe.subject"),
                wording.say("probe.heading"),
                List.of(wording.say("probe.lead"), wording.say("probe.advice")),
                List.of(),
                "",
                List.of(),
                new Action(wording.say("repeated.action"), Blank.PREFERENCES.mark()),
                wording.say("probe.reason"),
                footer(wording)));
    }

    private Draft articleDraft(ArticleFacts article, Wording wording) {
        String title = article.title().in(wording.language());
        String key = "article." + article.kind();
        var paragraphs = new ArrayList<String>();
        paragraphs.add(wording.say(key + ".lead"));
        LocalizedText summary = article.summary();
        if (summary != null) {
            paragraphs.add(summary.in(wording.language()));
        }
        var facts = new ArrayList<Fact>();
        if (!article.authors().isEmpty()) {
            facts.add(new Fact(wording.say("label.authors"), null, String.join(", ", article.authors())));
        }
        String outlet = article.outlet();
        if (outlet != null) {
            facts.add(new Fact(wording.say("label.outlet"), null, outlet));
        }
        var publishedOn = article.publishedOn();
        if (publishedOn != null) {
            facts.add(new Fact(wording.say("label.published"), null, new Calendar(wording).day(publishedOn)));
        }
        facts.add(new Fact(wording.say("label.language"), null, wording.nameOf(article.language())));
        facts.add(new Fact(wording.say("label.areas"), null, wording.areas(article.areas())));
        return new Draft(
                wording.language(),
                wording.say(key + ".subject", title),
                title,
                paragraphs,
                facts,
                "",
                List.of(),
                new Action(wording.say("action.article"), link(article, wording, publicUrl)),
                wording.say("reason.notice", wording.say("kind." + article.kind()), wording.areas(article.areas())),
                footer(wording));
    }

    /** Where an article can be read, or where there is more of the kind. */
    static String link(ArticleFacts article, Wording wording, String publicUrl) {
        String url = article.url();
        return url != null && (url.startsWith("https://") || url.startsWith("http://"))
                ? url
                : publicUrl + "/" + wording.language() + "/areas/" + article.areas().stream().findFirst().orElse("EUROPE");
    }

    private static List<Fact> choices(Wording wording, List<String> areas, List<String> kinds, int subjects) {
        var facts = new ArrayList<Fact>();
        if (!areas.isEmpty()) {
            facts.add(new Fact(wording.say("label.areas"), null, wording.areas(areas)));
            facts.add(new Fact(
                    wording.say("label.kinds"),
                    null,
                    String.join(", ", kinds.stream().map(kind -> wording.say("kind." + kind)).toList())));
        }
        if (subjects > 0) {
            facts.add(new Fact(wording.say("label.subjects"), null, wording.say("subjects", subjects)));
        }
        return facts;
    }

    static List<Action> footer(Wording wording) {
        return List.of(
                new Action(wording.say("footer.preferences"), Blank.PREFERENCES.mark()),
                new Action(wording.say("footer.unsubscribe"), Blank.UNSUBSCRIPTION.mark()));
    }

    private LaidOut laidOut(Draft draft) {
        var plain = new StringOutput();
        plainText.render("letter.jte", draft, plain);
        var page = new StringOutput();
        html.render("letter.jte", draft, page);
        // Parts that are left out leave their blank lines behind.
        String text = plain.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
        return new LaidOut(draft.language(), draft.subject(), text, page.toString());
    }
}
