package org.hemicycle.content.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hemicycle.content.exchange.Entry.OfMembership;
import org.hemicycle.content.exchange.Entry.OfOrganization;
import org.hemicycle.content.exchange.Entry.OfPerson;
import org.hemicycle.content.exchange.Entry.OfPost;
import org.hemicycle.content.register.Visibility;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;

/** The records of a file that hold against each other and against the directory. */
final class CheckedFile {

    /**
     * A record and where it stands.
     *
     * @param fieldPlace where a field of it stands, by the field's pointer within the record
     */
    record Placed(Entry entry, String place, UnaryOperator<String> fieldPlace) {}

    private record Reference(Placed from, Kind to, String id, String pointer) {}

    private final Map<Kind, Map<String, Placed>> records = new HashMap<>();
    private final FileFaults faults;
    private final Holdings holdings;

    private CheckedFile(FileFaults faults, Holdings holdings) {
        this.faults = faults;
        this.holdings = holdings;
        for (Kind kind : Kind.values()) {
            records.put(kind, new LinkedHashMap<>());
        }
    }

    /**
     * Reads and checks records.
     *
     * @param reading gives the records of the file, one after the other
     * @throws Refused by the name of the first rule that is broken, with the places
     */
    static CheckedFile of(Consumer<Consumer<Raw>> reading, Popolo popolo, FileFaults faults, Holdings holdings) {
        var file = new CheckedFile(faults, holdings);
        reading.accept(raw -> {
            Entry entry = popolo.read(raw);
            // One without an id was refused for that.
            if (entry != null
                    && !entry.id().equals("?")
                    && file.of(raw.kind()).putIfAbsent(entry.id(), new Placed(entry, raw.place(), raw.fieldPlace())) != null) {
                faults.add(FileRefusal.RECORD_TWICE, raw.place(), "The " + raw.kind().noun() + " '" + entry.id() + "' is there twice.");
            }
        });
        // While fields are wrong, references to their records would be found wrong as well.
        faults.refuseIfAny();
        file.refuseMerged();
        file.refuseDangling();
        faults.refuseIfAny();
        file.refuseCycles();
        faults.refuseIfAny();
        return file;
    }

    private Map<String, Placed> of(Kind kind) {
        return Objects.requireNonNull(records.get(kind));
    }

    /** All records, those who are named before those who name them. */
    List<Placed> inOrder() {
        var all = new ArrayList<Placed>();
        for (Kind kind : Kind.values()) {
            all.addAll(of(kind).values());
        }
        return all;
    }

    private List<Reference> references(Placed placed) {
        var references = new ArrayList<Reference>();
        switch (placed.entry()) {
            case OfOrganization(var one) -> add(references, placed, Kind.ORGANIZATION, one.parent(), "/parent_id");
            case OfPost(var one) -> add(references, placed, Kind.ORGANIZATION, one.organization(), "/organization_id");
            case OfPerson(var one) -> add(references, placed, Kind.ORGANIZATION, one.organization(), "/hemicycle/organization_id");
            case OfMembership(var one) -> {
                add(references, placed, Kind.PERSON, one.person(), "/person_id");
                add(references, placed, Kind.POST, one.post(), "/post_id");
                add(references, placed, Kind.ORGANIZATION, one.organization(), "/organization_id");
                add(references, placed, Kind.ORGANIZATION, one.onBehalfOf(), "/on_behalf_of_id");
            }
        }
        return references;
    }

    private static void add(List<Reference> references, Placed from, Kind to, @Nullable String id, String pointer) {
        if (id != null) {
            references.add(new Reference(from, to, id, pointer));
        }
    }

    private static @Nullable String area(Entry entry) {
        return switch (entry) {
            case OfOrganization(var one) -> one.area();
            case OfPost(var one) -> one.area();
            case OfPerson(var one) -> one.area();
            case OfMembership unused -> null;
        };
    }

    private void refuseMerged() {
        holdings.find(Kind.PERSON, of(Kind.PERSON).keySet()).forEach((id, known) -> {
            if (known instanceof OfPerson(var person) && person.mergedInto() != null) {
                Placed placed = Objects.requireNonNull(of(Kind.PERSON).get(id));
                faults.add(FileRefusal.RECORD_MERGED, placed.fieldPlace().apply("/id"),
                        "The person '" + id + "' was merged into '" + person.mergedInto() + "'.");
            }
        });
    }

    private void refuseDangling() {
        var wanted = new HashMap<Kind, Set<String>>();
        var references = new ArrayList<Reference>();
        var areas = new HashMap<String, Boolean>();
        for (Placed placed : inOrder()) {
            references.addAll(references(placed));
            String area = area(placed.entry());
            if (area != null && !areas.computeIfAbsent(area, holdings::knowsArea)) {
                String pointer = placed.entry().kind() == Kind.PERSON ? "/hemicycle/area_id" : "/area_id";
                faults.add(FileRefusal.RECORD_REFERENCE_DANGLING, placed.fieldPlace().apply(pointer), "There is no area '" + area + "'.");
            }
        }
        for (Reference reference : references) {
            if (!of(reference.to()).containsKey(reference.id())) {
                wanted.computeIfAbsent(reference.to(), kind -> new HashSet<>()).add(reference.id());
            }
        }
        var here = new HashMap<Kind, Map<String, Entry>>();
        wanted.forEach((kind, ids) -> here.put(kind, holdings.find(kind, ids)));
        for (Reference reference : references) {
            Placed inFile = of(reference.to()).get(reference.id());
            Entry entry = inFile != null ? inFile.entry() : here.getOrDefault(reference.to(), Map.of()).get(reference.id());
            String place = reference.from().fieldPlace().apply(reference.pointer());
            if (entry == null) {
                faults.add(FileRefusal.RECORD_REFERENCE_DANGLING, place, "There is no " + reference.to().noun() + " '" + reference.id() + "'.");
            } else if (reference.from().entry().visibility() == Visibility.PUBLIC
                    && entry.visibility() != Visibility.PUBLIC
                    && reference.from().entry().kind() != Kind.MEMBERSHIP) {
                // A membership of something internal is not shown to anybody; these would be, with the id of the other.
                faults.add(FileRefusal.RECORD_NAMES_INTERNAL, place, "The " + reference.to().noun() + " '" + reference.id() + "' is internal.");
            } else if (reference.from().entry() instanceof OfMembership(var membership)
                    && entry instanceof OfPost(var post)
                    && membership.organization() == null) {
                of(Kind.MEMBERSHIP).put(
                        membership.id(), new Placed(
                                new OfMembership(membership.in(post.organization())), reference.from().place(), reference.from().fieldPlace()));
            } else if (reference.from().entry() instanceof OfMembership(var membership)
                    && entry instanceof OfPost(var post)
                    && !Objects.equals(membership.organization(), post.organization())) {
                faults.add(FileRefusal.RECORD_FIELD_UNFIT, place,
                        "The post '" + post.id() + "' is held in " + (post.organization() == null ? "no organization." : "'" + post.organization() + "'."));
            }
        }
    }

    /** Parents are followed through the file and, where it has none, through the directory. */
    private void refuseCycles() {
        var outside = new HashMap<String, Entry>();
        Function<String, @Nullable String> parent = id -> {
            Placed inFile = of(Kind.ORGANIZATION).get(id);
            Entry entry = inFile != null
                    ? inFile.entry()
                    : outside.computeIfAbsent(id, unknown -> holdings.find(Kind.ORGANIZATION, List.of(unknown)).get(unknown));
            return entry instanceof OfOrganization(var organization) ? organization.parent() : null;
        };
        var sound = new HashSet<String>();
        for (String start : of(Kind.ORGANIZATION).keySet()) {
            var passed = new HashSet<String>();
            String at = start;
            while (at != null && !sound.contains(at) && passed.add(at)) {
                at = parent.apply(at);
            }
            if (at == null || sound.contains(at)) {
                sound.addAll(passed);
            } else if (start.equals(at)) {
                Placed placed = Objects.requireNonNull(of(Kind.ORGANIZATION).get(start));
                faults.add(FileRefusal.RECORD_PARENT_CYCLE, placed.fieldPlace().apply("/parent_id"), "The organization '" + start + "' is a part of itself.");
            }
        }
    }
}
