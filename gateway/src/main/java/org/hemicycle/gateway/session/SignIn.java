package org.hemicycle.gateway.session;

import java.net.URI;
import java.net.URISyntaxException;
import org.hemicycle.gateway.GatewaySettings;
import org.hemicycle.gateway.problem.Answers;
import org.hemicycle.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/**
 * The way to the provider and back to the page that was asked for: {@code ?continue=/that/page}, else the page with
 * the link that was followed.
 */
@Component
public class SignIn
        implements ServerOAuth2AuthorizationRequestResolver,
                ServerAuthenticationSuccessHandler,
                ServerAuthenticationFailureHandler {

    private static final String CONTINUE = "continue";

    private final ServerOAuth2AuthorizationRequestResolver requests;
    private final Answers answers;
    private final GatewaySettings gateway;

    SignIn(Provider provider, Answers answers, GatewaySettings gateway) {
        this.requests = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
        this.answers = answers;
        this.gateway = gateway;
    }

    /** Sends a browser to sign in, and afterwards to the page it asked for now. */
    public Mono<Void> first(ServerWebExchange exchange) {
        var target = UriComponentsBuilder.fromPath(Provider.SIGN_IN)
                .queryParam(CONTINUE, UriUtils.encode(pageOf(exchange), "UTF-8"))
                .build(true);
        return redirect(exchange, target.toUri());
    }

    /** The page to come back to: after a form, the page the form was on, for a form cannot be sent again unseen. */
    private String pageOf(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD
                ? pathAndQuery(request.getURI())
                : pageBefore(exchange);
    }

    /** The page of ours that led here, else the first one. */
    private String pageBefore(ServerWebExchange exchange) {
        var referer = exchange.getRequest().getHeaders().getFirst("Referer");
        return referer != null && referer.startsWith(gateway.origin() + "/")
                ? referer.substring(gateway.origin().length())
                : "/";
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
        return requests.resolve(exchange).flatMap(request -> remembering(exchange, request));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
        return requests.resolve(exchange, registration).flatMap(request -> remembering(exchange, request));
    }

    private Mono<OAuth2AuthorizationRequest> remembering(
            ServerWebExchange exchange, OAuth2AuthorizationRequest request) {
        var named = exchange.getRequest().getQueryParams().getFirst(CONTINUE);
        var asked = named == null ? pageBefore(exchange) : named;
        return exchange.getSession()
                .doOnNext(session -> session.getAttributes().put(SessionContent.CONTINUE_TO, isOurs(asked) ? asked : "/"))
                .thenReturn(request);
    }

    @Override
    public Mono<Void> onAuthenticationSuccess(WebFilterExchange filter, Authentication person) {
        var exchange = filter.getExchange();
        return exchange.getSession().flatMap(session -> {
            var page = session.getAttributes().remove(SessionContent.CONTINUE_TO) instanceof String path ? path : "/";
            return redirect(exchange, URI.create(page));
        });
    }

    @Override
    public Mono<Void> onAuthenticationFailure(WebFilterExchange filter, AuthenticationException failure) {
        return answers.handle(filter.getExchange(), new Refusal.SignInFailed().because(failure));
    }

    /** Whether the page is one of this site: else a link could use our sign-in to lead people somewhere else. */
    static boolean isOurs(@Nullable String page) {
        if (page == null || !page.startsWith("/") || page.startsWith("//") || page.contains("\\")) {
            return false;
        }
        try {
            var uri = new URI(page);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, URI target) {
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(target);
        exchange.getResponse().getHeaders().setCacheControl("no-store");
        return exchange.getResponse().setComplete();
    }
}
