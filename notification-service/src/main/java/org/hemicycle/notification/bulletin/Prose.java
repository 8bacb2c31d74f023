package org.hemicycle.notification.bulletin;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The text of a bulletin, written in Markdown (CommonMark).
 *
 * <p>What is refused is refused when it is written; should anything slip through, HTML comes out escaped and a link
 * without its address, so that no reader's mail holds what nobody saw.
 */
final class Prose {

    private static final Set<String> SCHEMES = Set.of("https", "http", "mailto");
    private static final Map<Class<? extends Node>, String> STYLES = Map.of(
            Link.class, "color:#1d3f8f",
            BlockQuote.class, "margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #c9c9d6",
            Code.class, "font-size:15px",
            Heading.class, "margin:24px 0 8px;font-size:20px;line-height:1.25");

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                String style = STYLES.get(node.getClass());
                if (style != null) {
                    attributes.put("style", style);
                }
            })
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS).build();

    private final Node document;

    /** The prose of a Markdown text; its headings stand below the subject, which is the first. */
    Prose(String markdown) {
        document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(6, heading.getLevel() + 1));
                visitChildren(heading);
            }
        });
    }

    /** As HTML without anything to be fetched or run. */
    String html() {
        return HTML.render(document);
    }

    /** As plain text. */
    String text() {
        return TEXT.render(document).strip();
    }

    /** What cannot be sent of it, if anything. */
    @Nullable Fault fault(String field) {
        var found = new AtomicReference<@Nullable Fault>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                markup("HTML");
            }

            @Override
            public void visit(HtmlInline inline) {
                markup("HTML");
            }

            @Override
            public void visit(Image image) {
                markup("a picture");
            }

            @Override
            public void visit(Link link) {
                if (!isSafe(link.getDestination())) {
                    found.compareAndSet(null, new Fault(
                            BulletinRefusal.LINK_UNSAFE,
                            field,
                            "has a link that does not begin with https://, http:// or mailto:"));
                }
                visitChildren(link);
            }

            private void markup(String what) {
                found.compareAndSet(
                        null,
                        new Fault(BulletinRefusal.MARKUP_REFUSED, field, "has " + what + " in it, which is not sent"));
            }
        });
        return found.get();
    }

    private static boolean isSafe(String destination) {
        int colon = destination.indexOf(':');
        return colon > 0 && SCHEMES.contains(destination.substring(0, colon).toLowerCase(Locale.ROOT));
    }
}
