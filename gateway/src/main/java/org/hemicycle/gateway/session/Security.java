package org.hemicycle.gateway.session;

import com.mongodb.reactivestreams.client.MongoClient;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.hemicycle.gateway.GatewaySettings;
import org.hemicycle.gateway.problem.Answers;
import org.hemicycle.gateway.problem.Refusal;
import org.hemicycle.gateway.problem.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.session.web.server.session.SpringSessionWebSessionStore;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

/** The chain that every request passes: it recognises who is signed in; the table of routes says who may go where. */
@Configuration(proxyBeanMethods = false)
class Security {

    @Bean
    SecurityWebFilterChain chain(
            ServerHttpSecurity http, SignIn signIn, PendingSignIns pending, Wallet wallet, People people,
            ServerLogoutSuccessHandler out) {
        return http
                .authorizeExchange(any -> any.anyExchange().permitAll())
                .csrf(CsrfSpec::disable) // CrossSiteGuard does it without hidden fields
                .headers(HeaderSpec::disable) // SecurityHeaders sets them, also on what never reaches this chain
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(people)
                .oauth2Login(login -> login
                        .loginPage(Provider.SIGN_IN) // else a page of links would be made up at /login
                        .authorizationRequestResolver(signIn)
                        .authorizationRequestRepository(pending)
                        .securityContextRepository(people)
                        .authenticationSuccessHandler(signIn)
                        .authenticationFailureHandler(signIn)
                        .authorizedClientRepository(wallet))
                .logout(logout -> logout
                        .requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                        .logoutHandler(new DelegatingServerLogoutHandler(
                                new WebSessionServerLogoutHandler(), new SecurityContextServerLogoutHandler()))
                        .logoutSuccessHandler(out))
                .build();
    }

    /** After the session here the one at the provider is ended too; when the provider is down, ours has ended anyway. */
    @Bean
    ServerLogoutSuccessHandler signOut(Provider provider, GatewaySettings gateway) {
        var home = URI.create("/");
        var there = new OidcClientInitiatedServerLogoutSuccessHandler(provider);
        there.setPostLogoutRedirectUri(gateway.origin() + "/");
        there.setLogoutSuccessUrl(home);
        var here = new RedirectServerLogoutSuccessHandler();
        here.setLogoutSuccessUrl(home);
        return (exchange, person) -> there.onLogoutSuccess(exchange, person)
                .onErrorResume(Refused.class, unavailable -> here.onLogoutSuccess(exchange, person));
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes(Provider provider) {
        var codes = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        codes.setWebClient(provider.http());
        return codes;
    }

    /** Paths that mean one thing here and another behind us ({@code //}, {@code ..}, {@code %2f}, {@code ;}) go nowhere. */
    @Bean
    ServerExchangeRejectedHandler oddPaths(Answers answers) {
        return (exchange, odd) -> answers.answer(exchange, new Refusal.MalformedRequest(HttpStatus.BAD_REQUEST));
    }

    /** A visitor does not wait the driver's thirty seconds to be told that sessions are away. */
    @Bean
    MongoClientSettingsBuilderCustomizer impatience() {
        return settings -> settings
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS));
    }

    @Bean
    Sessions sessions(
            MongoClient mongo, @Value("${spring.mongodb.database}") String database, SessionSettings settings, Clock clock) {
        return new Sessions(mongo.getDatabase(database).getCollection("sessions"), settings, clock);
    }

    @Bean
    WebSessionManager webSessionManager(Sessions sessions, Clock clock) {
        var store = new SpringSessionWebSessionStore<>(sessions);
        store.setClock(clock);
        var manager = new DefaultWebSessionManager();
        manager.setSessionStore(store);
        manager.setSessionIdResolver(new SessionCookie());
        return manager;
    }
}
