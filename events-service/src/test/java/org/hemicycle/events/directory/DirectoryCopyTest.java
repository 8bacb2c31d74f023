package org.hemicycle.events.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hemicycle.contracts.DirectoryMessage.OrganizationRecorded;
import org.hemicycle.contracts.DirectoryMessage.OrganizationWithdrawn;
import org.hemicycle.contracts.DirectoryMessage.PersonRecorded;
import org.hemicycle.contracts.DirectoryMessage.PersonWithdrawn;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.events.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the copy makes of messages that come in any order. */
class DirectoryCopyTest extends ApiTest {

    @Autowired
    Directory copy;

    @Test
    void forgetsAPersonWhoIsNotPublicAnyMore() {
        copy.record(new PersonRecorded(1, person("copy-gone")));
        copy.record(new PersonWithdrawn(2, "copy-gone", null));
        copy.record(new PersonRecorded(1, person("copy-gone")));
        assertThat(copy.person("copy-gone")).isEmpty();

        copy.record(new PersonRecorded(3, person("copy-gone")));
        assertThat(copy.person("copy-gone")).isPresent();
    }

    @Test
    void knowsWhoStandsForAPersonWhoWasMerged() {
        copy.record(new PersonWithdrawn(2, "copy-twin", "copy-one"));
        assertThat(copy.person("copy-twin")).isEmpty();

        copy.record(new PersonRecorded(1, person("copy-one")));
        assertThat(copy.person("copy-twin")).contains(person("copy-one"));
    }

    @Test
    void isNotCaughtInACircleOfMergers() {
        copy.record(new PersonWithdrawn(2, "copy-round", "copy-about"));
        copy.record(new PersonWithdrawn(2, "copy-about", "copy-round"));
        assertThat(copy.person("copy-round")).isEmpty();
    }

    @Test
    void forgetsAnOrganization() {
        var facts = new OrganizationFacts("copy-house", LocalizedText.of("en", "House (sample)"), "chamber", null, "BE", null);
        copy.record(new OrganizationRecorded(1, facts));
        assertThat(copy.organization("copy-house")).contains(facts);

        copy.record(new OrganizationWithdrawn(2, "copy-house", null));
        assertThat(copy.organization("copy-house")).isEmpty();
    }

    private static PersonFacts person(String id) {
        return new PersonFacts(id, "Copied (sample)", null, null, "BE", List.of("en"), true);
    }
}
