package org.hemicycle.notification.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says in one language, before it is laid out as text and as HTML.
 *
 * @param language BCP 47 tag of the wording
 * @param subject the line in the list of mails
 * @param heading the first line of the letter
 * @param paragraphs what has happened, in sentences
 * @param facts what is so now, and what it was before where that changed
 * @param programmeHeading the line above the programme
 * @param programme the public meetings; empty where the letter is not about a visit's programme
 * @param action where the reader can go
 * @param reason why the reader gets this
 * @param footer the links at the end; empty where the reader has no preferences yet
 */
public record Draft(
        String language,
        String subject,
        String heading,
        List<String> paragraphs,
        List<Fact> facts,
        String programmeHeading,
        List<Entry> programme,
        Action action,
        String reason,
        List<Action> footer) {

    /** The colon after a label, with the space that French leaves before it. */
    public String colon() {
        return language.equals("fr") ? "\u00A0:" : ":";
    }


    /** The same letter under another line in the list of mails. */
    Draft withSubject(String line) {
        return new Draft(
                language, line, heading, paragraphs, facts, programmeHeading, programme, action, reason, footer);
    }

    /**
     * One fact with its label.
     *
     * @param before what it was, where this letter is about its change
     */
    public record Fact(String label, @Nullable String before, String now) {}

    /**
     * One public meeting, or one thing of a digest.
     *
     * @param what what it is
     * @param lines when, where and with whom
     * @param cancelled the word for a cancelled meeting, or what else is to be said of its state
     * @param url the address of its page, where it has one
     */
    public record Entry(String what, List<String> lines, @Nullable String cancelled, @Nullable String url) {}

    /** A link with its words; the address may be the mark of a {@link Blank}. */
    public record Action(String label, String url) {}
}
