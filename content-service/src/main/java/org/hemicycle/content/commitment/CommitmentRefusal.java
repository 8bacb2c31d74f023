package org.hemicycle.content.commitment;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every way in which work on a commitment can be refused, with its status. */
public enum CommitmentRefusal implements RefusalKind {
    STEP_UNKNOWN(404, "The commitment has no such step."),
    FOLLOW_UP_UNKNOWN(404, "The commitment has no such follow-up."),
    COMMITMENT_STEP_IMPOSSIBLE(409, "The commitment cannot come into this state from the one it is in."),
    STEP_ALREADY_PROPOSED(409, "A step of this commitment waits for a decision; it must be confirmed or declined first."),
    STEP_ALREADY_DECIDED(409, "The step was confirmed or declined before."),
    SECOND_PERSON_NEEDED(409, "A step must be confirmed by somebody else than the person who proposed it."),
    FOLLOW_UP_ALREADY_DONE(409, "The follow-up was marked as done before."),
    MAKER_MISSING(422, "A commitment needs the person or the organization that made it."),
    MAKER_UNKNOWN(422, "The person or organization is not in the directory."),
    OFFICE_UNKNOWN(422, "The office is not a public post of the directory."),
    COMMITMENT_AREA_UNKNOWN(422, "The area is not one of ours."),
    LANGUAGE_UNKNOWN(422, "A language tag names no language that exists (BCP 47)."),
    MADE_IN_THE_FUTURE(422, "A commitment cannot have been made on a day that is still to come."),
    TARGET_BEFORE_COMMITMENT(422, "The target date lies before the day on which the commitment was made."),
    EVIDENCE_IN_THE_FUTURE(422, "Evidence cannot bear a day that is still to come."),
    EVIDENCE_BEFORE_COMMITMENT(422, "Evidence cannot be older than the commitment."),
    SOURCE_NOT_FOLLOWABLE(422, "The address of a source or of evidence must be an absolute http or https URL without a user name."),
    CURRENCY_UNKNOWN(422, "The currency is not one of ISO 4217."),
    SUCCESSOR_UNFIT(422, "The commitment that takes its place must be another one that is public and not superseded itself.");

    private final int status;
    private final String sentence;

    CommitmentRefusal(int status, String sentence) {
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

    @Configuration(proxyBeanMethods = false)
    static class Names {
        @Bean
        Refusals commitmentRefusals() {
            return new Refusals(List.of(CommitmentRefusal.values()));
        }
    }
}
