package org.hemicycle.content.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.exchange.Entry.OfMembership;
import org.hemicycle.content.exchange.Entry.OfOrganization;
import org.hemicycle.content.exchange.Entry.OfPerson;
import org.hemicycle.content.exchange.Entry.OfPost;
import org.hemicycle.content.membership.Memberships;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Found;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.register.Slice;
import org.hemicycle.defaults.outbox.Versioned;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** What the directory holds, record by record, as files see it. */
@Component
class Holdings {

    private static final int AT_ONCE = 500;

    private final Register<Organization> organizations;
    private final Register<Post> posts;
    private final Register<Person> people;
    private final Memberships memberships;
    private final Register<Area> areas;

    Holdings(
            Register<Organization> organizations,
            Register<Post> posts,
            Register<Person> people,
            Memberships memberships,
            Register<Area> areas) {
        this.organizations = organizations;
        this.posts = posts;
        this.people = people;
        this.memberships = memberships;
        this.areas = areas;
    }

    /** The records of a kind with these ids, by id. */
    Map<String, Entry> find(Kind kind, Collection<String> ids) {
        var found = new HashMap<String, Entry>();
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            switch (kind) {
                case ORGANIZATION -> organizations.findAll(some).forEach(one -> put(found, new OfOrganization(one.state())));
                case POST -> posts.findAll(some).forEach(one -> put(found, new OfPost(one.state())));
                case PERSON -> people.findAll(some).forEach(one -> put(found, new OfPerson(one.state())));
                case MEMBERSHIP -> memberships.findAll(some).forEach(one -> put(found, new OfMembership(one.state())));
            }
        }
        return found;
    }

    private static void put(Map<String, Entry> found, Entry entry) {
        found.put(entry.id(), entry);
    }

    boolean knowsArea(String id) {
        return areas.knows(id);
    }

    /** Brings a record to what a file says; doing so twice changes nothing. Seat counts and mergers, which no file has, stay. */
    void record(Entry entry) {
        switch (entry) {
            case OfOrganization(Organization wanted) -> organizations.record(
                    wanted.id(), known -> known == null ? wanted : wanted.withSeatCounts(known.seatCounts()));
            case OfPost(Post wanted) -> posts.record(wanted.id(), wanted);
            case OfPerson(Person wanted) -> people.record(
                    wanted.id(), known -> known == null ? wanted : known.mergedInto() != null ? known : wanted.withTrace(known));
            case OfMembership(var wanted) -> memberships.record(wanted);
        }
    }

    /** Every record of a kind in the order of their ids, without holding all of them at once. */
    void each(Kind kind, Consumer<Entry> taker) {
        switch (kind) {
            case ORGANIZATION -> each(slice -> organizations.page(new Criteria(), slice), OfOrganization::new, taker);
            case POST -> each(slice -> posts.page(new Criteria(), slice), OfPost::new, taker);
            // What was merged into another is that other.
            case PERSON -> each(slice -> people.page(new Criteria("state.mergedInto").is(null), slice), OfPerson::new, taker);
            case MEMBERSHIP -> each(memberships::all, OfMembership::new, taker);
        }
    }

    private static <T> void each(Function<Slice, Found<T>> pages, Function<T, Entry> make, Consumer<Entry> taker) {
        String cursor = null;
        do {
            Found<T> found = pages.apply(Slice.asked(cursor, AT_ONCE));
            found.items().stream().map(Versioned::state).map(make).forEach(taker);
            cursor = found.next();
        } while (cursor != null);
    }
}
