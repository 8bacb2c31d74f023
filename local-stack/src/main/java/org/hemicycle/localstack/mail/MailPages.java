package org.hemicycle.localstack.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The catcher for people: a list of the mails, the newest first, and each mail with its text, its HTML and its files.
///
/// A mail's HTML is shown in a sandboxed frame without scripts or outside images: it is what others wrote.
final class MailPages implements HttpHandler {

    private static final int SHOWN = 200;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
    private static final Pattern PART = Pattern.compile("/messages/(\\d+)(/html|/raw|/attachments/(\\d+))?");
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'; "
                    + "sandbox allow-popups allow-popups-to-escape-sandbox";
    private static final String STYLE = """
            :root{color-scheme:light dark;--line:light-dark(#c9ced6,#454b55);--quiet:light-dark(#525a66,#aab2bf);--link:light-dark(#174a9c,#9cc3ff)}
            body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:64rem;padding:1rem}
            a{color:var(--link)}h1{font-size:1.4rem;overflow-wrap:anywhere}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
            form{display:inline-flex;gap:.5rem;flex-wrap:wrap;align-items:center;margin:0 1rem .75rem 0}
            input,button{font:inherit;padding:.3rem .6rem}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);padding:1rem}
            iframe{width:100%;height:36rem;border:1px solid var(--line);background:#fff}
            .quiet{color:var(--quiet)}
            """;

    private final Mailbox mailbox;

    MailPages(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST") && path.equals("/emptied")) {
            mailbox.clear();
            exchange.getResponseHeaders().set("Location", "/");
            exchange.sendResponseHeaders(303, -1);
            return;
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        if (path.equals("/")) {
            page(exchange, 200, "Caught mail", list(Query.of(exchange.getRequestURI()).getOrDefault("to", "").strip()));
            return;
        }
        Matcher part = PART.matcher(path);
        Optional<Mail> mail = part.matches() ? mailbox.find(Long.parseLong(part.group(1))) : Optional.empty();
        Optional<byte[]> raw = mail.flatMap(mailbox::raw);
        if (mail.isEmpty() || raw.isEmpty()) {
            page(exchange, 404, "Not here", "<h1>No such mail</h1><p><a href=\"/\">All mails</a></p>");
        } else {
            show(exchange, mail.get(), raw.get(), part);
        }
    }

    private static void show(HttpExchange exchange, Mail mail, byte[] raw, Matcher part) throws IOException {
        String asked = part.group(2) == null ? "" : part.group(2);
        if (asked.equals("/raw")) {
            send(exchange, 200, "text/plain; charset=utf-8", raw, PAGE_POLICY);
            return;
        }
        MailContent content = MailContent.of(raw);
        if (asked.equals("/html")) {
            // Links must leave the frame, whose sandbox would be theirs too.
            String html = "<base target=\"_blank\">" + content.html();
            send(exchange, 200, "text/html; charset=utf-8", html.getBytes(UTF_8), MAIL_POLICY);
        } else if (asked.isEmpty()) {
            page(exchange, 200, mail.subject(), mail(mail, content));
        } else {
            int index = Integer.parseInt(part.group(3));
            if (index >= content.attachments().size()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Disposition", "attachment");
            send(exchange, 200, "application/octet-stream", content.attachments().get(index).bytes(), MAIL_POLICY);
        }
    }

    private String list(String to) {
        List<Mail> mails = mailbox.list(to, 0);
        StringBuilder html = new StringBuilder("<h1>Caught mail</h1>");
        html.append("<form action=\"/\"><label for=\"to\">To</label><input id=\"to\" name=\"to\" type=\"search\" value=\"")
                .append(escaped(to)).append("\"><button>Filter</button></form>");
        html.append("<form method=\"post\" action=\"/emptied\"><button>Delete all mails</button></form>");
        html.append("<p class=\"quiet\" role=\"status\">").append(mails.size())
                .append(mails.size() == 1 ? " mail" : " mails")
                .append(mails.size() > SHOWN ? ", the newest " + SHOWN + " shown" : "")
                .append(". <a href=\"/").append(to.isEmpty() ? "" : "?to=" + java.net.URLEncoder.encode(to, UTF_8))
                .append("\">Look again</a></p>");
        if (mails.isEmpty()) {
            return html.append("<p>Nothing has been caught yet.</p>").toString();
        }
        html.append("<table><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">To</th><th scope=\"col\">Received</th></tr></thead><tbody>");
        for (Mail mail : mails.reversed().subList(0, Math.min(SHOWN, mails.size()))) {
            html.append("<tr><td><a href=\"/messages/").append(mail.id()).append("\">")
                    .append(escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
                    .append("</a></td><td>").append(escaped(String.join(", ", mail.to())))
                    .append("</td><td><time>").append(mail.receivedAt()).append("</time></td></tr>");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String mail(Mail mail, MailContent content) {
        StringBuilder html = new StringBuilder("<p><a href=\"/\">All mails</a></p><h1>")
                .append(escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject())).append("</h1>");
        if (!content.html().isEmpty()) {
            html.append("<h2>As formatted</h2><iframe title=\"The mail as formatted\" ")
                    .append("sandbox=\"allow-popups allow-popups-to-escape-sandbox\" src=\"/messages/")
                    .append(mail.id()).append("/html\"></iframe>");
        }
        if (!content.text().isEmpty()) {
            html.append("<h2>As text</h2><pre>").append(linked(content.text())).append("</pre>");
        }
        if (!content.attachments().isEmpty()) {
            html.append("<h2>Files</h2><ul>");
            for (int i = 0; i < content.attachments().size(); i++) {
                MailContent.Attachment attachment = content.attachments().get(i);
                html.append("<li><a href=\"/messages/").append(mail.id()).append("/attachments/").append(i)
                        .append("\" download=\"").append(escaped(attachment.name())).append("\">")
                        .append(escaped(attachment.name())).append("</a> <span class=\"quiet\">")
                        .append(escaped(attachment.type())).append("</span></li>");
            }
            html.append("</ul>");
        }
        html.append("<h2>Headers</h2><table><tbody><tr><th scope=\"row\">Sent to</th><td>")
                .append(escaped(String.join(", ", mail.to()))).append("</td></tr>");
        content.headers().forEach((name, values) -> values.forEach(value -> html.append("<tr><th scope=\"row\">")
                .append(escaped(name)).append("</th><td>").append(linked(value)).append("</td></tr>")));
        return html.append("</tbody></table><p><a href=\"/messages/").append(mail.id())
                .append("/raw\">The mail as it came</a></p>").toString();
    }

    private static void page(HttpExchange exchange, int status, String title, String body) throws IOException {
        String html = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escaped(title)
                + "</title><style>" + STYLE + "</style></head><body><main>" + body + "</main></body></html>";
        send(exchange, status, "text/html; charset=utf-8", html.getBytes(UTF_8), PAGE_POLICY);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body, String policy)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            String address = escaped(link.group());
            html.append(escaped(text.substring(end, link.start()))).append("<a rel=\"noopener\" href=\"")
                    .append(address).append("\">").append(address).append("</a>");
            end = link.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
