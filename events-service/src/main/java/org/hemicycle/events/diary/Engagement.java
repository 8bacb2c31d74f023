package org.hemicycle.events.diary;

import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.events.programme.Slot;

/**
 * Something that takes people and rooms for a time.
 *
 * @param subjectKind {@code visit} or {@code briefing}
 * @param subjectId the id of that visit or briefing
 * @param itemId the meeting in it, or the subject's id again where it is one thing
 * @param summary what it is, per language
 * @param slot when it is
 * @param taken whom and what it takes
 */
public record Engagement(String subjectKind, String subjectId, String itemId, LocalizedText summary, Slot slot, List<Taken> taken) {

    /** A person or a room. */
    public sealed interface Taken {

        /** What is unique across all subjects. */
        String key();

        /** What a refusal calls it. */
        String name();

        /** Somebody who is known across visits: an interlocutor, interpreter or sponsor by their id in the directory. */
        record Person(String id, String name) implements Taken {
            @Override
            public String key() {
                return "person/" + id;
            }
        }

        /** A room of a building. */
        record Room(String buildingId, String room) implements Taken {
            @Override
            public String key() {
                return "room/" + buildingId + "/" + room.strip().toLowerCase(java.util.Locale.ROOT);
            }

            @Override
            public String name() {
                return room;
            }
        }
    }

    String key() {
        return subjectKind + "/" + subjectId + "/" + itemId;
    }
}
