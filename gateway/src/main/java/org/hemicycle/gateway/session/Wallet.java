package org.hemicycle.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Keeps a person's tokens in their session, and renews the access token when its time is nearly over. */
@Component
public class Wallet implements ServerOAuth2AuthorizedClientRepository {

    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final Duration UNKNOWN_LIFE = Duration.ofSeconds(60);

    private final Provider provider;
    private final Sessions sessions;
    private final Clock clock;
    private final WebClientReactiveRefreshTokenTokenResponseClient renewals;

    /** Renewals under way: a page and its parts ask at the same moment, but a refresh token may be good only once. */
    private final Cache<String, Mono<Tokens>> underWay =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(5)).build();

    Wallet(Provider provider, Sessions sessions, Clock clock) {
        this.provider = provider;
        this.sessions = sessions;
        this.clock = clock;
        this.renewals = new WebClientReactiveRefreshTokenTokenResponseClient();
        renewals.setWebClient(provider.http());
    }

    /**
     * The access token of whoever is signed in, good for at least the next seconds; empty when nobody is.
     *
     * <p>Refuses with {@link Refusal.SessionExpired} when the provider no longer vouches for the person, which ends the
     * session, and with {@link Refusal.ServiceUnavailable} when the provider cannot be asked, which does not.
     */
    public Mono<String> accessToken(ServerWebExchange exchange) {
        return exchange.getSession().flatMap(session -> {
            if (!(session.getAttribute(SessionContent.TOKENS) instanceof Tokens tokens)) {
                return Mono.empty();
            }
            if (isGood(tokens)) {
                return Mono.just(tokens.access());
            }
            return underWay.get(session.getId(), id -> renewed(id, tokens)
                    .cache(found -> Duration.ofSeconds(5), failed -> Duration.ZERO, () -> Duration.ZERO))
                    .flatMap(renewed -> {
                        session.getAttributes().put(SessionContent.TOKENS, renewed);
                        return session.save().thenReturn(renewed.access());
                    })
                    .onErrorResume(Refused.class, refused -> refused.refusal() instanceof Refusal.SessionExpired
                            ? session.invalidate().then(Mono.error(refused))
                            : Mono.error(refused));
        });
    }

    private Mono<Tokens> renewed(String sessionId, Tokens old) {
        if (old.refresh() == null) {
            return Mono.error(new Refusal.SessionExpired().asException());
        }
        var access = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, old.access(), null, old.expires());
        var refresh = new OAuth2RefreshToken(old.refresh(), null);
        return provider.findByRegistrationId(Provider.REGISTRATION)
                .flatMap(client -> renewals.getTokenResponse(new OAuth2RefreshTokenGrantRequest(client, access, refresh)))
                .map(answer -> tokens(answer.getAccessToken(),
                        answer.getRefreshToken() == null ? old.refresh() : answer.getRefreshToken().getTokenValue()))
                .onErrorResume(OAuth2AuthorizationException.class, refused -> renewedElsewhere(sessionId, refused));
    }

    /** Another instance of the gateway may have used the refresh token a moment ago; then its result is in the session. */
    private Mono<Tokens> renewedElsewhere(String sessionId, Throwable refused) {
        return sessions.findById(sessionId)
                .mapNotNull(session -> session.<Tokens>getAttribute(SessionContent.TOKENS))
                .filter(this::isGood)
                .switchIfEmpty(Mono.error(() -> new Refusal.SessionExpired().because(refused)))
                .retryWhen(Retry.fixedDelay(2, Duration.ofMillis(150))
                        .filter(failure -> failure instanceof Refused)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    private boolean isGood(Tokens tokens) {
        return clock.instant().plus(MARGIN).isBefore(tokens.expires());
    }

    @Override
    public Mono<Void> saveAuthorizedClient(
            OAuth2AuthorizedClient client, Authentication person, ServerWebExchange exchange) {
        var refresh = client.getRefreshToken();
        var tokens = tokens(client.getAccessToken(), refresh == null ? null : refresh.getTokenValue());
        return exchange.getSession().map(WebSession::getAttributes).doOnNext(all -> all.put(SessionContent.TOKENS, tokens)).then();
    }

    private Tokens tokens(OAuth2AccessToken access, @Nullable String refresh) {
        // Counted on the one clock by which it is judged later: the library counts the same seconds on another.
        Instant issued = access.getIssuedAt();
        Instant expires = access.getExpiresAt();
        Duration life = issued == null || expires == null ? UNKNOWN_LIFE : Duration.between(issued, expires);
        return new Tokens(access.getTokenValue(), clock.instant().plus(life), refresh);
    }

    /** Nothing asks the framework's way; {@link #accessToken} is the only reader. */
    @Override
    public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
            String registration, Authentication person, ServerWebExchange exchange) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> removeAuthorizedClient(String registration, Authentication person, ServerWebExchange exchange) {
        return exchange.getSession().doOnNext(session -> session.getAttributes().remove(SessionContent.TOKENS)).then();
    }
}
