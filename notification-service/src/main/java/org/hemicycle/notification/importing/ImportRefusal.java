package org.hemicycle.notification.importing;

import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Why a file of subscribers is not taken, or not carried out. */
public enum ImportRefusal implements RefusalKind {
    SUBSCRIBER_FILE_UNREADABLE(422, "The file is not text in UTF-8."),
    SUBSCRIBER_FILE_TOO_LONG(413, "The file is larger than 32 megabytes or has more than 250,000 lines."),
    SUBSCRIBER_COLUMNS_UNKNOWN(422, "The first line must name the columns, among them the one with the addresses."),
    SUBSCRIBER_IMPORT_UNKNOWN(404, "There is no import with this id."),
    SUBSCRIBER_IMPORT_STARTED(409, "This import has been started and cannot be discarded."),
    SUBSCRIBER_IMPORT_INCOMPLETE(409, "This file was not received to its end; send it in again.");

    private final int status;
    private final String sentence;

    ImportRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /** This refusal, to be thrown. */
    public Refused refused() {
        return new Refused(this, sentence);
    }
}
