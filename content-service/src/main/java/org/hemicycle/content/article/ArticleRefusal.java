package org.hemicycle.content.article;

import org.hemicycle.defaults.refusal.RefusalKind;

/** Why a piece cannot be published. */
public enum ArticleRefusal implements RefusalKind {
    UNKNOWN_AREA("An area named in the request is not one of ours."),
    UNKNOWN_LANGUAGE("A language tag names no language that exists (BCP 47)."),
    TITLE_MISSING_IN_ORIGINAL("A piece needs its title in the language it is written or spoken in."),
    ADDRESS_NOT_FOLLOWABLE("The address of a piece must be an absolute http or https URL without a user name."),
    PUBLISHED_IN_THE_FUTURE("A piece that is published now cannot bear a day that is still to come.");

    private final String sentence;

    ArticleRefusal(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
