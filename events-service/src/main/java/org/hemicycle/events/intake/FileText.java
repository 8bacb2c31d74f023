package org.hemicycle.events.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hemicycle.defaults.refusal.Refused;

/** The text of a file, whatever it was saved with: UTF-8 or UTF-16 with or without a mark, else Windows-1252 (Latin-1). */
final class FileText {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private FileText() {}

    /**
     * The text without its byte order mark.
     *
     * @throws Refused CALENDAR_FILE_EMPTY or CALENDAR_FILE_UNREADABLE
     */
    static String of(byte[] file) {
        String text;
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            text = strict(file, 3);
        } else if (startsWith(file, 0xFF, 0xFE)) {
            text = new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        } else if (startsWith(file, 0xFE, 0xFF)) {
            text = new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        } else {
            text = strict(file, 0);
        }
        if (text.isBlank()) {
            throw new Refused(ImportRefusal.CALENDAR_FILE_EMPTY, "The file is empty.", "file");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refused(ImportRefusal.CALENDAR_FILE_UNREADABLE, "The file is not text.", "file");
        }
        return text;
    }

    /** The physical lines, ended by CRLF, a bare LF or a bare CR. */
    static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                lines.add(text.substring(start, at));
                if (c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                    at++;
                }
                start = at + 1;
            }
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    private static String strict(byte[] file, int from) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file, from, file.length - from)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, from, file.length - from, WESTERN);
        }
    }

    private static boolean startsWith(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
