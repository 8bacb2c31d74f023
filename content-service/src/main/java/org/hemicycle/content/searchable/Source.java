package org.hemicycle.content.searchable;

import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The public records of one kind, as entries.
 *
 * <p>A message on the topic only says that a record may have changed: what is public is always read from the store.
 */
public interface Source {

    /** The name of the source, unique among them: {@code article}. */
    String name();

    /** What can be found among its entries: the values of {@link Entry#kind()}. */
    List<String> kinds();

    /** Where it is told that a record changed. */
    List<Topic> topics();

    /** The id of the record that messages under this key are about, or nothing where it is about another source's. */
    Optional<String> idOf(String key);

    /** The entry of the record with this id, or nothing where there is none that is public. */
    Optional<Entry> find(String id);

    /**
     * Entries of all public records, part by part in some lasting order.
     *
     * @param cursor the {@link Part#next} of the part before; null for the beginning
     */
    Part part(@Nullable String cursor);

    /**
     * Whether the topics must be read from their beginning, because what they tell is kept nowhere else; then
     * {@link #take} gets each message.
     */
    default boolean keepsWhatItIsTold() {
        return false;
    }

    /** Keeps what a message tells, before the entry is asked for; may be told the same again. */
    default void take(Message message) {}

    /**
     * A part of all entries.
     *
     * @param entries the entries
     * @param next the cursor of the next part; null at the end
     */
    record Part(List<Entry> entries, @Nullable String next) {}
}
