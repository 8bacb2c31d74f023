package org.hemicycle.notification.concern;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Component;

/**
 * This service's own access token (RFC 6749 §4.4), kept until shortly before it ends.
 *
 * <p>The provider is asked for its addresses when they are first needed, not at start-up: the service starts, and tells
 * everything that needs no token, while the provider is down.
 */
@Component
class ServiceToken {

    private static final String REGISTRATION = "concerns";
    private static final List<String> SCOPES = List.of("concerns:read");

    private final ConcernProperties properties;
    private final InMemoryOAuth2AuthorizedClientService kept;
    private final AuthorizedClientServiceOAuth2AuthorizedClientManager manager;
    private volatile @Nullable ClientRegistration registration;

    ServiceToken(ConcernProperties properties) {
        this.properties = properties;
        this.kept = new InMemoryOAuth2AuthorizedClientService(id -> registration());
        this.manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(id -> registration(), kept);
        manager.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder().clientCredentials().build());
    }

    private ClientRegistration registration() {
        ClientRegistration known = registration;
        if (known == null) {
            known = ClientRegistrations.fromIssuerLocation(properties.issuer().toString())
                    .registrationId(REGISTRATION)
                    .clientId(properties.clientId())
                    .clientSecret(properties.clientSecret())
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .scope(SCOPES)
                    .build();
            registration = known;
        }
        return known;
    }

    /**
     * A token that is valid now.
     *
     * @throws RuntimeException when the provider does not answer or gives none
     */
    synchronized String value() {
        OAuth2AuthorizedClient client = manager.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
                .principal(properties.clientId())
                .build());
        if (client == null) {
            throw new IllegalStateException("the provider gave no token");
        }
        return client.getAccessToken().getTokenValue();
    }

    /** Asks for a new one next time, because this one was not accepted. */
    synchronized void forget() {
        if (registration != null) {
            kept.removeAuthorizedClient(REGISTRATION, properties.clientId());
        }
    }
}
