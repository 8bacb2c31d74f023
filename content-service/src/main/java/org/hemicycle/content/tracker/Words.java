package org.hemicycle.content.tracker;

import java.util.Locale;
import org.hemicycle.content.commitment.CommitmentState;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.language.OwnWords;
import org.hemicycle.content.register.Parameter;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** The few words that feeds and badges say of their own, in the languages of the pages. */
final class Words {

    static final LocalizedText COMMITMENTS = OwnWords.in("Commitments", "Engagements", "Zusagen");
    static final LocalizedText COMMITMENT = OwnWords.in("Commitment", "Engagement", "Zusage");

    private Words() {}

    static LocalizedText of(CommitmentState state) {
        return switch (state) {
            case REPORTED -> OwnWords.in("reported", "signalé", "gemeldet");
            case VERIFIED -> OwnWords.in("verified", "vérifié", "geprüft");
            case IN_PROGRESS -> OwnWords.in("in progress", "en cours", "in Arbeit");
            case PARTLY_MET -> OwnWords.in("partly met", "tenu en partie", "teilweise eingelöst");
            case MET -> OwnWords.in("met", "tenu", "eingelöst");
            case STALLED -> OwnWords.in("stalled", "au point mort", "ins Stocken geraten");
            case REVERSED -> OwnWords.in("reversed", "abandonné", "zurückgenommen");
            case SUPERSEDED -> OwnWords.in("superseded", "remplacé", "überholt");
        };
    }

    /** How many of how many were met: {@code 3 met of 12}. */
    static String metOf(String language, long met, long all) {
        String words = OwnWords.in("%d met of %d", "%d tenus sur %d", "%d von %d eingelöst").in(language);
        return String.format(Locale.ROOT, words, met, all);
    }

    /**
     * The language that a request asks for, English where it asks for none.
     *
     * @throws Refused INVALID_PARAMETER (400) where it does not exist
     */
    static String reader(@Nullable String language) {
        String asked = Parameter.read("language", language, tag -> new Language(tag).tag());
        return asked == null ? "en" : asked;
    }

    /** The folder of the pages in a language: the language itself where there are pages in it. */
    static String pages(String language) {
        return COMMITMENTS.languageFor(language);
    }
}
