package org.hemicycle.content.article;

import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;

/** Why a piece cannot be taken, changed or published. */
public enum ArticleRefusal implements RefusalKind {
    PIECE_NOT_A_DRAFT(409, "Only a draft can be handed in for review."),
    PIECE_NOT_IN_REVIEW(409, "The piece is not in review, so there is nothing to approve or to take back."),
    PIECE_NOT_APPROVED(409, "Only an approved piece can be published or scheduled."),
    PIECE_SCHEDULED(409, "The piece is scheduled; take it off the schedule before you change it."),
    PIECE_NOT_SCHEDULED(409, "The piece is not scheduled, so there is no time to take back."),
    PIECE_NOT_PUBLIC(409, "The piece is not public, so it cannot be withdrawn."),
    OWN_VERSION(409, "Whoever wrote a version cannot approve it; somebody else must have read it."),
    REVIEW_NEEDED(409, "Here every piece is reviewed before it is published; hand in a draft."),
    VERSION_UNKNOWN(404, "The piece has no version with this number."),
    UNKNOWN_AREA(422, "An area named in the request is not one of ours."),
    NAMED_UNKNOWN(422, "A person or organization that the piece names is not in the directory."),
    UNKNOWN_LANGUAGE(422, "A language tag names no language that exists (BCP 47)."),
    TITLE_MISSING_IN_ORIGINAL(422, "A piece needs its title in the language it is written or spoken in."),
    BODY_MISSING_IN_ORIGINAL(422, "A text that is translated needs its original, in the language of the piece."),
    BODY_MARKUP_REFUSED(422, "The text of a piece is written in Markdown; HTML, scripts and pictures are not taken."),
    BODY_LINK_UNSAFE(422, "A link in the text of a piece must begin with https://, http:// or mailto:."),
    TRANSLATION_UNKNOWN(422, "A translation that is said to be renewed is not there."),
    ADDRESS_NOT_FOLLOWABLE(422, "The address of a piece must be an absolute http or https URL without a user name."),
    PUBLISHED_IN_THE_FUTURE(422, "A piece cannot be published before the day that it bears."),
    PUBLICATION_TIME_PAST(422, "The time at which a piece is to be published must lie ahead.");

    private final int status;
    private final String sentence;

    ArticleRefusal(int status, String sentence) {
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

    Refused refused() {
        return new Refused(this, sentence);
    }
}
