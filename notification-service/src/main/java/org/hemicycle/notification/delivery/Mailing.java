package org.hemicycle.notification.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hemicycle.notification.mail.Lane;
import org.hemicycle.notification.mail.Recipient;
import org.hemicycle.notification.mail.Stationery;
import org.hemicycle.notification.subscriber.Reader;

/** Something that goes by mail to some readers: a notice's chunk, or a letter about a sign-up. */
interface Mailing {

    /** What it waits for on its way to the mail server, and what not. */
    Lane lane();

    /** When that happened which its readers are told. */
    Instant since();

    /** Everybody whom it concerns at this moment, in an order that stays the same. */
    List<Reader> audience();

    /** Those of some readers whom it still concerns at this moment. */
    List<Reader> stillConcerned(Collection<String> readers);

    /** The letter for a reader, in their language. */
    Stationery.Mail letter(Reader reader);

    /** Whether it goes out in a reader's quiet hours too, because it cannot wait. */
    default boolean urgent() {
        return false;
    }

    /** What makes the letter this reader's mail. */
    Recipient recipient(Reader reader);

    /** Whether it may go on at this moment. */
    default Going going() {
        return Going.ON;
    }

    /** Whether a mailing may go on. */
    enum Going {
        ON,
        /** Somebody paused it; whoever lets it go on plans again what was not served. */
        HELD,
        /** Somebody stopped it for good. */
        OVER
    }
}
