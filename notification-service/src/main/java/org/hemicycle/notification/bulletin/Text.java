package org.hemicycle.notification.bulletin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.notification.bulletin.Blanks.Unfillable;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.subscriber.Readership;
import org.jspecify.annotations.Nullable;

/**
 * What a bulletin says in one language.
 *
 * @param language {@code en}, {@code fr} or {@code de}
 * @param subject the line in the list of mails
 * @param body the text, in Markdown
 */
record Text(String language, String subject, String body) {

    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_BODY = 50_000;

    /**
     * The texts as they were sent, the original first; what is wrong with them is added to the faults.
     *
     * @param subjects the subjects by language, in order
     * @param bodies the bodies by language
     */
    static List<Text> of(
            @Nullable Map<String, @Nullable String> subjects,
            @Nullable Map<String, @Nullable String> bodies,
            Readership readership,
            List<Fault> faults) {
        var languages = new LinkedHashSet<String>();
        languages.addAll(subjects == null ? List.of() : subjects.keySet());
        languages.addAll(bodies == null ? List.of() : bodies.keySet());
        if (languages.isEmpty()) {
            faults.add(new Fault(
                    BulletinRefusal.BULLETIN_LANGUAGE_MISSING, "subject", "must be there in at least one language"));
        }
        var texts = new ArrayList<Text>();
        for (String language : languages) {
            if (!Wording.LANGUAGES.contains(language)) {
                faults.add(new Fault(
                        CommonRefusal.INVALID_FIELD,
                        "subject." + language.replaceAll("[^\\w-]", "?"),
                        "must be in one of " + String.join(", ", Wording.LANGUAGES)));
                continue;
            }
            String subject = given(subjects, language);
            String body = given(bodies, language);
            check(language, subject, body, faults);
            texts.add(new Text(language, subject.strip(), body.strip()));
        }
        for (String language : readership.languages()) {
            if (!languages.isEmpty() && !languages.contains(language)) {
                faults.add(new Fault(
                        BulletinRefusal.BULLETIN_LANGUAGE_MISSING,
                        "subject." + language,
                        "is missing, although the readers of this language are among those it is for"));
            }
        }
        return texts;
    }

    private static String given(@Nullable Map<String, @Nullable String> texts, String language) {
        String text = texts == null ? null : texts.get(language);
        return text == null ? "" : text;
    }

    private static void check(String language, String subject, String body, List<Fault> faults) {
        String subjectField = "subject." + language;
        String bodyField = "body." + language;
        if (subject.isBlank()) {
            faults.add(new Fault(BulletinRefusal.BULLETIN_LANGUAGE_MISSING, subjectField, "is missing"));
        } else if (subject.strip().codePoints().anyMatch(Text::breaksALine)) {
            faults.add(new Fault(
                    BulletinRefusal.SUBJECT_UNFIT, subjectField, "must be one line without control characters"));
        } else if (subject.length() > LONGEST_SUBJECT) {
            faults.add(new Fault(
                    CommonRefusal.INVALID_FIELD, subjectField, "must be at most " + LONGEST_SUBJECT + " characters long"));
        } else {
            fillable(subjectField, language, subject, faults);
        }
        if (body.isBlank()) {
            faults.add(new Fault(BulletinRefusal.BULLETIN_LANGUAGE_MISSING, bodyField, "is missing"));
        } else if (body.codePoints().anyMatch(c -> breaksALine(c) && c != '\n' && c != '\r' && c != '\t')) {
            faults.add(new Fault(CommonRefusal.INVALID_FIELD, bodyField, "must not have control characters"));
        } else if (body.length() > LONGEST_BODY) {
            faults.add(new Fault(
                    CommonRefusal.INVALID_FIELD, bodyField, "must be at most " + LONGEST_BODY + " characters long"));
        } else if (fillable(bodyField, language, body, faults)) {
            Fault fault = new Prose(body).fault(bodyField);
            if (fault != null) {
                faults.add(fault);
            }
        }
    }

    /** Control characters, and the two separators that some programs take for line ends; halves of characters too. */
    private static boolean breaksALine(int c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean fillable(String field, String language, String text, List<Fault> faults) {
        try {
            Blanks.fill(text, 2, Locale.of(language));
            return true;
        } catch (Unfillable e) {
            faults.add(new Fault(e.refusal(), field, String.valueOf(e.getMessage())));
            return false;
        }
    }

    /** The same with its blanks filled for a number of readers. */
    Text filled(long readers) {
        try {
            Locale locale = Wording.in(language).locale();
            return new Text(language, Blanks.fill(subject, readers, locale), Blanks.fill(body, readers, locale));
        } catch (Unfillable e) {
            throw new IllegalStateException("a text that cannot be filled was taken: " + e.getMessage(), e);
        }
    }
}
