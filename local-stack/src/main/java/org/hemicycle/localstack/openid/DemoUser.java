package org.hemicycle.localstack.openid;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/// The people who can sign in on a laptop: one per role, with the role's name as user name, and a second editor, since
/// nobody approves what they wrote themselves.
enum DemoUser {
    STAFF("staff", "Sam Staff"),
    EDITOR("editor", "Edda Editor"),
    EDITOR2("editor", "Emil Editor"),
    ADMIN("admin", "Ada Admin");

    private final String role;
    private final String fullName;

    DemoUser(String role, String fullName) {
        this.role = role;
        this.fullName = fullName;
    }

    static Optional<DemoUser> named(String userName) {
        return Arrays.stream(values()).filter(user -> user.userName().equals(userName)).findFirst();
    }

    String userName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String fullName() {
        return fullName;
    }

    List<String> roles() {
        return List.of(role);
    }

    UserDetails details(String password) {
        return User.withUsername(userName()).password(password).authorities("ROLE_" + role.toUpperCase(Locale.ROOT)).build();
    }
}
