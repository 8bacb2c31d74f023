package org.hemicycle.gateway.problem;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The page that is left to show when the part that renders pages cannot show its own. */
@Component
class ProblemPage {

    private static final String TEMPLATE = """
            <!doctype html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <title>%s · Hemicycle</title>
              <link rel="stylesheet" href="/gateway.css">
            </head>
            <body>
              <main>
                <h1>%s</h1>
                <p>%s</p>
                <p><a href="/%s/">%s</a></p>
              </main>
            </body>
            </html>
            """;

    byte[] render(Refusal refusal, Locale language) {
        var words = ResourceBundle.getBundle("problem-page", language, ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES));
        var title = word(words, refusal.kind().name() + ".title", refusal.kind().title());
        var part = refusal.facts().get("part") instanceof String name ? word(words, "part." + name, name) : "";
        var detail = word(words, refusal.kind().name() + ".detail", refusal.detail()).replace("{part}", part);
        return TEMPLATE
                .formatted(language.getLanguage(), escape(title), escape(title), escape(detail), language.getLanguage(),
                        escape(word(words, "home", "Hemicycle")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String word(ResourceBundle words, String key, String otherwise) {
        try {
            return words.getString(key);
        } catch (MissingResourceException none) {
            return otherwise;
        }
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
