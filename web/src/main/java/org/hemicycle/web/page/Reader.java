package org.hemicycle.web.page;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who reads a page, as their token says; without one, a member of the public.
 *
 * @param name what they are called, if they signed in
 * @param permissions what they may do, such as {@code visits:write}
 */
public record Reader(@Nullable String name, Set<String> permissions) {

    private static final Reader PUBLIC = new Reader(null, Set.of());

    /** The reader of the current request. */
    public static Reader current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return PUBLIC;
        }
        return new Reader(
                nameIn(token.getToken()),
                token.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet()));
    }

    private static String nameIn(Jwt token) {
        for (String claim : new String[] {"name", "preferred_username", "sub"}) {
            String name = token.getClaimAsString(claim);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        return "?";
    }

    /** Whether they signed in. */
    public boolean isSignedIn() {
        return name != null;
    }

    /** Whether they have a permission. */
    public boolean may(String permission) {
        return permissions.contains(permission);
    }
}
