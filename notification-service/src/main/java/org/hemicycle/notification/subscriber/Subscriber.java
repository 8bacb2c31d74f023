package org.hemicycle.notification.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.notification.link.LinkRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked to be told, or was said to ask.
 *
 * @param emailHash what finds them by their address
 * @param email their address, sealed
 * @param standing whether anything is sent to them
 * @param choices what they want to be told
 * @param round how often they began anew, counted from 1; a confirmation link serves one round
 * @param linkRevision raised to make earlier preference links void
 * @param bucket the slice of the audience they are in, once they have confirmed
 * @param request where and when the latest sign-up came from
 * @param consents proof of what they agreed to and withdrew, the latest last
 * @param digest which digests they wait for, if they wait for any
 * @param letters when letters about sign-ups were sent lately, so that nobody can flood a mailbox through us
 */
public record Subscriber(
        String emailHash,
        byte[] email,
        Standing standing,
        Choices choices,
        long round,
        long linkRevision,
        @Nullable Integer bucket,
        Request request,
        List<Consent> consents,
        @Nullable Digesting digest,
        List<Instant> letters) {

    /** How many letters about sign-ups one address gets within {@link #LETTER_SPAN}. */
    static final int MOST_LETTERS = 5;

    static final Duration LETTER_SPAN = Duration.ofHours(1);

    /** Whether anything is sent. */
    public enum Standing {
        /** Signed up, and nothing is sent but the question whether it was they. */
        PENDING,
        /** Confirmed from the mailbox. */
        CONFIRMED,
        /** Withdrawn. */
        UNSUBSCRIBED
    }

    /**
     * A sign-up.
     *
     * @param at when it came
     * @param from keyed hash of the network address that it came from
     * @param language the language of the page it came from
     * @param subjects the single visits and briefings that the latest sign-up named; who is subscribed already is offered to
     *     follow them
     */
    public record Request(Instant at, String from, String language, List<String> subjects) {

        /** Sign-ups that came before single visits could be followed named none. */
        public Request {
            subjects = subjects == null ? List.of() : List.copyOf(subjects);
        }
    }

    /** What a sign-up, a confirmation or a change leads to. */
    record Change(Subscriber next, Owed owed) {}

    /** Which letter somebody is owed after a sign-up. */
    enum Owed {
        NOTHING,
        CONFIRMATION,
        WAY_TO_PREFERENCES
    }

    static Change signUp(String emailHash, byte[] email, Choices choices, Request request) {
        return new Change(
                new Subscriber(
                        emailHash,
                        email,
                        Standing.PENDING,
                        choices,
                        1,
                        1,
                        null,
                        request,
                        List.of(),
                        null,
                        List.of(request.at())),
                Owed.CONFIRMATION);
    }

    /** Somebody who came in a file and is told from now on. */
    static Subscriber imported(
            String emailHash, byte[] email, Choices choices, int bucket, String source, String basis, Instant now) {
        var consent = new Consent(
                Consent.NEWS_BY_MAIL, Consent.ELSEWHERE, choices.language(), now, source, now, source, source, null, basis);
        return new Subscriber(
                emailHash,
                email,
                Standing.CONFIRMED,
                choices,
                1,
                1,
                bucket,
                new Request(now, source, choices.language(), List.of()),
                List.of(consent),
                Digesting.anew(choices, now),
                List.of());
    }

    /**
     * Somebody signs up with the address of this subscriber.
     *
     * <p>Who has confirmed keeps their choices, because whoever signs up has shown no right to change them.
     */
    Change signUpAgain(Choices wanted, Request latest) {
        var recent = new ArrayList<>(letters.stream()
                .filter(sent -> sent.isAfter(latest.at().minus(LETTER_SPAN)))
                .toList());
        boolean letter = recent.size() < MOST_LETTERS;
        if (letter) {
            recent.add(latest.at());
        }
        if (standing == Standing.CONFIRMED) {
            var kept = new Request(request.at(), request.from(), request.language(), latest.subjects());
            return new Change(
                    with(standing, choices, round, bucket, kept, consents, digest, recent),
                    letter ? Owed.WAY_TO_PREFERENCES : Owed.NOTHING);
        }
        long next = standing == Standing.UNSUBSCRIBED ? round + 1 : round;
        return new Change(
                with(Standing.PENDING, wanted, next, bucket, latest, consents, digest, recent),
                letter ? Owed.CONFIRMATION : Owed.NOTHING);
    }

    /**
     * The owner of the mailbox says that it was they; saying so twice changes nothing.
     *
     * @param confirmedRound the round that the link belongs to
     * @param bucketIfNone where they go if they have no bucket yet
     * @throws org.hemicycle.defaults.refusal.Refused LINK_REVOKED when that round is over
     */
    Subscriber confirm(long confirmedRound, String from, String tokenId, int bucketIfNone, Instant now) {
        if (confirmedRound != round || standing == Standing.UNSUBSCRIBED) {
            throw LinkRefusal.LINK_REVOKED.refused();
        }
        if (standing == Standing.CONFIRMED) {
            return this;
        }
        return agreed(choices, from, tokenId, bucketIfNone, now);
    }

    /** Changes what they are told; a withdrawn subscriber stays withdrawn. */
    Subscriber choose(Choices wanted, Instant now) {
        return with(
                standing, wanted, round, bucket, request, consents, Digesting.after(digest, wanted, now), letters);
    }

    /** Agrees anew by the preference link, which has proved the mailbox already. */
    Subscriber resubscribe(Choices wanted, String from, String tokenId, int bucketIfNone, Instant now) {
        return standing == Standing.CONFIRMED
                ? choose(wanted, now)
                : agreed(wanted, from, tokenId, bucketIfNone, now);
    }

    private Subscriber agreed(Choices wanted, String from, String tokenId, int bucketIfNone, Instant now) {
        var proofs = new ArrayList<>(consents);
        proofs.add(new Consent(
                Consent.NEWS_BY_MAIL,
                Consent.CURRENT_WORDING,
                request.language(),
                request.at(),
                request.from(),
                now,
                from,
                tokenId,
                null,
                null));
        return with(
                Standing.CONFIRMED,
                wanted,
                round,
                bucket == null ? bucketIfNone : bucket,
                request,
                proofs,
                Digesting.anew(wanted, now),
                letters);
    }

    /** Stops everything; doing so twice changes nothing. */
    Subscriber unsubscribe(Instant now) {
        return with(
                Standing.UNSUBSCRIBED,
                choices,
                round,
                bucket,
                request,
                consents.stream().map(consent -> consent.withdrawn(now)).toList(),
                digest,
                letters);
    }

    /** Makes every preference link sent so far void. */
    Subscriber renewLinks() {
        return new Subscriber(
                emailHash,
                email,
                standing,
                choices,
                round,
                linkRevision + 1,
                bucket,
                request,
                consents,
                digest,
                letters);
    }

    private Subscriber with(
            Standing standing,
            Choices choices,
            long round,
            @Nullable Integer bucket,
            Request request,
            List<Consent> consents,
            @Nullable Digesting digest,
            List<Instant> letters) {
        return new Subscriber(
                emailHash, email, standing, choices, round, linkRevision, bucket, request, consents, digest, letters);
    }
}
