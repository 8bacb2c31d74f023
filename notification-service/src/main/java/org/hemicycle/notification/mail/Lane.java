package org.hemicycle.notification.mail;

/** Who waits for whom on the way to the mail server: nobody in one lane for anybody in another. */
public enum Lane {
    /** What cannot wait: urgent notices, and letters that somebody who signs up looks out for. */
    URGENT,
    /** Letters to one person about their own visit or briefing. */
    PERSONAL,
    /** Everything else, digests included. */
    BULK
}
