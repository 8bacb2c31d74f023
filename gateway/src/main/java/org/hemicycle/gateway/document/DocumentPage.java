package org.hemicycle.gateway.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hemicycle.gateway.route.Part;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of all operations as one page without a script; in English, like the documents it shows. */
final class DocumentPage {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private DocumentPage() {}

    static String around(List<String> sections) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>API · Hemicycle</title>
                  <link rel="stylesheet" href="/gateway.css">
                </head>
                <body>
                  <main>
                    <h1>The Hemicycle API</h1>
                    <p>Everybody may read what is public. Programs that write get a token from the OpenID provider with the
                      client-credentials grant and send it as <code>Authorization: Bearer …</code>. Changes carry the version
                      they are based on in <code>If-Match</code>; every refusal is an <code>application/problem+json</code>
                      whose types are listed at <a href="/problems">/problems</a>.</p>
                %s  </main>
                </body>
                </html>
                """.formatted(String.join("", sections));
    }

    static String section(String name, Part part, Optional<ObjectNode> document) {
        if (document.isEmpty()) {
            return """
                        <section aria-labelledby="%1$s">
                          <h2 id="%1$s">%2$s</h2>
                          <p role="status"><strong>Missing at the moment:</strong> %2$s does not answer. Please try again in a few seconds.</p>
                        </section>
                    """.formatted(name, part.wireName());
        }
        var rows = new StringBuilder();
        for (var path : document.get().path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    rows.append(row(path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        return """
                    <section aria-labelledby="%1$s">
                      <h2 id="%1$s">%2$s</h2>
                      <p>OpenAPI %3$s document: <a href="/docs/%1$s.json">/docs/%1$s.json</a></p>
                      <table>
                        <caption>Operations of %2$s</caption>
                        <thead><tr><th scope="col">Method</th><th scope="col">Address</th><th scope="col">What it does</th></tr></thead>
                        <tbody>
                %4$s        </tbody>
                      </table>
                    </section>
                """.formatted(name, part.wireName(), escape(document.get().path("openapi").asString("")), rows);
    }

    private static String row(String path, String method, JsonNode operation) {
        var address = "<code>" + escape(path) + "</code>";
        var readable = method.equals("get") && !path.contains("{") && path.startsWith("/");
        return "          <tr><td>%s</td><td>%s</td><td>%s</td></tr>\n".formatted(
                method.toUpperCase(Locale.ROOT),
                readable ? "<a href=\"" + escape(path) + "\">" + address + "</a>" : address,
                escape(operation.path("summary").asString(operation.path("operationId").asString(""))));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
