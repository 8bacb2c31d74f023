package org.hemicycle.content.tracker;

import java.util.LinkedHashMap;
import org.hemicycle.content.commitment.CommitmentState;
import org.hemicycle.content.language.Language;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** The few words that feeds and badges say of their own, in the languages of the pages. */
final class Words {

    static final LocalizedText COMMITMENTS = text("Commitments", "Engagements", "Zusagen");
    static final LocalizedText COMMITMENT = text("Commitment", "Engagement", "Zusage");

    private Words() {}

    static LocalizedText of(CommitmentState state) {
        return switch (state) {
            case REPORTED -> text("reported", "signalé", "gemeldet");
            case VERIFIED -> text("verified", "vérifié", "geprüft");
            case IN_PROGRESS -> text("in progress", "en cours", "in Arbeit");
            case PARTLY_MET -> text("partly met", "tenu en partie", "teilweise eingelöst");
            case MET -> text("met", "tenu", "eingelöst");
            case STALLED -> text("stalled", "au point mort", "ins Stocken geraten");
            case REVERSED -> text("reversed", "abandonné", "zurückgenommen");
            case SUPERSEDED -> text("superseded", "remplacé", "überholt");
        };
    }

    /** How many of how many were met: {@code 3 met of 12}. */
    static String metOf(String language, long met, long all) {
        return text("%d met of %d", "%d tenus sur %d", "%d von %d eingelöst").in(language).formatted(met, all);
    }

    /**
     * The language that a request asks for, English where it asks for none.
     *
     * @throws Refused INVALID_PARAMETER (400) where it does not exist
     */
    static String reader(@Nullable String language) {
        try {
            return language == null ? "en" : new Language(language).tag();
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    CommonRefusal.INVALID_PARAMETER, "The parameter language cannot be read: " + e.getMessage() + ".", "language");
        }
    }

    /** The folder of the pages in a language: the language itself where there are pages in it. */
    static String pages(String language) {
        return COMMITMENTS.languageFor(language);
    }

    private static LocalizedText text(String english, String french, String german) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("en", english);
        texts.put("fr", french);
        texts.put("de", german);
        return LocalizedText.of(texts);
    }
}
