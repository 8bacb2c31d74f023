package org.hemicycle.notification.courier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.hemicycle.notification.webhook.Reach;
import org.hemicycle.notification.webhook.WebhookProperties;
import org.hemicycle.notification.webhook.WebhookUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message to one address, however the other side behaves.
 *
 * <p>Every connection is made to an address that was looked up and tried for where it leads in the same step, so a name
 * that leads elsewhere the next time gains nothing. Redirects are not followed, no proxy is used, no cookie is kept. Of
 * the answer only its head counts; a little of the body is read so that the connection can be used again.
 */
final class Wire implements AutoCloseable {

    private static final int MOST_OF_A_BODY = 4_096;
    private static final long LONGEST_BODY_MILLIS = 1_000;

    private final WebhookProperties properties;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor limits;

    /** Lookups block in native code, which would hold up virtual threads that have nothing to do with them. */
    private final ExecutorService lookups =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("webhook-lookup-", 0).factory());

    Wire(WebhookProperties properties, Names names, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        limits = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-limit").factory());
        limits.setRemoveOnCancelPolicy(true);
        var heads = Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8_192).build();
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Checked(names))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(heads)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(properties.connect()))
                                .setSocketTimeout(Timeout.of(properties.limit()))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                                .build())
                        // How much goes on at a time is decided per webhook, before a connection is asked for.
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(Integer.MAX_VALUE)
                        .setMaxConnTotal(Integer.MAX_VALUE)
                        .build())
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setUserAgent("Hemicycle-Webhooks/1")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    /**
     * What came of an attempt.
     *
     * @param status the HTTP status, or null where there was no answer
     * @param error what was wrong, in a word of ours, or null where it was taken
     * @param notBefore the moment before which the receiver wants nothing more, where it said so (RFC 9110 §10.2.3)
     * @param took how long it took
     */
    record Answer(@Nullable Integer status, @Nullable String error, @Nullable Instant notBefore, Duration took) {

        boolean taken() {
            return error == null;
        }

        /** Whether the receiver says that it will never take anything again. */
        boolean gone() {
            return status != null && status == 410;
        }
    }

    /** Sends a body, as JSON, and waits for the head of the answer; never throws, whatever the other side does. */
    Answer post(String url, Map<String, String> headers, byte[] body) {
        long began = System.nanoTime();
        URI address;
        HttpPost request;
        HttpHost host;
        try {
            address = new URI(url);
            if (address.getRawUserInfo() != null || !WebhookUrl.isUnambiguous(address.getHost())) {
                return new Answer(null, "not an address", null, since(began));
            }
            request = new HttpPost(address);
            host = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new Answer(null, "not an address", null, since(began));
        }
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        var late = new AtomicBoolean();
        var limit = limits.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                properties.limit().toMillis(),
                TimeUnit.MILLISECONDS);
        Answer answer = null;
        try (ClassicHttpResponse response = client.executeOpen(host, request, null)) {
            limit.cancel(false);
            answer = answer(response, began);
            drain(request, response);
            return answer;
        } catch (IOException | RuntimeException e) {
            // What is wrong with the rest of an answer does not take back its head.
            return answer != null ? answer : new Answer(null, late.get() ? "timeout" : word(e), null, since(began));
        } finally {
            limit.cancel(false);
        }
    }

    private Answer answer(ClassicHttpResponse response, long began) {
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            return new Answer(status, null, null, since(began));
        }
        Instant notBefore = status == 429 || status == 503 ? notBefore(response.getFirstHeader("Retry-After")) : null;
        return new Answer(status, "status " + status, notBefore, since(began));
    }

    private @Nullable Instant notBefore(@Nullable Header retryAfter) {
        if (retryAfter == null || retryAfter.getValue() == null) {
            return null;
        }
        String value = retryAfter.getValue().strip();
        Instant now = clock.instant();
        Instant longest = now.plus(properties.longestDelay());
        Instant asked;
        if (value.matches("\\d{1,9}")) {
            asked = now.plusSeconds(Long.parseLong(value));
        } else {
            try {
                asked = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            } catch (DateTimeException notATime) {
                return null;
            }
        }
        return !asked.isAfter(now) ? null : asked.isAfter(longest) ? longest : asked;
    }

    /** Reads what little there may be of a body; of a long or slow one nothing more is wanted, nor its connection. */
    private void drain(HttpPost request, ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        var limit = limits.schedule(request::cancel, LONGEST_BODY_MILLIS, TimeUnit.MILLISECONDS);
        try {
            InputStream content = entity.getContent();
            if (content.readNBytes(MOST_OF_A_BODY).length == MOST_OF_A_BODY) {
                request.cancel();
            }
        } catch (IOException | RuntimeException broken) {
            // The head has been read, and it is what counts.
            request.cancel();
        } finally {
            limit.cancel(false);
        }
    }

    private static String word(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Inside inside -> {
                    return "address inside";
                }
                case UnknownHostException unknown -> {
                    return "name unknown";
                }
                case SSLException tls -> {
                    return "tls";
                }
                case SocketTimeoutException timeout -> {
                    return "timeout";
                }
                case InterruptedIOException interrupted -> {
                    return "timeout";
                }
                case ConnectException refused -> {
                    return "connection refused";
                }
                case SocketException reset -> {
                    return "connection lost";
                }
                default -> {}
            }
        }
        return e instanceof IOException ? "no answer" : "not an answer";
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** A name of which at least one address is not on the public internet. */
    static final class Inside extends UnknownHostException {}

    /** Looks names up in a bounded time and lets only those through that lead to the public internet alone. */
    private final class Checked implements DnsResolver {

        private final Names names;

        Checked(Names names) {
            this.names = names;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = lookUp(host);
            if (addresses.length == 0) {
                throw new UnknownHostException();
            }
            for (InetAddress address : addresses) {
                boolean allowed = properties.loopback() && address.isLoopbackAddress();
                if (!allowed && !Reach.isPublic(address)) {
                    throw new Inside();
                }
            }
            return addresses;
        }

        private InetAddress[] lookUp(String host) throws UnknownHostException {
            Future<InetAddress[]> lookup = lookups.submit(() -> names.resolve(host));
            try {
                return lookup.get(properties.connect().toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                lookup.cancel(true);
                throw new UnknownHostException();
            } catch (InterruptedException e) {
                lookup.cancel(true);
                Thread.currentThread().interrupt();
                throw new UnknownHostException();
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public void close() {
        limits.shutdownNow();
        lookups.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
