package org.hemicycle.notification.subscriber;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proof that somebody agreed to be told (GDPR Art. 7 (1)), without their network address in it.
 *
 * @param purpose what they agreed to
 * @param wording the version of the words that they were shown
 * @param language the language of those words
 * @param requestedAt when the sign-up was sent
 * @param requestedFrom keyed hash of the network address it was sent from
 * @param givenAt when it was confirmed from the mailbox
 * @param givenFrom keyed hash of the network address it was confirmed from
 * @param tokenId which link confirmed it
 * @param withdrawnAt when it was withdrawn, if it was
 * @param basis for somebody who came in a file, the legal basis on which they are told and where its proof is; null for
 *     who signed up
 */
public record Consent(
        String purpose,
        String wording,
        String language,
        Instant requestedAt,
        String requestedFrom,
        Instant givenAt,
        String givenFrom,
        String tokenId,
        @Nullable Instant withdrawnAt,
        @Nullable String basis) {

    /** The version of the sign-up page's and the confirmation mail's words; raise it when their meaning changes. */
    static final String CURRENT_WORDING = "2026-11";

    /** Who came in a file agreed elsewhere, to words that the legal basis names. */
    static final String ELSEWHERE = "elsewhere";

    /** What all of our subscribers agree to. */
    static final String NEWS_BY_MAIL = "news by e-mail";

    Consent withdrawn(Instant now) {
        return withdrawnAt != null
                ? this
                : new Consent(
                        purpose, wording, language, requestedAt, requestedFrom, givenAt, givenFrom, tokenId, now, basis);
    }
}
