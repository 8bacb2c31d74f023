package org.hemicycle.content.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file of the directory and how far it is.
 *
 * @param id its id
 * @param by who sent it in
 * @param state how far it is
 * @param records how many records it holds
 * @param added how many of them the directory did not have when it was read
 * @param changed how many it had otherwise
 * @param unchanged how many it had as they are
 * @param differences what is different, the first two hundred
 * @param passedOver fields of the file that nothing is made of
 * @param parts how many parts there are
 * @param done how many of them were carried out
 * @param receivedAt when it came
 * @param changedAt when it last went on
 */
@Document("directoryImports")
record DirectoryImport(
        @Id String id,
        String by,
        State state,
        int records,
        int added,
        int changed,
        int unchanged,
        List<Difference> differences,
        List<String> passedOver,
        int parts,
        int done,
        Instant receivedAt,
        Instant changedAt) {

    @SuppressWarnings("NullAway") // The store leaves out empty lists.
    DirectoryImport {
        differences = differences == null ? List.of() : List.copyOf(differences);
        passedOver = passedOver == null ? List.of() : List.copyOf(passedOver);
    }

    /** How far an import is. */
    enum State {
        /** What it would do is known, and nothing was done. */
        CHECKED,
        /** It is being carried out. */
        RUNNING,
        /** All of it was carried out. */
        DONE
    }

    /**
     * What an import does to a record.
     *
     * @param kind organization, post, person or membership
     * @param record its id
     * @param place where it stands in the file
     * @param fields what changes; absent where the record is new
     */
    record Difference(String kind, String record, String place, @Nullable List<Change> fields) {}

    /** A field before and after, each as it stands in a file; absent where it was not there or will not be. */
    record Change(String field, @Nullable String before, @Nullable String after) {}
}
