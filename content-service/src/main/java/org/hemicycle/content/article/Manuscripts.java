package org.hemicycle.content.article;

import java.util.List;
import java.util.UUID;
import org.hemicycle.defaults.outbox.Aggregates;
import org.hemicycle.defaults.outbox.Outbox;
import org.springframework.stereotype.Repository;

/**
 * What the versions of all pieces say, each for itself, so that a list of pieces need not read them; in the collection
 * {@code manuscripts}. None is ever changed.
 */
@Repository
class Manuscripts {

    private final Aggregates<Manuscript> manuscripts;

    Manuscripts(Outbox outbox) {
        manuscripts = outbox.aggregates("manuscripts", Manuscript.class);
    }

    /** Keeps a manuscript before the version that will be it; its id is new. */
    String keep(Manuscript manuscript) {
        return manuscripts.insert(UUID.randomUUID().toString(), manuscript, List.of()).id();
    }

    /** Forgets a manuscript that became no version, because somebody else was quicker. */
    void forget(String id) {
        manuscripts.remove(id);
    }

    /**
     * The manuscript of a version.
     *
     * @throws IllegalStateException when it is not there, which cannot be: it is kept before its version
     */
    Manuscript of(Piece.Version version) {
        return manuscripts
                .find(version.text())
                .orElseThrow(() -> new IllegalStateException("the manuscript " + version.text() + " is missing"))
                .state();
    }
}
