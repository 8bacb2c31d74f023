package org.hemicycle.events.access;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Every way in which something about access to buildings can be refused. */
public enum AccessRefusal implements RefusalKind {
    ACCESS_RULE_UNKNOWN(404, "There is no such rule of access."),
    ACCESS_NOT_NEEDED(404, "The plan does not take this person into this building, or the building asks for nothing."),
    PAPERS_UNKNOWN(404, "Nothing is known of this person's papers, or it was erased."),
    ACCESS_DATA_MISSING(409, "Something that the building wants to know of the person is not known yet."),
    ACCESS_DEADLINE_PASSED(409, "The building takes no request after its deadline; waive it, or note its approval."),
    ACCESS_NOT_SUBMITTED(409, "The building cannot have answered a request that was not sent."),
    ACCESS_REASON_MISSING(422, "A refusal or a waiver needs a reason."),
    CHECKED_IN_THE_FUTURE(422, "A source cannot have been checked on a day that is yet to come."),
    PAPERS_DATE_IMPOSSIBLE(422, "A birth date lies in the past, and papers are erased within thirty days after the visit.");

    private final int status;
    private final String sentence;

    AccessRefusal(int status, String sentence) {
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
