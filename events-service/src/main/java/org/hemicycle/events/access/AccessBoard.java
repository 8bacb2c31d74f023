package org.hemicycle.events.access;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.Message;
import org.hemicycle.contracts.PersonMessage;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.delegate.People;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.itinerary.Plan;
import org.hemicycle.events.place.Holidays;
import org.hemicycle.events.place.Places;
import org.hemicycle.events.programme.Attendance.PartStat;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.visit.Delegate;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitState;
import org.hemicycle.events.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * Who of which visit must be announced to which building by when, and how far that is.
 *
 * <p>What is needed follows from the plan and the rules at any moment. It is also written down per person and building,
 * so that the nearest deadlines of all visits can be listed and alarms be given once; that copy follows the visits.
 */
@Service
public class AccessBoard {

    private static final String MARKS = "accessMarks";
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 5;
    /** How many visits an instance remembers to have written down, so that it need not look at them again at once. */
    private static final int REMEMBERED = 10_000;
    /** Clocks of instances differ a little, and a visit is stamped before it is saved. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /**
     * One person who is to enter one building.
     *
     * @param visit the visit
     * @param delegate the person
     * @param building the building
     * @param rule what it asks of them
     * @param firstDay the first day on which they are expected, on the building's clock
     * @param meetings the meetings there, in order
     * @param deadline the last moment for the request, or null where the building names none
     * @param request what was said of it so far, or null where nothing is written down yet
     * @param version the version of that
     * @param missing what the building wants to know and nobody has said
     */
    public record Entry(
            Visit visit,
            Delegate delegate,
            BuildingFacts building,
            AccessRule rule,
            LocalDate firstDay,
            List<String> meetings,
            @Nullable Instant deadline,
            @Nullable AccessRequest request,
            long version,
            Set<Detail> missing) {

        /** Which word on the request this is, as a number that rises with each; 0 while nobody has said anything. */
        public long said() {
            return AccessBoard.said(request);
        }

        /** How far the request has come. */
        public AccessState state(Instant now) {
            AccessRequest known = request == null
                    ? AccessRequest.planned(visit.id().value(), delegate.id(), building.id(), rule.kind(), firstDay, deadline, 0, List.of())
                    : request;
            return known.state(missing, now);
        }
    }

    private record Wanted(Delegate delegate, BuildingFacts building, LocalDate firstDay, List<String> meetings) {}

    private final AccessRules rules;
    private final AccessRequests requests;
    private final PaperVault papers;
    private final Visits visits;
    private final Directory directory;
    private final Places places;
    private final Holidays holidays;
    private final MongoOperations mongo;
    private final AccessProperties properties;
    private final Clock clock;
    private final Map<String, Long> followed = new ConcurrentHashMap<>();

    AccessBoard(
            AccessRules rules, AccessRequests requests, PaperVault papers, Visits visits, Directory directory, Places places,
            Holidays holidays, MongoOperations mongo, AccessProperties properties, Clock clock) {
        this.rules = rules;
        this.requests = requests;
        this.papers = papers;
        this.visits = visits;
        this.directory = directory;
        this.places = places;
        this.holidays = holidays;
        this.mongo = mongo;
        this.properties = properties;
        this.clock = clock;
    }

    /** Everybody of a visit who is to enter a building that asks for something, by building and person. */
    public List<Entry> entries(Visit visit) {
        Map<String, Wanted> wanted = wanted(visit);
        Map<String, List<AccessRule>> ruled = rulesOf(wanted.values());
        Map<String, Versioned<AccessRequest>> known = new HashMap<>();
        requests.of(visit.id().value()).forEach(request -> known.put(request.id(), request));
        Map<String, Set<Detail>> details = papers.known(
                wanted.values().stream().map(one -> PaperVault.key(visit.id().value(), one.delegate().id())).distinct().toList());
        var entries = new ArrayList<Entry>();
        wanted.forEach((id, one) -> {
            Versioned<AccessRequest> request = known.get(id);
            AccessRule rule = rule(one, ruled, request == null ? null : request.state());
            if (rule != null) {
                var missing = EnumSet.noneOf(Detail.class);
                missing.addAll(rule.needs());
                missing.removeAll(details.getOrDefault(PaperVault.key(visit.id().value(), one.delegate().id()), Set.of()));
                entries.add(new Entry(visit, one.delegate(), one.building(), rule, one.firstDay(), one.meetings(),
                        deadline(rule, one.building(), one.firstDay()), request == null ? null : request.state(),
                        request == null ? 0 : request.version(), missing));
            }
        });
        return entries;
    }

    /** The deadlines of a visit as the rules of a programme want them; those that nobody confirmed are left out. */
    public List<Plan.Access> deadlines(Visit visit) {
        return entries(visit).stream()
                .filter(entry -> entry.deadline() != null && entry.rule().certain())
                .map(entry -> new Plan.Access(entry.delegate().id(), entry.building().id(), Objects.requireNonNull(entry.deadline()),
                        entry.request() != null && entry.request().inTime()))
                .toList();
    }

    /** How many people of one organisation buildings admit in a day. */
    public List<Plan.Quota> quotas(Collection<String> buildings) {
        var quotas = new LinkedHashMap<String, Plan.Quota>();
        for (AccessRule rule : rules.of(buildings)) {
            if (rule.mostPerOrganisation() != null) {
                quotas.putIfAbsent(rule.building(), new Plan.Quota(rule.building(), rule.mostPerOrganisation(), rule.certain()));
            }
        }
        return List.copyOf(quotas.values());
    }

    /** The papers of a delegate, opened; only for the list that a building's door asks for. */
    public Optional<Papers> papersOf(Visit visit, String delegate) {
        return papers.open(PaperVault.key(visit.id().value(), delegate)).map(PaperVault.Kept::papers);
    }

    /** How many of a visit's requests are neither approved nor waived. */
    public int open(Visit visit) {
        Instant now = clock.instant();
        return (int) entries(visit).stream().filter(entry -> !entry.state(now).settled()).count();
    }

    /** One page of the board, and where it ended if there is more. */
    record Page(List<Entry> entries, AccessRequests.@Nullable Place next) {}

    /** The requests of all visits that were not sent, the nearest deadline first; one that was missed stays until its day. */
    Page due(AccessRequests.@Nullable Place after, int limit) {
        follow();
        var page = new ArrayList<Entry>();
        var entries = new HashMap<String, List<Entry>>();
        List<Versioned<AccessRequest>> due = requests.due(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), after, limit + 1);
        List<Versioned<AccessRequest>> shown = due.size() > limit ? due.subList(0, limit) : due;
        for (Versioned<AccessRequest> request : shown) {
            AccessRequest state = request.state();
            entries.computeIfAbsent(state.visit(), id -> visits.find(new VisitId(id)).map(visit -> entries(visit.state())).orElse(List.of())).stream()
                    .filter(entry -> entry.delegate().id().equals(state.person()) && entry.building().id().equals(state.building()))
                    .findFirst()
                    .ifPresent(page::add);
        }
        return new Page(page, due.size() > limit
                ? new AccessRequests.Place(Objects.requireNonNull(shown.getLast().state().deadline()), shown.getLast().id())
                : null);
    }

    /**
     * Keeps what somebody says of a request.
     *
     * @param said the word on it that this one follows; what only time or the plan changed makes nothing stale
     * @throws Refused ACCESS_NOT_NEEDED where the plan does not take the person there; as {@link AccessRequest#says}
     * @throws StaleVersion when somebody else was faster
     */
    Entry says(
            Versioned<Visit> planned, String person, String building, AccessState state, @Nullable VisitorKind kind, @Nullable String reference,
            @Nullable String reason, String by, long said) {
        refresh(planned);
        for (int attempt = 1; ; attempt++) {
            try {
                return saysOnce(planned.state(), person, building, state, kind, reference, reason, by, said);
            } catch (StaleVersion quicker) {
                // The clock of alarms writes here too; whether somebody else has spoken, the next attempt sees.
                if (attempt == ATTEMPTS) {
                    throw quicker;
                }
            }
        }
    }

    private Entry saysOnce(
            Visit visit, String person, String building, AccessState state, @Nullable VisitorKind kind, @Nullable String reference,
            @Nullable String reason, String by, long said) {
        String id = AccessRequest.id(visit.id().value(), person, building);
        Versioned<AccessRequest> current = requests.find(id).filter(request -> request.state().needed()).orElseThrow(AccessBoard::notNeeded);
        if (said(current.state()) != said) {
            throw new Refused(CommonRefusal.VERSION_STALE, "Somebody has said something else of this request since you read it.");
        }
        AccessRequest request = current.state();
        if (kind != null && kind != request.kind()) {
            AccessRule rule = rules.find(AccessRule.id(building, kind)).map(Versioned::state).orElseThrow(() -> new Refused(
                    AccessRefusal.ACCESS_RULE_UNKNOWN, "The building has no rule for " + kind.word() + ".", "visitorKind"));
            BuildingFacts facts = entry(visit, person, building).building();
            request = request.as(kind).asPlanned(kind, request.firstDay(), deadline(rule, facts, request.firstDay()), request.plan(), properties.alarms());
            current = requests.save(request, current.version(), List.of());
        }
        Entry entry = entry(visit, person, building);
        AccessRequest next = request.says(state, entry.missing(), reference, reason, by, clock.instant(), properties.alarms());
        requests.save(next, current.version(), List.of());
        return entry(visit, person, building);
    }

    private static long said(@Nullable AccessRequest request) {
        Instant at = request == null ? null : request.at();
        return at == null ? 0 : at.toEpochMilli();
    }

    /** One person at one building. */
    Entry entry(Visit visit, String person, String building) {
        return entries(visit).stream()
                .filter(entry -> entry.delegate().id().equals(person) && entry.building().id().equals(building))
                .findFirst().orElseThrow(AccessBoard::notNeeded);
    }

    /** Writes down what a version of a visit needs, except where a later version of it was written down meanwhile. */
    void refresh(Versioned<Visit> visit) {
        boolean settled;
        do {
            // Instances and requests may be at it at once; whoever was slower looks again.
            settled = true;
            var needed = new HashSet<String>();
            for (Entry entry : entries(visit.state())) {
                needed.add(AccessRequest.id(entry.visit().id().value(), entry.delegate().id(), entry.building().id()));
                settled &= write(entry.request(), entry.version(), planned(entry.request(), entry, visit.version()));
            }
            for (Versioned<AccessRequest> request : requests.of(visit.state().id().value())) {
                if (!needed.contains(request.id())) {
                    settled &= write(request.state(), request.version(), planned(request.state(), null, visit.version()));
                }
            }
        } while (!settled);
    }

    /** Writes one line of the board if it changed; false where somebody else wrote it at this moment. */
    private boolean write(@Nullable AccessRequest before, long version, @Nullable AccessRequest after) {
        if (after == null || after.equals(before)) {
            return true;
        }
        try {
            if (before == null) {
                requests.add(after);
            } else {
                requests.save(after, version, List.of());
            }
            return true;
        } catch (DuplicateKeyException | StaleVersion faster) {
            return false;
        }
    }

    /** A line of the board as a version of the visit wants it, or null where that has nothing to say. */
    private @Nullable AccessRequest planned(@Nullable AccessRequest known, @Nullable Entry entry, long plan) {
        if (known != null && known.plan() > plan) {
            return null;
        }
        if (entry == null) {
            return known == null || !known.needed() ? null : known.notNeeded(plan);
        }
        return known == null
                ? AccessRequest.planned(entry.visit().id().value(), entry.delegate().id(), entry.building().id(), entry.rule().kind(),
                        entry.firstDay(), entry.deadline(), plan, properties.alarms())
                : known.asPlanned(entry.rule().kind(), entry.firstDay(), entry.deadline(), plan, properties.alarms());
    }

    /** Writes down what every visit needs that was changed since the last time. */
    void follow() {
        Document mark = mongo.findById("visits", Document.class, MARKS);
        Instant until = mark == null ? Instant.EPOCH : mark.getDate("until").toInstant();
        if (followed.size() > REMEMBERED) {
            followed.clear();
        }
        Instant last = mark == null ? until : until.minus(MARGIN);
        List<Versioned<Visit>> changed;
        do {
            changed = visits.changedSince(last, BATCH);
            for (Versioned<Visit> visit : changed) {
                if (!Objects.equals(followed.get(visit.id()), visit.version())) {
                    refresh(visit);
                    followed.put(visit.id(), visit.version());
                }
                last = visit.state().lastModified();
            }
        } while (changed.size() == BATCH);
        if (last.isAfter(until)) {
            mongo.upsert(new Query(where("_id").is("visits")), new Update().set("until", Date.from(last)), MARKS);
        }
    }

    /** Writes down the deadlines that follow from a rule that was changed. */
    void ruleChanged(AccessRule rule) {
        BuildingFacts building = directory.building(rule.building()).orElse(null);
        if (building == null) {
            return;
        }
        var changed = new HashSet<String>();
        requests.of(rule.building(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1)).forEach(request -> changed.add(request.state().visit()));
        changed.forEach(id -> visits.find(new VisitId(id)).ifPresent(this::refresh));
    }

    /** Gives the alarms that are due: one message for each visit, however many of its requests they are for. */
    int alarm() {
        Instant now = clock.instant();
        var told = new HashSet<String>();
        int given = 0;
        for (Versioned<AccessRequest> request : requests.alarming(now, LocalDate.ofInstant(now, ZoneOffset.UTC), BATCH)) {
            AccessRequest next = request.state().alarmed(now, properties.alarms());
            boolean first = next.alarmed() != null && told.add(request.state().visit());
            boolean urgent = Objects.equals(next.alarmed(), properties.alarms().stream().min(Comparator.naturalOrder()).orElse(null));
            List<Message> messages = first
                    ? List.of(new PersonMessage.Concerned("visit", request.state().visit(), People.LEAD, "access-due", now.getEpochSecond(), urgent))
                    : List.of();
            try {
                requests.save(next, request.version(), messages);
                given++;
            } catch (StaleVersion meanwhile) {
                // It was sent, or moved; what is still due is found the next time.
                told.remove(request.state().visit());
            }
        }
        return given;
    }

    /** Whom of the delegation the plan takes into which building; nobody where the visit does not take place. */
    private Map<String, Wanted> wanted(Visit visit) {
        var wanted = new LinkedHashMap<String, Wanted>();
        if (visit.state() == VisitState.CANCELLED || visit.state() == VisitState.POSTPONED || visit.state() == VisitState.ARCHIVED) {
            return wanted;
        }
        for (Meeting meeting : visit.meetings()) {
            BuildingFacts building = meeting.building();
            if (!meeting.takesTime() || building == null) {
                continue;
            }
            LocalDate day = meeting.time().start().atZone(ZoneId.of(building.timeZone())).toLocalDate();
            meeting.attendances().stream()
                    .filter(one -> one.partstat() != PartStat.DECLINED && one.partstat() != PartStat.DELEGATED)
                    .map(one -> visit.delegate(one.person()))
                    .flatMap(Optional::stream)
                    .forEach(delegate -> wanted.merge(
                            AccessRequest.id(visit.id().value(), delegate.id(), building.id()),
                            new Wanted(delegate, building, day, List.of(meeting.id())),
                            (one, other) -> new Wanted(delegate, building,
                                    one.firstDay().isAfter(other.firstDay()) ? other.firstDay() : one.firstDay(),
                                    Stream.concat(one.meetings().stream(), other.meetings().stream()).distinct().toList())));
        }
        return wanted;
    }

    private Map<String, List<AccessRule>> rulesOf(Collection<Wanted> wanted) {
        var ruled = new HashMap<String, List<AccessRule>>();
        rules.of(wanted.stream().map(one -> one.building().id()).distinct().toList())
                .forEach(rule -> ruled.computeIfAbsent(rule.building(), building -> new ArrayList<>()).add(rule));
        return ruled;
    }

    /** The rule that a person falls under: what staff chose, else press for press, else the first that the house has. */
    private static @Nullable AccessRule rule(Wanted wanted, Map<String, List<AccessRule>> ruled, @Nullable AccessRequest request) {
        List<AccessRule> own = ruled.getOrDefault(wanted.building().id(), List.of());
        var order = new ArrayList<VisitorKind>();
        if (request != null && request.kindChosen()) {
            order.add(request.kind());
        }
        if (wanted.delegate().role().equals("press")) {
            order.add(VisitorKind.PRESS);
        }
        order.add(VisitorKind.INTEREST_REPRESENTATIVE);
        order.add(VisitorKind.GUEST);
        return order.stream()
                .flatMap(kind -> own.stream().filter(rule -> rule.kind() == kind))
                .findFirst().orElse(null);
    }

    private @Nullable Instant deadline(AccessRule rule, BuildingFacts building, LocalDate firstDay) {
        Lead lead = rule.lead();
        String region = places.region(building.id());
        return lead == null
                ? null
                : lead.deadline(firstDay, ZoneId.of(building.timeZone()), day -> holidays.isBusinessDay(day, building.areaId(), region));
    }

    private static Refused notNeeded() {
        return new Refused(AccessRefusal.ACCESS_NOT_NEEDED, AccessRefusal.ACCESS_NOT_NEEDED.sentence());
    }
}
