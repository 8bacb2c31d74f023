package org.hemicycle.localstack.openid;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// Sign-ins in memory, and on disk those that can be refreshed, so that people stay signed in when the stack restarts.
final class KeptAuthorizations implements OAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(KeptAuthorizations.class);

    private final InMemoryOAuth2AuthorizationService memory = new InMemoryOAuth2AuthorizationService();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Path folder;
    private final Clock clock;

    KeptAuthorizations(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        this.clock = clock;
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(this::load);
        }
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (authorization.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
            // A program's token speaks for itself and is never refreshed: keeping each would only fill the memory.
            return;
        }
        forgetEnded();
        memory.save(authorization);
        ends.put(authorization.getId(), end(authorization));
        if (authorization.getRefreshToken() != null) {
            write(authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        memory.remove(authorization);
        ends.remove(authorization.getId());
        delete(file(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return memory.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return memory.findByToken(token, tokenType);
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        List<String> ended = ends.entrySet().stream().filter(entry -> entry.getValue().isBefore(now))
                .map(Map.Entry::getKey).toList();
        for (String id : ended) {
            OAuth2Authorization authorization = memory.findById(id);
            if (authorization != null) {
                remove(authorization);
            }
        }
    }

    private Instant end(OAuth2Authorization authorization) {
        // One without a refresh token is in the middle of signing in.
        Instant refreshable = authorization.getRefreshToken() == null
                ? null : authorization.getRefreshToken().getToken().getExpiresAt();
        return refreshable == null ? clock.instant().plusSeconds(3_600) : refreshable;
    }

    private Path file(String id) {
        return folder.resolve(id + ".authorization");
    }

    private void write(OAuth2Authorization authorization) {
        Path unfinished = folder.resolve(authorization.getId() + ".part");
        try {
            try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(unfinished))) {
                out.writeObject(authorization);
            }
            Files.move(unfinished, file(authorization.getId()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path file) {
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
            OAuth2Authorization authorization = (OAuth2Authorization) in.readObject();
            if (end(authorization).isAfter(clock.instant())) {
                memory.save(authorization);
                ends.put(authorization.getId(), end(authorization));
                return;
            }
        } catch (InvalidClassException olderRelease) {
            log.info("A kept sign-in was written by another release of the provider and is forgotten");
        } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
            log.info("A kept sign-in cannot be read and is forgotten: {}", unreadable.toString());
        }
        delete(file);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
