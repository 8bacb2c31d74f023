package org.hemicycle.events.intake;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Every way in which a calendar file can be refused as a whole, with its status. */
enum ImportRefusal implements RefusalKind {
    CALENDAR_IMPORT_UNKNOWN(404, "There is no such import, or it was discarded."),
    CALENDAR_IMPORT_NOT_READY(409, "The import is still being read, was refused, or is no longer kept; only a preview can be applied."),
    CALENDAR_FILE_EMPTY(422, "The file is empty."),
    CALENDAR_FILE_UNREADABLE(422, "The file is neither iCalendar nor CSV text."),
    CALENDAR_COLUMNS_UNKNOWN(422, "The first line of the CSV file does not name a column for the start."),
    CALENDAR_SUBJECT_UNKNOWN(422, "There is no such person, delegate, parliament or area."),
    CALENDAR_ZONE_UNKNOWN(422, "The time zone is not in the IANA database.");

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
}
