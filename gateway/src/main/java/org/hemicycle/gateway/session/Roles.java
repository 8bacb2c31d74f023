package org.hemicycle.gateway.session;

import java.util.List;
import org.hemicycle.gateway.problem.Refusal;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which roles an access token gives, by its {@code roles} claim. */
@Component
public class Roles {

    private final Provider provider;

    Roles(Provider provider) {
        this.provider = provider;
    }

    /** Completes when the token gives the role, refuses when it does not or is not to be believed. */
    public Mono<Void> require(String role, String accessToken) {
        return provider.claims(accessToken)
                .onErrorMap(BadJwtException.class, bad -> new Refusal.SignInNeeded().because(bad))
                .flatMap(claims -> {
                    var roles = claims.getClaims().get("roles");
                    return roles instanceof List<?> all && all.contains(role)
                            ? Mono.empty()
                            : Mono.error(new Refusal.RoleMissing(role).asException());
                });
    }
}
