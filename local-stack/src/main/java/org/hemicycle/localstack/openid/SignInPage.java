package org.hemicycle.localstack.openid;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The page where people sign in, in English, French or German as their browser asks.
@RestController
class SignInPage {

    private record Words(String title, String user, String password, String submit, String wrong, String signedOut) {
    }

    private static final Words ENGLISH = new Words("Sign in to Hemicycle", "User name", "Password", "Sign in",
            "User name or password is wrong. Please try again.", "You are signed out.");
    private static final Map<Locale, Words> OTHERS = Map.of(
            Locale.FRENCH, new Words("Se connecter à Hemicycle", "Nom d’utilisateur", "Mot de passe", "Se connecter",
                    "Nom d’utilisateur ou mot de passe incorrect. Veuillez réessayer.", "Vous êtes déconnecté."),
            Locale.GERMAN, new Words("Bei Hemicycle anmelden", "Benutzername", "Passwort", "Anmelden",
                    "Benutzername oder Passwort ist falsch. Bitte versuchen Sie es noch einmal.", "Sie sind abgemeldet."));
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN);

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; --ink: light-dark(#1b2430, #e8ecf2); --paper: light-dark(#f4f5f8, #14181f);
              --card: light-dark(#fff, #1d232c); --line: light-dark(#6f7a8a, #8c97a8); --accent: light-dark(#1d3f8f, #a9c4ff);
              --on-accent: light-dark(#fff, #10203f); --alarm: light-dark(#a11222, #ffb3b8) }
            * { box-sizing: border-box }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
              font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
            main { width: 100%%; max-width: 24rem; background: var(--card); padding: 1.5rem; border-radius: .5rem }
            h1 { font-size: 1.4rem; margin: 0 0 1rem }
            label { display: block; font-weight: 600; margin-top: 1rem }
            input, button { font: inherit; width: 100%%; min-height: 2.75rem; border-radius: .3rem }
            input { padding: .5rem .75rem; border: 1px solid var(--line); color: inherit; background: transparent }
            button { margin-top: 1.5rem; border: 0; font-weight: 600; color: var(--on-accent); background: var(--accent); cursor: pointer }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
            .alarm { color: var(--alarm); font-weight: 600 }
            </style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s
            <form method="post" action="/login">
            <label for="username">%s</label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
            <label for="password">%s</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required>
            <input type="hidden" name="%s" value="%s">
            <button>%s</button>
            </form>
            </main>
            </body>
            </html>
            """;

    private final URI home;

    SignInPage(OpenidProperties properties) {
        home = URI.create(properties.publicUrl() + "/");
    }

    @GetMapping("/login")
    ResponseEntity<String> signIn(HttpServletRequest request, CsrfToken token,
            @RequestParam Map<String, String> parameters) {
        Locale language = language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Words words = OTHERS.getOrDefault(language, ENGLISH);
        String message = "";
        if (parameters.containsKey("error")) {
            message = "<p class=\"alarm\" role=\"alert\">" + words.wrong() + "</p>";
        } else if (parameters.containsKey("logout")) {
            message = "<p role=\"status\">" + words.signedOut() + "</p>";
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(PAGE.formatted(language.getLanguage(), words.title(), words.title(), message, words.user(),
                        words.password(), token.getParameterName(), token.getToken(), words.submit()));
    }

    /// Nothing else is here to see: whoever comes without having been sent goes to the platform.
    @GetMapping("/")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(303).location(home).build();
    }

    private static Locale language(@Nullable String accepted) {
        if (accepted == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
