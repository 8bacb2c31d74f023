package org.hemicycle.content.searchable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hemicycle.content.occasion.Occasion;
import org.hemicycle.content.occasion.OccasionKind;
import org.hemicycle.content.occasion.Occasions;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.BriefingMessage;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.contracts.VisitMessage;
import org.jspecify.annotations.Nullable;

/** Public visits, or briefings, of which we know by messages only. */
final class OccasionSource implements Source {

    private final OccasionKind kind;
    private final Occasions occasions;

    OccasionSource(OccasionKind kind, Occasions occasions) {
        this.kind = kind;
        this.occasions = occasions;
    }

    @Override
    public String name() {
        return kind.wireName();
    }

    @Override
    public List<String> kinds() {
        return List.of(kind.wireName());
    }

    @Override
    public List<Topic> topics() {
        return List.of(
                switch (kind) {
                    case VISIT -> Topics.VISITS;
                    case BRIEFING -> Topics.BRIEFINGS;
                });
    }

    @Override
    public Optional<String> idOf(String key) {
        return Optional.of(key);
    }

    @Override
    public boolean keepsWhatItIsTold() {
        return true;
    }

    @Override
    public void take(Message message) {
        switch (message) {
            case VisitMessage visit -> occasions.take(Occasion.of(visit.visit()));
            case BriefingMessage briefing -> occasions.take(Occasion.of(briefing.briefing()));
            default -> {
                // Of another kind than this source is told.
            }
        }
    }

    @Override
    public Optional<Entry> find(String id) {
        return occasions.find(kind, id).map(this::entry);
    }

    @Override
    public Part part(@Nullable String cursor) {
        var found = occasions.page(kind, Slice.asked(cursor, null));
        return new Part(found.items().stream().map(item -> entry(item.state())).toList(), found.next());
    }

    private Entry entry(Occasion occasion) {
        return new Entry(
                name(),
                occasion.id(),
                occasion.factsVersion(),
                kind.wireName(),
                occasion.title().texts(),
                Entry.together(
                        Stream.concat(Stream.of(occasion.purpose()), occasion.programme().stream()).toList()),
                occasion.people(),
                Entry.languagesOf(occasion.title(), occasion.purpose()),
                occasion.areas(),
                occasion.start().toString(),
                null,
                occasion.cancelled() ? "cancelled" : null);
    }
}
