package org.hemicycle.notification.bulletin;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import org.hemicycle.notification.letter.Blank;
import org.hemicycle.notification.letter.Draft.Action;
import org.hemicycle.notification.letter.Letters.LaidOut;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.subscriber.Readership;
import org.springframework.stereotype.Component;

/** Lays bulletins out as text and as HTML without anything to be fetched or run. */
@Component
public final class BulletinLetters {

    private static final String TEXT_TEMPLATES = "org.hemicycle.notification.letter.text";
    /** More areas than this are not read any more. */
    private static final int MOST_AREAS = 6;

    private final TemplateEngine html = TemplateEngine.createPrecompiled(ContentType.Html);
    private final TemplateEngine plainText =
            TemplateEngine.createPrecompiled(null, ContentType.Plain, null, TEXT_TEMPLATES);

    /**
     * What a letter says, before it is laid out.
     *
     * @param language the language of the words that staff wrote
     * @param heading the first line of the letter
     * @param body the text, as HTML or as plain text
     * @param frame the language of what stands around it, which is the reader's
     * @param note what stands above it, or an empty string
     * @param reason why the reader gets this
     * @param footer the reader's own links
     */
    public record Sheet(
            String language, String heading, String body, String frame, String note, String reason, List<Action> footer) {}

    /**
     * The letter for readers of a language.
     *
     * @param readers how many readers there are
     */
    LaidOut letter(Bulletin bulletin, String language, long readers) {
        return laidOut(bulletin, language, readers, false);
    }

    /** The letter that shows staff in their own mailbox how it will look. */
    LaidOut trial(Bulletin bulletin, String language, long readers) {
        return laidOut(bulletin, language, readers, true);
    }

    private LaidOut laidOut(Bulletin bulletin, String language, long readers, boolean trial) {
        Text text = bulletin.in(language).filled(readers);
        Wording frame = Wording.in(language);
        var prose = new Prose(text.body());
        String note = trial ? frame.say("bulletin.trial") : "";
        String subject = trial ? frame.say("bulletin.trial.subject", text.subject()) : text.subject();
        String reason = reason(bulletin.readership(), frame);
        List<Action> footer = List.of(
                new Action(frame.say("footer.preferences"), Blank.PREFERENCES.mark()),
                new Action(frame.say("footer.unsubscribe"), Blank.UNSUBSCRIPTION.mark()));
        var page = new StringOutput();
        html.render(
                "bulletin.jte",
                new Sheet(text.language(), text.subject(), prose.html(), frame.language(), note, reason, footer),
                page);
        var plain = new StringOutput();
        plainText.render(
                "bulletin.jte",
                new Sheet(text.language(), text.subject(), prose.text(), frame.language(), note, reason, footer),
                plain);
        String lines = plain.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
        return new LaidOut(text.language(), subject, lines, page.toString());
    }

    private static String reason(Readership readership, Wording frame) {
        String kinds = String.join(", ", readership.kinds().stream().map(kind -> frame.say("kind." + kind)).toList());
        return readership.areas().isEmpty() || readership.areas().size() > MOST_AREAS
                ? frame.say("reason.bulletin", kinds)
                : frame.say("reason.notice", kinds, frame.areas(readership.areas()));
    }
}
