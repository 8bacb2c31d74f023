package org.hemicycle.content.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The life of a piece: its versions, how far the latest is, and who did what.
 *
 * @param state how far the latest version is
 * @param publicVersion the number of the version that everybody reads, if any
 * @param title the latest version's title
 * @param kind the latest version's kind
 * @param older the latest version's translations that are older than its original
 * @param behind whether there is any of those
 * @param publishAt when it is to be published by itself, while it is scheduled
 * @param timeZone the IANA name of the zone in which that time was chosen
 * @param firstDay the day that it bears where its writer gave none: that of its first publication, if that is known
 * @param versions all versions, the first first
 * @param steps all that happened to it, the first first
 * @param order what lists are sorted by: when something last happened, then the id
 */
record Piece(
        PieceState state,
        @Nullable Integer publicVersion,
        LocalizedText title,
        ArticleKind kind,
        List<String> older,
        boolean behind,
        @Nullable Instant publishAt,
        @Nullable String timeZone,
        @Nullable LocalDate firstDay,
        List<Version> versions,
        List<Step> steps,
        String order) {

    /**
     * One version.
     *
     * @param number counted from 1
     * @param text the id of its manuscript
     * @param by who wrote it, as the token names them; absent for what the archive said
     * @param note what its writer says about it
     * @param restored the number of the version whose words it brought back
     */
    record Version(
            int number, String text, @Nullable String by, Instant at, @Nullable String note, @Nullable Integer restored) {}

    /**
     * Something that happened.
     *
     * @param state what the piece was then
     * @param version the number of its latest version then
     * @param by who did it, as the token names them; absent where nobody is known
     * @param note what they said about it
     */
    record Step(PieceState state, int version, @Nullable String by, Instant at, @Nullable String note) {}

    @SuppressWarnings("NullAway") // The store leaves out lists that were not asked for.
    Piece {
        older = older == null ? List.of() : List.copyOf(older);
        versions = versions == null ? List.of() : List.copyOf(versions);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** A new piece, whose first version is a draft. */
    static Piece written(String id, Manuscript first, Version version) {
        return new Piece(
                        PieceState.DRAFT, null, first.article().title(), first.article().kind(), List.of(), false, null, null,
                        null, List.of(), List.of(), "")
                .with(PieceState.DRAFT, first, version, id);
    }

    /** A piece that was public before anybody opened it at the desk. */
    static Piece ofArchive(Article article, Version version) {
        return new Piece(
                PieceState.PUBLISHED, version.number(), article.title(), article.kind(), List.of(), false, null, null,
                article.publishedOn(), List.of(version),
                List.of(new Step(PieceState.PUBLISHED, version.number(), null, version.at(), null)),
                order(article.id(), version.at()));
    }

    /** The latest version. */
    Version latest() {
        return versions.getLast();
    }

    /** The number of the version that would come next. */
    int next() {
        return versions.isEmpty() ? 1 : latest().number() + 1;
    }

    /** The version with this number, if there is one. */
    @Nullable Version version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst().orElse(null);
    }

    /** With another version, a draft; what was approved before is so no longer. */
    Piece edited(String id, Manuscript manuscript, Version version) {
        if (state == PieceState.SCHEDULED) {
            throw ArticleRefusal.PIECE_SCHEDULED.refused();
        }
        return with(PieceState.DRAFT, manuscript, version, id);
    }

    /** Waiting for somebody else to read it. */
    Piece submitted(String id, String by, Instant now, @Nullable String note) {
        if (state != PieceState.DRAFT) {
            throw ArticleRefusal.PIECE_NOT_A_DRAFT.refused();
        }
        return step(PieceState.IN_REVIEW, id, by, now, note);
    }

    /** A draft again, whether its writer takes it back or its reader sends it back. */
    Piece takenBack(String id, String by, Instant now, @Nullable String note) {
        return switch (state) {
            case IN_REVIEW, APPROVED, WITHDRAWN -> step(PieceState.DRAFT, id, by, now, note);
            case SCHEDULED -> throw ArticleRefusal.PIECE_SCHEDULED.refused();
            case DRAFT, PUBLISHED -> throw ArticleRefusal.PIECE_NOT_IN_REVIEW.refused();
        };
    }

    /** Approved by somebody who did not write this version; also what was scheduled, when it is taken off the schedule. */
    Piece approved(String id, String by, Instant now, @Nullable String note) {
        if (state != PieceState.IN_REVIEW) {
            throw ArticleRefusal.PIECE_NOT_IN_REVIEW.refused();
        }
        if (by.equals(latest().by())) {
            throw ArticleRefusal.OWN_VERSION.refused();
        }
        return step(PieceState.APPROVED, id, by, now, note);
    }

    /** To be published by itself at a time that lies ahead; a time chosen before gives way. */
    Piece scheduled(String id, Instant at, String zone, String by, Instant now) {
        if (state != PieceState.APPROVED && state != PieceState.SCHEDULED) {
            throw ArticleRefusal.PIECE_NOT_APPROVED.refused();
        }
        if (!at.isAfter(now)) {
            throw new Refused(
                    ArticleRefusal.PUBLICATION_TIME_PAST, ArticleRefusal.PUBLICATION_TIME_PAST.sentence(), "at");
        }
        Piece next = step(PieceState.SCHEDULED, id, by, now, null);
        return new Piece(
                next.state, next.publicVersion, next.title, next.kind, next.older, next.behind, at, zone, next.firstDay,
                next.versions, next.steps, next.order);
    }

    /** Approved, and not to be published by itself any more. */
    Piece unscheduled(String id, String by, Instant now) {
        if (state != PieceState.SCHEDULED) {
            throw ArticleRefusal.PIECE_NOT_SCHEDULED.refused();
        }
        return step(PieceState.APPROVED, id, by, now, null);
    }

    /** Whether it may be published: it is approved, or its time was chosen when it was. */
    Piece requireApproved() {
        if (state != PieceState.APPROVED && state != PieceState.SCHEDULED) {
            throw ArticleRefusal.PIECE_NOT_APPROVED.refused();
        }
        return this;
    }

    /**
     * Read by everybody in its latest version.
     *
     * @param day the day of the publication, which the piece bears if it bears none
     */
    Piece published(String id, LocalDate day, @Nullable String by, Instant now, @Nullable String note) {
        Piece next = step(PieceState.PUBLISHED, id, by, now, note);
        return new Piece(
                next.state, latest().number(), next.title, next.kind, next.older, next.behind, null, null,
                wasPublic() ? firstDay : day, next.versions, next.steps, next.order);
    }

    /** Whether it has ever been public. */
    boolean wasPublic() {
        return steps.stream().anyMatch(step -> step.state() == PieceState.PUBLISHED);
    }

    /** Not public any more. */
    Piece withdrawn(String id, String by, Instant now, @Nullable String note) {
        if (publicVersion == null) {
            throw ArticleRefusal.PIECE_NOT_PUBLIC.refused();
        }
        Piece next = step(PieceState.WITHDRAWN, id, by, now, note);
        return new Piece(
                next.state, null, next.title, next.kind, next.older, next.behind, null, null, firstDay, next.versions,
                next.steps, next.order);
    }

    private Piece with(PieceState next, Manuscript manuscript, Version version, String id) {
        var all = new ArrayList<>(versions);
        all.add(version);
        List<String> stale = manuscript.older();
        var after = new Piece(
                state, publicVersion, manuscript.article().title(), manuscript.article().kind(), stale, !stale.isEmpty(),
                null, null, firstDay, all, steps, order);
        return after.step(next, id, version.by(), version.at(), version.note());
    }

    private Piece step(PieceState next, String id, @Nullable String by, Instant now, @Nullable String note) {
        var all = new ArrayList<>(steps);
        all.add(new Step(next, latest().number(), by, now, note));
        return new Piece(
                next, publicVersion, title, kind, older, behind, null, null, firstDay, versions, all, order(id, now));
    }

    private static String order(String id, Instant now) {
        return String.format(Locale.ROOT, "%013d %s", now.toEpochMilli(), id);
    }
}
