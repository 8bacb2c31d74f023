package org.hemicycle.notification.importing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file of subscribers and how far it is.
 *
 * @param id its id
 * @param by who sent it in
 * @param basis the legal basis on which they are told, one of {@link Basis}
 * @param evidence where the proof of that can be found, in the words of whoever sent it in
 * @param state how far it is
 * @param rows how many lines with anything in them there are
 * @param valid how many of these can be read as a subscriber
 * @param known of the valid ones, how many were subscribers when the file was read, whatever their state
 * @param suppressed of the valid ones, how many stood on the suppression list then
 * @param duplicates how many repeat an address of an earlier line
 * @param faulty how many are left out because something is wrong with them
 * @param faults what is wrong with the first of these
 * @param parts how many parts there are
 * @param done how many of them were carried out
 * @param added how many became subscribers
 * @param receivedAt when it came
 * @param changedAt when it last went on
 */
@Document("imports")
record SubscriberImport(
        @Id String id,
        String by,
        String basis,
        String evidence,
        State state,
        int rows,
        int valid,
        int known,
        int suppressed,
        int duplicates,
        int faulty,
        List<LineFault> faults,
        int parts,
        int done,
        int added,
        Instant receivedAt,
        Instant changedAt) {

    /** How far an import is. */
    enum State {
        /** The file is being received; if that broke off, it stays here until it is removed. */
        RECEIVING,
        /** What it would do is known, and nothing was done. */
        CHECKED,
        /** It is being carried out. */
        RUNNING,
        /** All of it was carried out. */
        DONE
    }

    /** On what legal basis somebody may be told (GDPR Art. 6 (1)). */
    enum Basis {
        /** They agreed, elsewhere than on our page (a). */
        CONSENT,
        /** They are party to a contract with us, such as a membership (b). */
        CONTRACT,
        /** We have an interest that outweighs theirs (f). */
        LEGITIMATE_INTEREST
    }

    SubscriberImport {
        faults = orEmpty(faults);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
