package org.hemicycle.content.searchable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hemicycle.content.commitment.Commitment;
import org.hemicycle.content.commitment.CommitmentFilter;
import org.hemicycle.content.commitment.Commitments;
import org.hemicycle.content.register.Slice;
import org.hemicycle.content.source.Trust;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Commitments that a second person has verified; one that is only reported is not public. */
@Component
class CommitmentSource implements Source {

    private static final String NAME = "commitment";
    private static final String START_OF_KEY = NAME + ":";
    private static final CommitmentFilter ALL = new CommitmentFilter(null, null, null, null, null);

    private final Commitments commitments;

    CommitmentSource(Commitments commitments) {
        this.commitments = commitments;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> kinds() {
        return List.of(NAME);
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.DIRECTORY);
    }

    @Override
    public Optional<String> idOf(String key) {
        return key.startsWith(START_OF_KEY) ? Optional.of(key.substring(START_OF_KEY.length())) : Optional.empty();
    }

    @Override
    public Optional<Entry> find(String id) {
        return commitments.findPublic(id).map(CommitmentSource::entry);
    }

    @Override
    public Part part(@Nullable String cursor) {
        var found = commitments.publicPage(ALL, Slice.asked(cursor, null));
        return new Part(found.items().stream().map(CommitmentSource::entry).toList(), found.next());
    }

    private static Entry entry(Versioned<Commitment> found) {
        var promise = found.state().promise();
        var person = promise.person();
        var organization = promise.organization();
        return new Entry(
                NAME,
                found.id(),
                found.version(),
                NAME,
                promise.title().texts(),
                Entry.together(Arrays.asList(
                        promise.quote(), promise.madeTo(), organization == null ? null : organization.name())),
                person == null ? List.of() : List.of(person.name()),
                Entry.languagesOf(promise.title(), promise.quote()),
                promise.area() == null ? List.of() : List.of(promise.area()),
                promise.madeOn(),
                null,
                promise.source().status() == Trust.VERIFY ? "verify" : null);
    }
}
