package org.hemicycle.events.visit;

import java.util.List;
import java.util.Optional;
import org.hemicycle.contracts.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What the office settles about a visit apart from its programme; never public.
 *
 * @param office the office that organizes it, as {@code paris}, where one does
 * @param lead who leads it, as the office knows them, where somebody does
 * @param leadContact how a delegate reaches the lead on the way, where they may
 * @param asks what the delegation asks for, in the order of weight
 * @param documents papers that belong to it
 */
public record Preparation(
        @Nullable String office, @Nullable String lead, @Nullable String leadContact, List<Ask> asks, List<Paper> documents) {

    /** Nothing settled yet. */
    static final Preparation NONE = new Preparation(null, null, null, List.of(), List.of());

    /** The ask with this id, if the delegation has it. */
    public Optional<Ask> ask(String id) {
        return asks.stream().filter(ask -> ask.id().equals(id)).findFirst();
    }

    /**
     * Something that the delegation asks for.
     *
     * @param id unique within the visit
     * @param text what is asked, per language
     */
    public record Ask(String id, LocalizedText text) {}

    /**
     * A paper by its address.
     *
     * @param title what it is called
     * @param url where it lies, an https address
     */
    public record Paper(String title, String url) {}
}
