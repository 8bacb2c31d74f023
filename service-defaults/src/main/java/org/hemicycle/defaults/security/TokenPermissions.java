package org.hemicycle.defaults.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The permissions in a token: its scopes as they are, for machines, and what its {@code roles} stand for, for people.
 */
public final class TokenPermissions implements Converter<Jwt, Collection<GrantedAuthority>> {

    private final Map<String, List<String>> permissionsByRole;

    /** The permissions of tokens where each role stands for a list of them. */
    public TokenPermissions(Map<String, List<String>> permissionsByRole) {
        this.permissionsByRole = permissionsByRole;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        var permissions = new ArrayList<GrantedAuthority>();
        for (String scope : words(token.getClaims().get("scope"))) {
            permissions.add(new SimpleGrantedAuthority(scope));
        }
        for (String role : words(token.getClaims().get("roles"))) {
            permissions.add(new SimpleGrantedAuthority("ROLE_" + role));
            for (String permission : permissionsByRole.getOrDefault(role, List.of())) {
                permissions.add(new SimpleGrantedAuthority(permission));
            }
        }
        return permissions;
    }

    /** A claim that providers write as a list or as words with spaces between them. */
    private static List<String> words(@Nullable Object claim) {
        return switch (claim) {
            case String text -> text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
            case Collection<?> items -> items.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }
}
