package org.hemicycle.content.searchable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/** The records of one register of the public directory. */
final class DirectorySource<T> implements Source {

    private final String kind;
    private final String recordName;
    private final Register<T> register;
    private final Predicate<T> isPublic;
    private final Function<Versioned<T>, Entry> entry;

    /**
     * A register as a source.
     *
     * @param kind what its records are for readers
     * @param recordName the word before the id in the keys of its messages
     * @param isPublic whether everybody may see a record
     * @param entry makes an entry of a record
     */
    DirectorySource(
            String kind, String recordName, Register<T> register, Predicate<T> isPublic, Function<Versioned<T>, Entry> entry) {
        this.kind = kind;
        this.recordName = recordName;
        this.register = register;
        this.isPublic = isPublic;
        this.entry = entry;
    }

    @Override
    public String name() {
        return kind;
    }

    @Override
    public List<String> kinds() {
        return List.of(kind);
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.DIRECTORY);
    }

    @Override
    public Optional<String> idOf(String key) {
        String start = recordName + ":";
        return key.startsWith(start) ? Optional.of(key.substring(start.length())) : Optional.empty();
    }

    @Override
    public Optional<Entry> find(String id) {
        return register.find(id).filter(found -> isPublic.test(found.state())).map(entry);
    }

    @Override
    public Part part(@Nullable String cursor) {
        var found = register.page(new Criteria(), Slice.asked(cursor, null));
        return new Part(found.items().stream().filter(one -> isPublic.test(one.state())).map(entry).toList(), found.next());
    }

    /** What a reader must know of a record, by how far it can be trusted. */
    static @Nullable String state(Provenance provenance) {
        return switch (provenance.status()) {
            case VERIFY, SAMPLE -> provenance.status().wireName();
            default -> null;
        };
    }

    static boolean isChecked(Provenance provenance, String field) {
        return provenance.status() != Trust.VERIFY && !provenance.verify().contains(field);
    }
}
