package org.hemicycle.defaults.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the current W3C trace context down, and takes it up again in another process at another time. */
public final class TraceContext {

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    /** The context as this tracer knows it, in the form that this propagator writes. */
    public TraceContext(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The value of a {@code traceparent} header for what is being done now, or null outside of any trace. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        Map<String, String> carrier = new HashMap<>();
        propagator.inject(span.context(), carrier, (into, name, value) -> carrier.put(name, value));
        return carrier.get(TRACEPARENT);
    }

    /** Does something as a span of its own kind in the trace that a {@code traceparent} names, or in a new one. */
    public void continuing(@Nullable String traceparent, Span.Kind kind, String name, Runnable work) {
        Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        Span span = propagator.extract(carrier, (from, header) -> carrier.get(header)).name(name).kind(kind).start();
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
