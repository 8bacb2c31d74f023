package org.hemicycle.gateway.route;

import org.hemicycle.gateway.problem.Reader;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.problem.Refused;
import org.hemicycle.gateway.session.Roles;
import org.hemicycle.gateway.session.SessionCookie;
import org.hemicycle.gateway.session.SignIn;
import org.hemicycle.gateway.session.Wallet;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Passes on who is asking: the access token of whoever is signed in, or untouched the token that a program brings
 * itself. Rows of the table that are for one role only let nobody else through.
 */
@Component
class Relay {

    private final Wallet wallet;
    private final Roles roles;
    private final SignIn signIn;

    Relay(Wallet wallet, Roles roles, SignIn signIn) {
        this.wallet = wallet;
        this.roles = roles;
        this.signIn = signIn;
    }

    GatewayFilter forEverybody() {
        return (exchange, chain) -> {
            if (SessionCookie.bringsToken(exchange.getRequest())) {
                return chain.filter(exchange);
            }
            return wallet.accessToken(exchange)
                    .switchIfEmpty(Mono.defer(() -> endedSession(exchange)))
                    .onErrorResume(Refused.class, refused -> Reader.isApi(exchange.getRequest())
                            ? Mono.error(refused)
                            : Mono.empty()) // a public page is shown all the same, as to anybody
                    .map(token -> with(exchange, token))
                    .defaultIfEmpty(exchange)
                    .flatMap(chain::filter);
        };
    }

    GatewayFilter onlyFor(String role) {
        return (exchange, chain) -> {
            var brought = brought(exchange.getRequest());
            var token = brought != null ? Mono.just(brought) : wallet.accessToken(exchange);
            return token
                    .switchIfEmpty(Mono.error(() -> new Refusal.SignInNeeded().asException()))
                    .flatMap(known -> roles.require(role, known).thenReturn(chain.filter(with(exchange, known))))
                    .onErrorResume(Refused.class, refused -> asksToSignIn(refused, exchange)
                            ? Mono.just(signIn.first(exchange))
                            : Mono.error(refused))
                    .flatMap(answer -> answer);
        };
    }

    private static boolean asksToSignIn(Refused refused, ServerWebExchange exchange) {
        return Reader.wantsPage(exchange.getRequest())
                && (refused.refusal() instanceof Refusal.SignInNeeded || refused.refusal() instanceof Refusal.SessionExpired);
    }

    /** A cookie without a session behind it: programs behind a page are told, so that the page can ask to sign in. */
    private static Mono<String> endedSession(ServerWebExchange exchange) {
        if (!SessionCookie.isSentBy(exchange.getRequest()) || !Reader.isApi(exchange.getRequest())) {
            return Mono.empty();
        }
        return exchange.getSession()
                .filter(session -> !session.isStarted())
                .flatMap(none -> Mono.error(new Refusal.SessionExpired().asException()));
    }

    private static @Nullable String brought(ServerHttpRequest request) {
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        return header != null && SessionCookie.bringsToken(request) ? header.substring("Bearer ".length()).strip() : null;
    }

    private static ServerWebExchange with(ServerWebExchange exchange, String token) {
        // What is answered to somebody known is for nobody else's cache, unless the service itself says better.
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
            if (exchange.getResponse().getHeaders().getCacheControl() == null) {
                exchange.getResponse().getHeaders().setCacheControl("private, no-store");
            }
        }));
        return exchange.mutate().request(request -> request.headers(headers -> headers.setBearerAuth(token))).build();
    }
}
