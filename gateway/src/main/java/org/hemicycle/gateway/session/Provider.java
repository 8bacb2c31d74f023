package org.hemicycle.gateway.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.hemicycle.gateway.GatewaySettings;
import org.hemicycle.gateway.problem.Refusal;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * The OpenID provider. It is asked for its addresses when they are first needed, not at start-up: the gateway starts,
 * and serves everything that needs no sign-in, while the provider is down.
 */
@Component
class Provider implements ReactiveClientRegistrationRepository, ReactiveJwtDecoderFactory<ClientRegistration> {

    static final String REGISTRATION = "hemicycle";
    static final String SIGN_IN = "/oauth2/authorization/" + REGISTRATION;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private final WebClient http;
    private final Mono<ClientRegistration> registration;
    private final Mono<ReactiveJwtDecoder> accessTokens;
    private final Map<ClientRegistration, ReactiveJwtDecoder> idTokens = new ConcurrentHashMap<>();

    Provider(WebClient.Builder builder, OpenIdSettings openId, GatewaySettings gateway) {
        http = builder.clone()
                .filter((request, next) -> next.exchange(request)
                        .timeout(PATIENCE)
                        .onErrorMap(failure -> failure instanceof TimeoutException || failure instanceof WebClientException,
                                Provider::unavailable))
                .build();
        var discovery = UriComponentsBuilder.fromUri(openId.issuer()).path("/.well-known/openid-configuration").build();
        registration = onceFound(http.get().uri(discovery.toUri()).retrieve().bodyToMono(JSON)
                .map(found -> ClientRegistrations.fromOidcConfiguration(found)
                        .registrationId(REGISTRATION)
                        .clientId(openId.clientId())
                        .clientSecret(openId.clientSecret())
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(gateway.origin() + "/login/oauth2/code/" + REGISTRATION)
                        .scope("openid", "profile")
                        .userInfoUri(null) // the ID token says all we need; one call less at each sign-in
                        .build())
                .onErrorMap(failure -> failure instanceof WebClientException || failure instanceof IllegalArgumentException,
                        Provider::unavailable));
        accessTokens = onceFound(registration.map(
                found -> decoder(found, JwtValidators.createDefaultWithIssuer(openId.issuer().toString()))));
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return id.equals(REGISTRATION) ? registration : Mono.empty();
    }

    /** A client for the provider's endpoints whose failures say by name that nobody can sign in at the moment. */
    WebClient http() {
        return http;
    }

    /** The claims of an access token whose signature, issuer and times are right; else a {@code JwtException}. */
    Mono<Jwt> claims(String accessToken) {
        return accessTokens.flatMap(decoder -> decoder.decode(accessToken));
    }

    @Override
    public ReactiveJwtDecoder createDecoder(ClientRegistration client) {
        return idTokens.computeIfAbsent(client, found -> {
            var decoder = decoder(found, new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(found)));
            decoder.setClaimSetConverter(
                    new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            return decoder;
        });
    }

    private NimbusReactiveJwtDecoder decoder(ClientRegistration found, OAuth2TokenValidator<Jwt> validator) {
        var keys = String.valueOf(found.getProviderDetails().getJwkSetUri());
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keys).webClient(http).build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    /** Remembers what was found for ever, and a failure not at all. */
    private static <T> Mono<T> onceFound(Mono<T> asked) {
        return asked.cache(found -> Duration.ofMillis(Long.MAX_VALUE), failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    private static Throwable unavailable(Throwable failure) {
        return new Refusal.ServiceUnavailable("sign-in", PATIENCE).because(failure);
    }
}
