package org.hemicycle.content.article;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hemicycle.content.article.ArticleRules.HandedIn;
import org.hemicycle.content.article.Articles.Filed;
import org.hemicycle.contracts.ArticleMessage;
import org.hemicycle.contracts.DirectoryMessage;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes pieces from editors, holds them to the rules and leads them to their readers: with a second pair of eyes, at a
 * time, or at once.
 *
 * <p>A manuscript is kept before the version that it is, so a version always has one; a manuscript without version, left
 * by whoever was overtaken or died, is read by nobody.
 */
@Service
class ArticleDesk {

    private static final Logger log = LoggerFactory.getLogger(ArticleDesk.class);

    /** The easternmost clock of the Union: where it is still yesterday, nobody's today is refused. */
    private static final ZoneId EARLIEST_TODAY = ZoneId.of("Europe/Helsinki");

    private final Articles articles;
    private final Manuscripts manuscripts;
    private final ArticleRules rules;
    private final PublicationProperties properties;
    private final Clock clock;

    ArticleDesk(
            Articles articles, Manuscripts manuscripts, ArticleRules rules, PublicationProperties properties, Clock clock) {
        this.articles = articles;
        this.manuscripts = manuscripts;
        this.rules = rules;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A piece as the desk has it.
     *
     * @param piece its life
     * @param manuscript what its latest version says
     */
    record AtHand(Piece piece, Manuscript manuscript) {}

    /** One step in the life of a piece. */
    private interface Move {
        Piece of(Piece piece, Instant now);
    }

    /**
     * The piece with this id, public or not; one that never came to the desk as what it will be there.
     *
     * @throws Refused NOT_FOUND (404) where there is none
     */
    Versioned<AtHand> find(String id) {
        Versioned<Filed> found = filed(id);
        Piece piece = found.state().piece();
        return new Versioned<>(
                id,
                found.version(),
                piece == null ? fromArchive(found.state()) : new AtHand(piece, manuscripts.of(piece.latest())));
    }

    /**
     * What a version of a piece says.
     *
     * @throws Refused NOT_FOUND or VERSION_UNKNOWN (404)
     */
    Manuscript version(AtHand piece, int number) {
        Piece.Version version = piece.piece().version(number);
        if (version == null) {
            throw ArticleRefusal.VERSION_UNKNOWN.refused();
        }
        return version.text().isEmpty() ? piece.manuscript() : manuscripts.of(version);
    }

    /**
     * Begins a draft.
     *
     * @throws Refused by the name of the first rule it breaks, with every field that breaks one
     */
    Versioned<AtHand> write(NewArticle piece, String by) {
        Instant now = now();
        String id = UUID.randomUUID().toString();
        HandedIn handed = rules.read(piece, id, null, null, now);
        var first = Manuscript.first(handed.article());
        var written = Piece.written(id, first, kept(first, 1, by, now, handed.note(), null));
        return atHand(articles.insert(id, Filed.of(null, written), List.of()), first);
    }

    /**
     * Publishes a new piece at once.
     *
     * @throws Refused by the name of the first rule it breaks, with every field that breaks one; REVIEW_NEEDED (409)
     *     where nothing is published at once
     */
    Versioned<Article> publish(NewArticle piece, String by) {
        requireAtOnce();
        Instant now = now();
        String id = UUID.randomUUID().toString();
        HandedIn handed = rules.read(piece, id, null, today(now), now);
        var first = Manuscript.first(handed.article());
        var published = Piece.written(id, first, kept(first, 1, by, now, handed.note(), null))
                .published(id, today(now), by, now, null);
        Article article = article(published, first, now);
        var saved = articles.insert(
                id, Filed.of(article, published), owed(new ArticleMessage.Published(article.facts(1)), null, article));
        return new Versioned<>(id, saved.version(), article);
    }

    /**
     * Saves the next version of a piece, a draft; what everybody reads stays as it is.
     *
     * @throws StaleVersion when the piece was changed since that version of it
     */
    Versioned<AtHand> edit(String id, long version, NewArticle changed, String by) {
        Instant now = now();
        Versioned<Filed> found = at(id, version);
        AtHand before = opened(found.state());
        HandedIn handed = rules.read(changed, id, before.manuscript().article(), null, now);
        var next = before.manuscript().next(handed.article(), before.piece().next(), handed.renewed());
        return saved(found, before.piece(), next, by, now, handed.note(), null);
    }

    /**
     * Publishes the next version of a public piece at once; nobody is told a second time.
     *
     * @throws StaleVersion when the piece was changed since that version of it
     */
    Versioned<Article> revise(String id, long version, NewArticle changed, String by) {
        requireAtOnce();
        Instant now = now();
        Versioned<Filed> found = at(id, version);
        if (found.state().article() == null) {
            throw ArticleRefusal.PIECE_NOT_PUBLIC.refused();
        }
        AtHand before = opened(found.state());
        HandedIn handed = rules.read(changed, id, before.manuscript().article(), today(now), now);
        var next = before.manuscript().next(handed.article(), before.piece().next(), handed.renewed());
        var kept = kept(next, before.piece().next(), by, now, handed.note(), null);
        try {
            Piece revised = before.piece().edited(id, next, kept).published(id, today(now), by, now, null);
            Versioned<Filed> saved = published(found, revised, next, now);
            return new Versioned<>(id, saved.version(), Objects.requireNonNull(saved.state().article()));
        } catch (Refused notThis) {
            manuscripts.forget(kept.text());
            throw notThis;
        }
    }

    /** Brings back the words of an old version as the newest, a draft. */
    Versioned<AtHand> restore(String id, long version, int number, String by) {
        Instant now = now();
        Versioned<Filed> found = at(id, version);
        AtHand before = opened(found.state());
        Manuscript old = version(before, number);
        var next = old.restoredAfter(before.manuscript(), old.article().recordedAt(now), before.piece().next());
        return saved(found, before.piece(), next, by, now, null, number);
    }

    /** Hands a draft in for review. */
    Versioned<AtHand> submit(String id, long version, String by, @Nullable String note) {
        return moved(id, version, (piece, now) -> piece.submitted(id, by, now, note));
    }

    /** Makes what is in review, approved or withdrawn a draft again. */
    Versioned<AtHand> takeBack(String id, long version, String by, @Nullable String note) {
        return moved(id, version, (piece, now) -> piece.takenBack(id, by, now, note));
    }

    /** Approves what somebody else wrote. */
    Versioned<AtHand> approve(String id, long version, String by, @Nullable String note) {
        return moved(id, version, (piece, now) -> piece.approved(id, by, now, note));
    }

    /** Has an approved piece published at a time that lies ahead. */
    Versioned<AtHand> schedule(String id, long version, Instant at, String zone, String by) {
        requireNotBeforeItsDay(find(id).state().manuscript().article(), at);
        return moved(id, version, (piece, now) -> piece.scheduled(id, at, zone, by, now));
    }

    /** Takes a piece off the schedule. */
    Versioned<AtHand> unschedule(String id, long version, String by) {
        return moved(id, version, (piece, now) -> piece.unscheduled(id, by, now));
    }

    /** Publishes an approved piece now; the first time subscribers are told, later those who keep copies. */
    Versioned<AtHand> publish(String id, long version, String by) {
        Instant now = now();
        Versioned<Filed> found = at(id, version);
        AtHand before = opened(found.state());
        before.piece().requireApproved();
        requireNotBeforeItsDay(before.manuscript().article(), now);
        Piece published = before.piece().published(id, today(now), by, now, null);
        return atHand(published(found, published, before.manuscript(), now), before.manuscript());
    }

    /** Takes a piece back from the public; its versions stay. */
    Versioned<AtHand> withdraw(String id, long version, String by, @Nullable String note) {
        Instant now = now();
        Versioned<Filed> found = at(id, version);
        AtHand before = opened(found.state());
        Piece withdrawn = before.piece().withdrawn(id, by, now, note);
        Article last = Objects.requireNonNull(found.state().article());
        var saved = articles.update(
                id,
                found.version(),
                Filed.of(null, withdrawn),
                owed(new ArticleMessage.Withdrawn(last.facts(found.version() + 1)), last, null));
        return atHand(saved, before.manuscript());
    }

    /** Publishes what is scheduled and whose time has come; what another instance publishes is left to it. */
    void publishDue() {
        Instant now = now();
        for (Versioned<Filed> due : articles.due(now)) {
            try {
                Piece piece = Objects.requireNonNull(due.state().piece());
                Manuscript manuscript = manuscripts.of(piece.latest());
                published(due, piece.published(due.id(), today(now), null, now, null), manuscript, now);
                log.atInfo().addKeyValue("article", due.id()).log("A scheduled piece was published");
            } catch (StaleVersion elsewhere) {
                log.debug("The piece {} is being published or changed elsewhere", due.id());
            } catch (RuntimeException failure) {
                // Those behind it are due as well; this one is tried again in the next round.
                log.atWarn().addKeyValue("article", due.id()).setCause(failure).log("A scheduled piece could not be published");
            }
        }
    }

    private Versioned<AtHand> moved(String id, long version, Move move) {
        Versioned<Filed> found = at(id, version);
        AtHand before = opened(found.state());
        Piece piece = move.of(before.piece(), now());
        return atHand(
                articles.update(id, version, new Filed(found.state().place(), found.state().article(), piece), List.of()),
                before.manuscript());
    }

    private Versioned<AtHand> saved(
            Versioned<Filed> found,
            Piece before,
            Manuscript next,
            String by,
            Instant now,
            @Nullable String note,
            @Nullable Integer restored) {
        var kept = kept(next, before.next(), by, now, note, restored);
        try {
            Piece edited = before.edited(found.id(), next, kept);
            return atHand(
                    articles.update(
                            found.id(),
                            found.version(),
                            new Filed(found.state().place(), found.state().article(), edited),
                            List.of()),
                    next);
        } catch (Refused notThis) {
            manuscripts.forget(kept.text());
            throw notThis;
        }
    }

    private Versioned<Filed> published(Versioned<Filed> found, Piece published, Manuscript manuscript, Instant now) {
        Article article = article(published, manuscript, now);
        // Who was told once is not told again, not even after a withdrawal.
        boolean isFirst = found.state().piece() != null && !found.state().piece().wasPublic();
        var facts = article.facts(found.version() + 1);
        return articles.update(
                found.id(),
                found.version(),
                Filed.of(article, published),
                owed(
                        isFirst ? new ArticleMessage.Published(facts) : new ArticleMessage.Revised(facts),
                        found.state().article(),
                        article));
    }

    /**
     * What is to be told of a change. Whom a piece names is told to the directory's readers too, who keep it for longer than
     * what happens is kept; they are told as well when it names nobody any more.
     *
     * @param before what was public before, if anything
     * @param after what is public now, if anything
     */
    private static List<Message> owed(ArticleMessage happened, @Nullable Article before, @Nullable Article after) {
        long version = happened.article().version();
        if (after != null && after.namesSomebody()) {
            return List.of(happened, new DirectoryMessage.ArticleRecorded(version, happened.article()));
        }
        return before != null && before.namesSomebody()
                ? List.of(happened, new DirectoryMessage.ArticleDropped(version, happened.article().id()))
                : List.of(happened);
    }

    private static Article article(Piece piece, Manuscript manuscript, Instant now) {
        Article words = manuscript.article();
        LocalDate day = words.publishedOn() != null || words.year() != null ? words.publishedOn() : piece.firstDay();
        return words.published(day, manuscript.older(), now);
    }

    private Piece.Version kept(
            Manuscript manuscript, int number, @Nullable String by, Instant now, @Nullable String note, @Nullable Integer restored) {
        return new Piece.Version(number, manuscripts.keep(manuscript), by, now, note, restored);
    }

    /** A piece with its life, which begins now for one that was public before there was a desk. */
    private AtHand opened(Filed found) {
        if (found.piece() != null) {
            return new AtHand(found.piece(), manuscripts.of(found.piece().latest()));
        }
        AtHand archived = fromArchive(found);
        Article article = archived.manuscript().article();
        return new AtHand(
                Piece.ofArchive(article, kept(archived.manuscript(), 1, null, article.recordedAt(), null, null)),
                archived.manuscript());
    }

    private static AtHand fromArchive(Filed found) {
        Article article = Objects.requireNonNull(found.article());
        return new AtHand(
                Piece.ofArchive(article, new Piece.Version(1, "", null, article.recordedAt(), null, null)),
                Manuscript.first(article));
    }

    private static Versioned<AtHand> atHand(Versioned<Filed> saved, Manuscript manuscript) {
        return new Versioned<>(
                saved.id(),
                saved.version(),
                new AtHand(Objects.requireNonNull(saved.state().piece()), manuscript));
    }

    private Versioned<Filed> filed(String id) {
        return articles.filed(id)
                .orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence()));
    }

    private Versioned<Filed> at(String id, long version) {
        Versioned<Filed> found = filed(id);
        if (found.version() != version) {
            throw new StaleVersion(id, version);
        }
        return found;
    }

    private void requireAtOnce() {
        if (!properties.atOnce()) {
            throw ArticleRefusal.REVIEW_NEEDED.refused();
        }
    }

    private static void requireNotBeforeItsDay(Article article, Instant moment) {
        if (article.publishedOn() != null && article.publishedOn().isAfter(today(moment))) {
            throw new Refused(
                    ArticleRefusal.PUBLISHED_IN_THE_FUTURE,
                    ArticleRefusal.PUBLISHED_IN_THE_FUTURE.sentence(),
                    List.of(new FieldFault("publishedOn", article.publishedOn() + " comes after that")));
        }
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, EARLIEST_TODAY);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
