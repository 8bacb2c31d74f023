package org.hemicycle.localstack.openid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/// How the provider answers: the protocol's endpoints, the sign-in page, and what its tokens say.
@Configuration(proxyBeanMethods = false)
class OpenidSecurity {

    @Bean
    SecurityFilterChain everything(HttpSecurity http, OpenidProperties properties) {
        // Chromium applies form-action to the redirects after a form too, and signing in ends at the gateway.
        String policy = "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
                + "form-action 'self' " + properties.publicUrl() + " http://127.0.0.1:*";
        return http
                .oauth2AuthorizationServer(server -> server.oidc(withDefaults()))
                .oauth2ResourceServer(server -> server.jwt(withDefaults()))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/", "/login", "/error").permitAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .headers(headers -> headers
                        .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                        .referrerPolicy(withDefaults()))
                .build();
    }

    @Bean
    AuthorizationServerSettings settings(OpenidProperties properties) {
        return AuthorizationServerSettings.builder().issuer(properties.issuer()).build();
    }

    @Bean
    RegisteredClientRepository clients(OpenidProperties properties) {
        return Clients.with(properties);
    }

    @Bean
    OAuth2AuthorizationService authorizations(OpenidProperties properties) throws IOException {
        return new KeptAuthorizations(properties.data().resolve("authorizations"), Clock.systemUTC());
    }

    @Bean
    JWKSource<SecurityContext> keys(OpenidProperties properties) throws IOException, JOSEException, ParseException {
        RSAKey key = SigningKey.keptIn(properties.data());
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    UserDetailsService users(OpenidProperties properties) {
        return new InMemoryUserDetailsManager(
                Arrays.stream(DemoUser.values()).map(user -> user.details(properties.password())).toList());
    }

    /// People's access and identity tokens carry their name and, as a flat claim, their roles.
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            Authentication principal = context.getPrincipal();
            Optional<DemoUser> person = principal == null ? Optional.empty() : DemoUser.named(principal.getName());
            boolean tellsWho = OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())
                    || OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue());
            if (tellsWho && person.isPresent()) {
                context.getClaims()
                        .claim("roles", person.get().roles())
                        .claim("name", person.get().fullName())
                        .claim("preferred_username", person.get().userName());
            }
        };
    }

    /// Compares as they are: the passwords are printed on the terminal of whoever starts the demo, so hashing them would
    /// only cost time, at every token of a program too.
    @Bean
    PasswordEncoder passwords() {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                return password == null ? null : password.toString();
            }

            @Override
            public boolean matches(@Nullable CharSequence given, @Nullable String expected) {
                return given != null && expected != null
                        && MessageDigest.isEqual(given.toString().getBytes(UTF_8), expected.getBytes(UTF_8));
            }
        };
    }
}
