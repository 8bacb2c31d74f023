package org.hemicycle.gateway.session;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * All that a session can hold, in plain fields: what is stored outlives the libraries that made it, and nothing read
 * from the database can name a class to load.
 *
 * @param signingIn a sign-in that has begun
 * @param continueTo the page to go to after it
 * @param person who has signed in
 * @param tokens with which the gateway acts for them
 */
record SessionContent(
        @Nullable SigningIn signingIn, @Nullable String continueTo, @Nullable Person person, @Nullable Tokens tokens) {

    static final String SIGNING_IN = "signing-in";
    static final String CONTINUE_TO = "continue-to";
    static final String PERSON = "person";
    static final String TOKENS = "tokens";

    static SessionContent of(StoredSession session) {
        if (!Set.of(SIGNING_IN, CONTINUE_TO, PERSON, TOKENS).containsAll(session.getAttributeNames())) {
            throw new IllegalStateException("a session cannot hold all of " + session.getAttributeNames());
        }
        return new SessionContent(session.getAttribute(SIGNING_IN), session.getAttribute(CONTINUE_TO),
                session.getAttribute(PERSON), session.getAttribute(TOKENS));
    }

    /** Who has signed in, as the provider's ID token said. */
    record Person(String subject, String idToken) {}

    /** The request that the provider was asked with, against which its answer is checked. */
    record SigningIn(
            String authorizationUri,
            String clientId,
            String redirectUri,
            Set<String> scopes,
            String state,
            Map<String, Object> attributes,
            Map<String, Object> parameters) {

        static SigningIn of(OAuth2AuthorizationRequest request) {
            return new SigningIn(request.getAuthorizationUri(), request.getClientId(), String.valueOf(request.getRedirectUri()),
                    request.getScopes(), String.valueOf(request.getState()), request.getAttributes(),
                    request.getAdditionalParameters());
        }

        OAuth2AuthorizationRequest toRequest() {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(authorizationUri)
                    .clientId(clientId)
                    .redirectUri(redirectUri)
                    .scopes(scopes)
                    .state(state)
                    .attributes(all -> all.putAll(attributes))
                    .additionalParameters(parameters)
                    .build();
        }
    }
}
