package org.hemicycle.content;

import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Takes the name of a role for a token with it, and articles_write for one with the scope articles:write. */
@TestConfiguration
class TestTokens {

    @Bean
    JwtDecoder tokens() {
        return token -> {
            if (token.equals("forged")) {
                throw new BadJwtException("forged");
            }
            var jwt = Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(token)
                    .issuedAt(Instant.now())
                    .expiresAt(Instant.now().plusSeconds(60));
            return token.contains("_")
                    ? jwt.claim("scope", token.replace('_', ':')).build()
                    : jwt.claim("roles", List.of(token)).build();
        };
    }
}
