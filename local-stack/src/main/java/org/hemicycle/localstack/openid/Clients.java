package org.hemicycle.localstack.openid;

import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// Who may ask for tokens: the gateway on behalf of people, programs and a service on their own behalf.
final class Clients {

    static final List<String> API_SCOPES = List.of("visits:read", "visits:write", "needs:read", "needs:write",
            "briefings:read", "briefings:write", "tellings:read", "articles:write", "commitments:write", "directory:write", "operations:read", "operations:write", "bounces:write",
            "webhooks:read", "webhooks:write", "replies:write", "bulletins:read", "bulletins:write");

    private static final String CALLBACK = "/login/oauth2/code/hemicycle";

    private Clients() {
    }

    static RegisteredClientRepository with(OpenidProperties properties) {
        RegisteredClient gateway = RegisteredClient.withId("hemicycle-gateway")
                .clientId("hemicycle-gateway")
                .clientName("Hemicycle")
                .clientSecret(properties.gatewaySecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(properties.publicUrl() + CALLBACK)
                // With the address as numbers any port is accepted (RFC 8252 §7.3): a gateway under test has a free one.
                .redirectUri("http://127.0.0.1" + CALLBACK)
                .postLogoutRedirectUri(properties.publicUrl() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofMinutes(10))
                        .refreshTokenTimeToLive(Duration.ofHours(12))
                        // Two gateway instances may refresh one session at the same moment; with rotation the second
                        // would sign the person out. The client has a secret, so RFC 9700 §4.14.2 is met without it.
                        .reuseRefreshTokens(true)
                        .build())
                .build();
        RegisteredClient api = RegisteredClient.withId("hemicycle-api")
                .clientId("hemicycle-api")
                .clientName("Hemicycle API client")
                .clientSecret(properties.apiSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(API_SCOPES))
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build())
                .build();
        RegisteredClient notification = RegisteredClient.withId("notification-service")
                .clientId("notification-service")
                .clientName("Hemicycle notification-service")
                .clientSecret(properties.serviceSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                // Where to reach people is for this service alone: no person and no other program can have it.
                .scope("concerns:read")
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(Duration.ofMinutes(10)).build())
                .build();
        return new InMemoryRegisteredClientRepository(gateway, api, notification);
    }
}
