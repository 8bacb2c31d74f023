package org.hemicycle.content.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hemicycle.content.membership.Roll.Holder;
import org.hemicycle.content.membership.Term.Lasting;
import org.hemicycle.content.register.Register;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.springframework.stereotype.Component;

/** Answers for everybody who holds which office on a day, from what is public alone. */
@Component
public class Offices {

    private final Register<Post> posts;
    private final Memberships memberships;
    private final NameBook nameBook;

    Offices(Register<Post> posts, Memberships memberships, NameBook nameBook) {
        this.posts = posts;
        this.memberships = memberships;
        this.nameBook = nameBook;
    }

    /**
     * Who holds a post on a day.
     *
     * @param post its id
     * @param label what it is called
     * @param on the day
     * @param contested whether more people are known to hold it than it has seats
     * @param holders who is known to hold it that day, then who may
     */
    public record Held(String post, LocalizedText label, LocalDate on, boolean contested, List<MembershipView> holders) {}

    /** Who holds a public post on a day; nothing where there is no such post. */
    public Optional<Held> held(String id, LocalDate on) {
        return posts.find(id).map(Versioned::state).filter(Post::isPublic).map(post -> {
            var all = memberships.of(id);
            var names = nameBook.namesOf(all);
            // What is internal has no part in the answer, not even by ruling somebody out.
            var roll = new Roll(post.seats(), all.stream().filter(one -> names.told(one, null).isPresent()).toList());
            List<Holder> holders = roll.on(on);
            var known = new Roll(post.seats(), holders.stream().filter(Holder::known).map(Holder::membership).toList());
            return new Held(
                    id, post.label(), on, known.overfull().isPresent(),
                    holders.stream().flatMap(one -> names.told(one.membership(), one.known()).stream()).toList());
        });
    }

    /** Whether a person holds an office, by an answer about it. */
    public static Lasting heldBy(String person, Held held) {
        return held.holders().stream()
                .filter(holder -> holder.person().id().equals(person))
                .findFirst()
                .map(holder -> Boolean.TRUE.equals(holder.known()) ? Lasting.YES : Lasting.POSSIBLY)
                .orElse(Lasting.NO);
    }
}
