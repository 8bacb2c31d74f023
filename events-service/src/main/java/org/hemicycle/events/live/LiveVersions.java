package org.hemicycle.events.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells whoever has something open that it was changed, by whichever instance.
 *
 * <p>One question to the store for everything of a kind that somebody looks at here, every half second; none while nobody
 * looks. What is sent is the version only: the page asks for the rest under its own rights.
 */
public abstract class LiveVersions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveVersions.class);
    /** Proxies close what is silent for a minute. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    private final Duration pause;
    private final Map<String, Audience> audiences = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService timer;

    /** Looks once in every pause. */
    protected LiveVersions(Duration pause) {
        this.pause = pause;
    }

    /** The versions that are stored now, by id, asked in one question; for ids that are unknown there is none. */
    protected abstract Map<String, Long> versions(Collection<String> ids);

    /** Who looks at one of them, and the version that they have been told. */
    private static final class Audience {
        final List<SseEmitter> emitters = new CopyOnWriteArrayList<>();
        volatile long version;

        Audience(long version) {
            this.version = version;
        }
    }

    /**
     * A stream of versions, each the event {@code changed}. It begins with the one that the reader has just been shown, or
     * with a later one that the others here were told of meanwhile and that nobody would tell again.
     */
    public SseEmitter join(String id, long version) {
        // No end of its own: the reader, a proxy or the shutdown closes it, and the browser comes back.
        var emitter = new SseEmitter(0L);
        Audience joined = Objects.requireNonNull(audiences.compute(id, (key, audience) -> {
            Audience one = audience == null ? new Audience(version) : audience;
            one.emitters.add(emitter);
            return one;
        }));
        Runnable leave = () -> audiences.computeIfPresent(id, (key, audience) -> {
            audience.emitters.remove(emitter);
            return audience.emitters.isEmpty() ? null : audience;
        });
        emitter.onCompletion(leave);
        emitter.onTimeout(leave);
        emitter.onError(failed -> leave.run());
        send(emitter, Math.max(version, joined.version));
        return emitter;
    }

    /** How many readers look at one of them here. */
    public int readers(String id) {
        Audience audience = audiences.get(id);
        return audience == null ? 0 : audience.emitters.size();
    }

    private void look() {
        if (audiences.isEmpty()) {
            return;
        }
        versions(List.copyOf(audiences.keySet())).forEach((id, version) -> {
            Audience audience = audiences.get(id);
            if (audience != null && version > audience.version) {
                audience.version = version;
                audience.emitters.forEach(emitter -> send(emitter, version));
            }
        });
    }

    private void breathe() {
        audiences.values().forEach(audience -> audience.emitters.forEach(emitter -> send(emitter, SseEmitter.event().comment("still here"))));
    }

    private static void send(SseEmitter emitter, long version) {
        send(emitter, SseEmitter.event().name("changed").id(Long.toString(version)).data("{\"version\":" + version + "}"));
    }

    private static void send(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(2, Thread.ofVirtual().name(getClass().getSimpleName() + "-", 0).factory());
        started.scheduleWithFixedDelay(() -> quietly(this::look), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        started.scheduleWithFixedDelay(() -> quietly(this::breathe), SIGN_OF_LIFE.toMillis(), SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.atWarn().log("Live updates pause: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService started = timer;
        if (started != null) {
            started.shutdownNow();
        }
        timer = null;
        // A graceful shutdown waits for open requests, and these would never end.
        audiences.values().forEach(audience -> audience.emitters.forEach(SseEmitter::complete));
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
