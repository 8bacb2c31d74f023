package org.hemicycle.notification.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes quoted-printable text (RFC 2045 §6.7) that can be cut where something is to be filled in: whatever is filled
 * in stands on lines of its own between soft line breaks, so the text around it is encoded once for all readers.
 */
final class QuotedPrintable {

    private static final int LONGEST_LINE = 76;
    private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    private int column;

    /** Adds text; its line ends, whichever they are, become CRLF. */
    QuotedPrintable text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == '\r') {
                if (i + 1 == bytes.length || bytes[i + 1] != '\n') {
                    hardBreak();
                }
            } else if (b == '\n') {
                hardBreak();
            } else if (b == ' ' || b == '\t') {
                boolean last = i + 1 == bytes.length || bytes[i + 1] == '\r' || bytes[i + 1] == '\n';
                octet(b, last);
            } else {
                octet(b, b < 33 || b > 126 || b == '=');
            }
        }
        return this;
    }

    private void hardBreak() {
        out.write('\r');
        out.write('\n');
        column = 0;
    }

    private void octet(byte b, boolean escaped) {
        int width = escaped ? 3 : 1;
        if (column + width > LONGEST_LINE - 1) {
            softBreak();
        }
        if (escaped) {
            out.write('=');
            out.write(HEX[(b >> 4) & 0xF]);
            out.write(HEX[b & 0xF]);
        } else {
            out.write(b);
        }
        column += width;
    }

    private void softBreak() {
        out.writeBytes(SOFT_BREAK);
        column = 0;
    }

    /** Ends the line softly, and gives what was written so far: the bytes before a blank. */
    byte[] cut() {
        if (column > 0) {
            softBreak();
        }
        byte[] before = out.toByteArray();
        out.reset();
        return before;
    }

    /** What was written since the last cut. */
    byte[] rest() {
        return out.toByteArray();
    }

    /** What is filled in at a cut: printable ASCII on lines of its own. */
    static byte[] filling(String ascii) {
        var filling = new QuotedPrintable();
        filling.text(ascii);
        return filling.cut();
    }
}
