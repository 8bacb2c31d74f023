package org.hemicycle.gateway.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;
import org.hemicycle.gateway.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.session.MapSession;
import org.springframework.session.ReactiveSessionRepository;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All sessions, in one MongoDB collection: any instance reads any of them, and a restart loses none. */
final class Sessions implements ReactiveSessionRepository<StoredSession> {

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final MongoCollection<Document> sessions;
    private final SessionSettings settings;
    private final Clock clock;
    private final Mono<String> index;

    Sessions(MongoCollection<Document> sessions, SessionSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        // The database sweeps what has expired; whether a session is still good is decided on every read all the same.
        this.index = Mono.from(sessions.createIndex(
                        Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)))
                .cache(done -> Duration.ofDays(1000), failed -> Duration.ZERO, () -> Duration.ZERO)
                .onErrorComplete();
    }

    @Override
    public Mono<StoredSession> createSession() {
        return Mono.fromSupplier(() -> {
            var content = new MapSession(Seal.newId());
            content.setSessionIdGenerator(Seal::newId);
            content.setCreationTime(clock.instant());
            content.setLastAccessedTime(clock.instant());
            content.setMaxInactiveInterval(settings.signingIn());
            return StoredSession.fresh(content);
        });
    }

    @Override
    public Mono<Void> save(StoredSession session) {
        return Mono.defer(() -> {
            var seal = new Seal(session.getId());
            if (!session.isStored()) {
                var old = session.leftBehind();
                return index.then(Mono.from(sessions.insertOne(document(session, seal))))
                        .then(old == null ? Mono.empty() : deleteById(old));
            }
            if (session.isChanged()) {
                // Not an upsert: a request that was under way when its session ended must not bring it back.
                return Mono.from(sessions.updateOne(eq("_id", seal.digest()), new Document("$set", document(session, seal))));
            }
            if (session.isTouched(settings.touch())) {
                return Mono.from(sessions.updateOne(eq("_id", seal.digest()), combine(
                        set("accessed", Date.from(session.getLastAccessedTime())), set("expires", Date.from(expires(session))))));
            }
            return Mono.empty();
        }).then(Mono.<Void>fromRunnable(session::saved)).onErrorMap(MongoException.class, unavailable());
    }

    @Override
    public Mono<StoredSession> findById(String id) {
        var seal = new Seal(id);
        return Mono.from(sessions.find(eq("_id", seal.digest())).first())
                .mapNotNull(document -> {
                    var created = document.getDate("created").toInstant();
                    var expires = document.getDate("expires").toInstant();
                    if (!clock.instant().isBefore(expires)) {
                        return null;
                    }
                    var content = new MapSession(id);
                    content.setSessionIdGenerator(Seal::newId);
                    content.setCreationTime(created);
                    content.setLastAccessedTime(document.getDate("accessed").toInstant());
                    open(seal, document).ifPresent(known -> {
                        content.setAttribute(SessionContent.SIGNING_IN, known.signingIn());
                        content.setAttribute(SessionContent.CONTINUE_TO, known.continueTo());
                        content.setAttribute(SessionContent.PERSON, known.person());
                        content.setAttribute(SessionContent.TOKENS, known.tokens());
                    });
                    return content.getAttributeNames().isEmpty() ? null : StoredSession.read(content);
                })
                .onErrorMap(MongoException.class, unavailable());
    }

    @Override
    public Mono<Void> deleteById(String id) {
        return Mono.from(sessions.deleteOne(eq("_id", new Seal(id).digest())))
                .onErrorMap(MongoException.class, unavailable())
                .then();
    }

    private Document document(StoredSession session, Seal seal) {
        return new Document("_id", seal.digest())
                .append("created", Date.from(session.getCreationTime()))
                .append("accessed", Date.from(session.getLastAccessedTime()))
                .append("expires", Date.from(expires(session)))
                .append("content", new Binary(seal.close(JSON.writeValueAsBytes(SessionContent.of(session)))));
    }

    private Instant expires(StoredSession session) {
        var signedIn = session.getAttributeNames().contains(SessionContent.PERSON);
        var idle = session.getLastAccessedTime().plus(signedIn ? settings.idle() : settings.signingIn());
        var absolute = session.getCreationTime().plus(settings.absolute());
        return idle.isBefore(absolute) ? idle : absolute;
    }

    private static Optional<SessionContent> open(Seal seal, Document document) {
        var content = seal.open(document.get("content", Binary.class).getData());
        if (content.isEmpty()) {
            log.warn("A stored session cannot be opened; its owner must sign in again");
        }
        try {
            return content.map(bytes -> JSON.readValue(bytes, SessionContent.class));
        } catch (JacksonException unreadable) {
            log.warn("A stored session is in a form this version cannot read; its owner must sign in again");
            return Optional.empty();
        }
    }

    private static Function<MongoException, Throwable> unavailable() {
        return failure -> new Refusal.ServiceUnavailable("sessions", Duration.ofSeconds(5)).because(failure);
    }
}
