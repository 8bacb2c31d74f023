package org.hemicycle.content.membership;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every way in which work on posts and memberships can be refused, with its status. */
public enum MembershipRefusal implements RefusalKind {
    POST_SEATS_TAKEN(409, "More people would hold the post on one day than it has seats."),
    MERGER_IMPOSSIBLE(409, "A person cannot be merged into themselves, or with one who was merged before."),
    MEMBER_UNKNOWN(422, "The person is not in the directory."),
    POST_UNKNOWN(422, "The post is not in the directory."),
    MEMBERSHIP_BODY_UNKNOWN(422, "The organization is not in the directory."),
    POST_BODY_INTERNAL(422, "A public post cannot be held in an organization that is internal."),
    POST_AREA_UNKNOWN(422, "The area is not one of ours."),
    POST_ELSEWHERE(422, "The post is held in another organization."),
    MEMBERSHIP_OF_NOTHING(422, "A membership needs a post or an organization."),
    MEMBERSHIP_ENDS_BEFORE_START(422, "A membership cannot end before it starts, nor be known of outside of its time."),
    MEMBERSHIP_LANGUAGE_UNKNOWN(422, "A language tag names no language that exists (BCP 47)."),
    MEMBERSHIP_SOURCE_NOT_FOLLOWABLE(422, "The address of a source must be an absolute http or https URL without a user name.");

    private final int status;
    private final String sentence;

    MembershipRefusal(int status, String sentence) {
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
        Refusals membershipRefusals() {
            return new Refusals(List.of(MembershipRefusal.values()));
        }
    }
}
