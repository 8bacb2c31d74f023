package org.hemicycle.notification.bulletin;

import java.util.Map;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** The text of a bulletin, written in Markdown, under the policy of all texts, with the looks of our mails. */
final class Prose {

    private static final HtmlRenderer LOOKS = org.hemicycle.defaults.prose.Prose.renderer(Map.of(
            Link.class, "color:#1d3f8f",
            BlockQuote.class, "margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #c9c9d6",
            Code.class, "font-size:15px",
            Heading.class, "margin:24px 0 8px;font-size:20px;line-height:1.25"));

    private final org.hemicycle.defaults.prose.Prose prose;

    /** The prose of a Markdown text; its headings stand below the subject, which is the first. */
    Prose(String markdown) {
        prose = new org.hemicycle.defaults.prose.Prose(markdown);
    }

    /** As HTML without anything to be fetched or run. */
    String html() {
        return prose.html(LOOKS);
    }

    /** As plain text. */
    String text() {
        return prose.text();
    }

    /** What cannot be sent of it, if anything. */
    @Nullable Fault fault(String field) {
        return switch (prose.fault()) {
            case null -> null;
            case HTML -> new Fault(BulletinRefusal.MARKUP_REFUSED, field, "has HTML in it, which is not sent");
            case PICTURE -> new Fault(BulletinRefusal.MARKUP_REFUSED, field, "has a picture in it, which is not sent");
            case UNSAFE_LINK ->
                new Fault(
                        BulletinRefusal.LINK_UNSAFE,
                        field,
                        "has a link that does not begin with https://, http:// or mailto:");
        };
    }
}
