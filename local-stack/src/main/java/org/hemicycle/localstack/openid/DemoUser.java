package org.hemicycle.localstack.openid;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/// The people who can sign in on a laptop: one per role, each with the role's name as user name.
enum DemoUser {
    STAFF("Sam Staff"),
    EDITOR("Edda Editor"),
    ADMIN("Ada Admin");

    private final String fullName;

    DemoUser(String fullName) {
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
        return List.of(userName());
    }

    UserDetails details(String password) {
        return User.withUsername(userName()).password(password).authorities("ROLE_" + name()).build();
    }
}
