package org.hemicycle.content.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.hemicycle.defaults.refusal.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers that everybody may read and keep, if they ask each time whether their copy still holds: a strong entity tag,
 * 304 where it does (the framework sees to it), and {@code Cache-Control: no-cache, public} (RFC 9111 §5.2.2.4).
 */
public final class PublicAnswer {

    /** May be stored, must be revalidated: what an editor publishes is seen at once. */
    public static final CacheControl REVALIDATED = CacheControl.noCache().cachePublic();

    private PublicAnswer() {}

    /**
     * One record under its version.
     *
     * @throws Refused NOT_FOUND (404) where there is none
     */
    public static <T> ResponseEntity<T> of(Optional<Versioned<T>> found) {
        Versioned<T> record = found.orElseThrow(
                () -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence()));
        return ResponseEntity.ok()
                .eTag(EntityVersion.tag(record.version()))
                .cacheControl(REVALIDATED)
                .body(record.state());
    }

    /** A part of a list, under a tag made of the versions in it. */
    public static <T> ResponseEntity<Page<T>> of(Found<T> found) {
        String versions = found.items().stream()
                .map(item -> item.id() + "@" + item.version())
                .collect(Collectors.joining("\n", "", "\n" + found.next()));
        return ResponseEntity.ok()
                .eTag(tagOf(versions.getBytes(UTF_8)))
                .cacheControl(REVALIDATED)
                .body(new Page<>(found.items().stream().map(Versioned::state).toList(), found.next()));
    }

    /** What was put together of several records, under a tag made of what it says. */
    public static <T extends Record> ResponseEntity<T> said(T answer) {
        return ResponseEntity.ok()
                .eTag(tagOf(answer.toString().getBytes(UTF_8)))
                .cacheControl(REVALIDATED)
                .body(answer);
    }

    /** A document, under a tag made of what it says. */
    public static ResponseEntity<byte[]> of(MediaType type, byte[] document) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(tagOf(document))
                .cacheControl(REVALIDATED)
                .body(document);
    }

    /** A strong entity tag that stands for some content. */
    public static String tagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
