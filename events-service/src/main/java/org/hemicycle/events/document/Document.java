package org.hemicycle.events.document;

import java.util.List;

/**
 * A document before it is laid out.
 *
 * @param language BCP 47 tag of the language it is written in
 * @param kind what it is, in that language
 * @param title what it is about
 * @param state which state of the visit it shows, and for whom, line by line
 * @param blocks its text, in order
 */
public record Document(String language, String kind, String title, List<String> state, List<Block> blocks) {

    /** A document whose texts can stand in XML, whatever somebody typed. */
    public Document {
        kind = Block.clean(kind);
        title = Block.clean(title);
        state = Block.clean(state);
        blocks = List.copyOf(blocks);
    }
}
