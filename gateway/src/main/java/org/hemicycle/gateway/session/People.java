package org.hemicycle.gateway.session;

import java.util.List;
import java.util.Map;
import org.hemicycle.gateway.problem.Refused;
import org.hemicycle.gateway.session.SessionContent.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who has signed in, in their session. What they may do is not kept here: it is read from their token each time. */
@Component
class People implements ServerSecurityContextRepository {

    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        Authentication authentication = context == null ? null : context.getAuthentication();
        return exchange.getSession().flatMap(session -> {
            if (authentication != null && authentication.getPrincipal() instanceof OidcUser user) {
                session.getAttributes().put(SessionContent.PERSON, new Person(user.getName(), user.getIdToken().getTokenValue()));
            } else {
                session.getAttributes().remove(SessionContent.PERSON);
            }
            return session.changeSessionId(); // whoever knew the id before must not share what follows
        });
    }

    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        return exchange.getSession()
                .mapNotNull(session -> session.<Person>getAttribute(SessionContent.PERSON))
                .map(person -> {
                    var token = new OidcIdToken(person.idToken(), null, null, Map.of("sub", person.subject()));
                    var user = new DefaultOidcUser(List.of(), token);
                    return (SecurityContext) new SecurityContextImpl(
                            new OAuth2AuthenticationToken(user, List.of(), Provider.REGISTRATION));
                })
                // Without the store nobody is known; whoever needs to know asks the session again and says what is missing.
                .onErrorResume(Refused.class, unavailable -> Mono.empty());
    }
}
