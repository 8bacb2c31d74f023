package org.hemicycle.gateway.problem;

import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Who reads the answer: a browser or a program, and in which of the interface's languages. */
public final class Reader {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN);

    private Reader() {}

    /** Whether a page is asked for: a browser says {@code text/html} by name, a program does not. */
    public static boolean wantsPage(ServerHttpRequest request) {
        return !isApi(request) && accepted(request).stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    }

    public static boolean isApi(ServerHttpRequest request) {
        var path = request.getPath().value();
        return path.equals("/api") || path.startsWith("/api/");
    }

    /** The language in the path, else the reader's first known one, else English. */
    public static Locale language(ServerHttpRequest request) {
        var path = request.getPath().value();
        for (var language : LANGUAGES) {
            var prefix = "/" + language.getLanguage();
            if (path.equals(prefix) || path.startsWith(prefix + "/")) {
                return language;
            }
        }
        try {
            var found = Locale.lookup(request.getHeaders().getAcceptLanguage(), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept();
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }
}
