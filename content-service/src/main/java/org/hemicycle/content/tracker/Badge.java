package org.hemicycle.content.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * A small picture for other sites: a label and what is to be said of it, in words, so that it needs no colour.
 *
 * @param label what it is about
 * @param message what is said of it
 * @param language the language of both
 */
record Badge(String label, String message, String language) {

    private static final int LONGEST = 60;
    private static final int HEIGHT = 24;
    private static final double CHARACTER = 6.8;
    private static final int EDGE = 8;

    /** The picture as SVG 1.1 without script, style sheet or anything to be fetched. */
    byte[] picture() {
        String left = shortened(label);
        String right = shortened(message);
        int leftWidth = width(left);
        int rightWidth = width(right);
        return String.format(Locale.ROOT, """
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" aria-label="%s" xml:lang="%s">
              <title>%s</title>
              <rect width="%d" height="%d" fill="#1d2a44"/>
              <rect x="%d" width="%d" height="%d" fill="#ffffff" stroke="#1d2a44"/>
              <g font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                <text x="%d" y="16" fill="#ffffff" textLength="%d">%s</text>
                <text x="%d" y="16" fill="#1d2a44" textLength="%d">%s</text>
              </g>
            </svg>
            """,
                leftWidth + rightWidth, HEIGHT, escaped(label + ": " + message), escaped(language), escaped(label + ": " + message),
                leftWidth, HEIGHT,
                leftWidth, rightWidth, HEIGHT,
                leftWidth / 2, leftWidth - 2 * EDGE, escaped(left),
                leftWidth + rightWidth / 2, rightWidth - 2 * EDGE, escaped(right)).getBytes(UTF_8);
    }

    private static int width(String text) {
        return (int) Math.ceil(text.codePointCount(0, text.length()) * CHARACTER) + 2 * EDGE;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String escaped(String text) {
        // Numbers, not names: XML knows only five of HTML's.
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
