package org.hemicycle.gateway.session;

import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.session.CookieWebSessionIdResolver;

/** The one thing a browser holds: a session's id, bound to this host, unreadable for scripts. */
public final class SessionCookie extends CookieWebSessionIdResolver {

    /** The prefix makes browsers insist on Secure, Path=/ and no Domain (RFC 6265bis §4.1.3.2). */
    public static final String NAME = "__Host-hemicycle";

    SessionCookie() {
        setCookieName(NAME);
        addCookieInitializer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Lax").path("/"));
    }

    /** A request that brings its own token stands for itself: no session is read for it, and none is made. */
    @Override
    public List<String> resolveSessionIds(ServerWebExchange exchange) {
        return bringsToken(exchange.getRequest()) ? List.of() : super.resolveSessionIds(exchange);
    }

    public static boolean bringsToken(ServerHttpRequest request) {
        var authorization = request.getHeaders().getFirst("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    public static boolean isSentBy(ServerHttpRequest request) {
        return request.getCookies().containsKey(NAME);
    }
}
