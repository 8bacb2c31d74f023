package org.hemicycle.gateway.session;

import org.hemicycle.gateway.session.SessionContent.SigningIn;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sign-ins under way, each in the session of the browser that began it. */
@Component
class PendingSignIns implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> session.getAttributes().put(SessionContent.SIGNING_IN, SigningIn.of(request)))
                .then();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        var state = exchange.getRequest().getQueryParams().getFirst("state");
        return exchange.getSession()
                .mapNotNull(session -> session.<SigningIn>getAttribute(SessionContent.SIGNING_IN))
                .filter(signingIn -> signingIn.state().equals(state))
                .map(SigningIn::toRequest);
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return loadAuthorizationRequest(exchange).flatMap(request -> exchange.getSession()
                .doOnNext(session -> session.getAttributes().remove(SessionContent.SIGNING_IN))
                .thenReturn(request));
    }
}
