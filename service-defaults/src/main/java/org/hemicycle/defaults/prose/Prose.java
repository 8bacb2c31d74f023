package org.hemicycle.defaults.prose;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * A text written in Markdown (CommonMark).
 *
 * <p>What is refused is refused when it is written; should anything slip through, HTML comes out escaped, a picture as
 * its description and a link without its address, so that nobody reads what nobody saw.
 */
public final class Prose {

    private static final Set<String> SCHEMES = Set.of("https", "http", "mailto");
    /** Deeper than anybody writes, and shallow enough that no text exhausts the stack of whoever renders it. */
    private static final int DEEPEST = 50;

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build();
    private static final HtmlRenderer PLAIN = renderer(Map.of());
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS).build();

    private final Node document;

    /** Why a text is not taken. */
    public enum Fault {
        /** It has HTML in it. */
        HTML,
        /** It has a picture in it. */
        PICTURE,
        /** It has a link that leads elsewhere than to {@code https://}, {@code http://} or {@code mailto:}. */
        UNSAFE_LINK
    }

    /** The prose of a Markdown text; its headings stand below the title of what it belongs to, which is the first. */
    public Prose(String markdown) {
        document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(6, heading.getLevel() + 1));
                visitChildren(heading);
            }
        });
    }

    /** A renderer that gives nodes the style attributes they need where no style sheet reaches, as in mails. */
    public static HtmlRenderer renderer(Map<Class<? extends Node>, String> styles) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new SafeAddresses())
                .nodeRendererFactory(PictureInWords::new)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    String style = styles.get(node.getClass());
                    if (style != null) {
                        attributes.put("style", style);
                    }
                })
                .build();
    }

    /** As HTML without anything to be fetched or run. */
    public String html() {
        return html(PLAIN);
    }

    /** As HTML without anything to be fetched or run, by a renderer with styles of its own. */
    public String html(HtmlRenderer renderer) {
        return renderer.render(document);
    }

    /** As plain text. */
    public String text() {
        return TEXT.render(document).strip();
    }

    /** The first thing in it that cannot be shown to others, if anything. */
    public @Nullable Fault fault() {
        var found = new AtomicReference<@Nullable Fault>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                found.compareAndSet(null, Fault.HTML);
            }

            @Override
            public void visit(HtmlInline inline) {
                found.compareAndSet(null, Fault.HTML);
            }

            @Override
            public void visit(Image image) {
                found.compareAndSet(null, Fault.PICTURE);
            }

            @Override
            public void visit(Link link) {
                if (!isSafe(link.getDestination())) {
                    found.compareAndSet(null, Fault.UNSAFE_LINK);
                }
                visitChildren(link);
            }
        });
        return found.get();
    }

    private static boolean isSafe(String destination) {
        int colon = destination.indexOf(':');
        return colon > 0 && SCHEMES.contains(destination.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    /** Leaves only addresses that lead a reader somewhere; the library's own would let {@code data:} through. */
    private record SafeAddresses() implements UrlSanitizer {

        @Override
        public String sanitizeLinkUrl(String address) {
            return isSafe(address) ? address : "";
        }

        @Override
        public String sanitizeImageUrl(String address) {
            return "";
        }
    }

    /** Says what a picture shows, and fetches nothing. */
    private record PictureInWords(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node picture) {
            for (Node node = picture.getFirstChild(); node != null; node = node.getNext()) {
                context.render(node);
            }
        }
    }
}
