package org.hemicycle.events.document;

import java.util.List;

/** A piece of a document. */
public sealed interface Block {

    /** The heading of what follows. */
    record Heading(String text) implements Block {
        public Heading {
            text = clean(text);
        }
    }

    /** A paragraph. */
    record Text(String text) implements Block {
        public Text {
            text = clean(text);
        }
    }

    /** Points in a list. */
    record Points(List<String> points) implements Block {
        public Points {
            points = clean(points);
        }
    }

    /** A paragraph that nobody may miss. */
    record Notice(String text) implements Block {
        public Notice {
            text = clean(text);
        }
    }

    /** Facts with their labels, one below the other. */
    record Facts(List<Fact> facts) implements Block {}

    /** One fact. */
    record Fact(String label, String value) {
        public Fact {
            label = clean(label);
            value = clean(value);
        }
    }

    /**
     * A table with its columns' names.
     *
     * @param rows cells in the order of the columns
     */
    record Table(String caption, List<String> heads, List<List<String>> rows) implements Block {
        public Table {
            caption = clean(caption);
            heads = clean(heads);
            rows = rows.stream().map(Block::clean).toList();
        }
    }

    /**
     * An appointment.
     *
     * @param mark what must be said beside its title, such as that it is cancelled, or empty
     */
    record Item(String time, String title, String mark, boolean cancelled, List<Fact> lines) implements Block {
        public Item {
            time = clean(time);
            title = clean(title);
            mark = clean(mark);
        }
    }

    /** Text without the characters that XML does not know (XML 1.0 §2.2). */
    static String clean(String text) {
        return text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As {@link #clean(String)}, for each. */
    static List<String> clean(List<String> texts) {
        return texts.stream().map(Block::clean).toList();
    }
}
