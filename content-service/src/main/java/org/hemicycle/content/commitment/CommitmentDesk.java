package org.hemicycle.content.commitment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.commitment.NewPromise.NewAmount;
import org.hemicycle.content.commitment.NewPromise.NewOccasion;
import org.hemicycle.content.commitment.NewPromise.NewSource;
import org.hemicycle.content.commitment.Promise.Amount;
import org.hemicycle.content.commitment.Promise.Body;
import org.hemicycle.content.commitment.Promise.Maker;
import org.hemicycle.content.commitment.Promise.Occasion;
import org.hemicycle.content.commitment.Promise.Office;
import org.hemicycle.content.commitment.Promise.Setting;
import org.hemicycle.content.commitment.Promise.Source;
import org.hemicycle.content.date.PartialDate;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.membership.Post;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.source.WebAddress;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Message;
import org.hemicycle.defaults.outbox.StaleVersion;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Faults;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes reports, steps and follow-ups from the office and holds them to the rules. */
@Service
class CommitmentDesk {

    /** The easternmost clock of the Union: where it is still yesterday, nobody's today is refused. */
    private static final ZoneId EARLIEST_TODAY = ZoneId.of("Europe/Helsinki");

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_LINE = 200;
    private static final int MOST_STEPS = 200;

    private final Commitments commitments;
    private final Register<Area> areas;
    private final Register<Person> people;
    private final Register<Organization> organizations;
    private final Register<Post> posts;
    private final Clock clock;

    CommitmentDesk(
            Commitments commitments,
            Register<Area> areas,
            Register<Person> people,
            Register<Organization> organizations,
            Register<Post> posts,
            Clock clock) {
        this.commitments = commitments;
        this.areas = areas;
        this.people = people;
        this.organizations = organizations;
        this.posts = posts;
        this.clock = clock;
    }

    /**
     * Takes down what somebody heard; only the office sees it until it is verified.
     *
     * @throws Refused by the name of the first rule it breaks, with every field that breaks one
     */
    Versioned<Commitment> report(NewPromise promise, String by) {
        return commitments.add(Commitment.reported(UUID.randomUUID().toString(), read(promise), by, now()));
    }

    /** Corrects what a promise says; where it is public, services that keep a copy are told. */
    Versioned<Commitment> edit(String id, long version, NewPromise promise, String by) {
        Promise read = read(promise);
        return change(id, version, known -> known.edited(read, by, now()), Commitment::recorded);
    }

    /** Proposes a step, which waits for a second person. */
    Versioned<Commitment> propose(
            String id,
            long version,
            @Nullable String state,
            Step.@Nullable Evidence evidence,
            @Nullable String supersededBy,
            String by) {
        var faults = new Faults();
        faults.requireGiven("state", state);
        faults.requireGiven("evidence", evidence);
        CommitmentState to = faults.check(CommonRefusal.INVALID_FIELD, "state", state, CommitmentState::named);
        Step.Evidence shown = evidence == null ? null : evidence(faults, evidence);
        if (to == CommitmentState.SUPERSEDED) {
            faults.requireGiven("supersededBy", supersededBy);
            if (supersededBy != null && !isFit(supersededBy, id)) {
                faults.add(CommitmentRefusal.SUCCESSOR_UNFIT, "supersededBy");
            }
        } else if (supersededBy != null) {
            faults.add(CommonRefusal.INVALID_FIELD, "supersededBy", "only a commitment that becomes SUPERSEDED has a successor");
        }
        faults.refuseIfAny();
        return quietly(id, version, known -> {
            if (known.steps().size() >= MOST_STEPS) {
                throw new Refused(CommonRefusal.INVALID_FIELD, "The commitment has " + MOST_STEPS + " steps already.", "state");
            }
            return known.proposed(Objects.requireNonNull(to), Objects.requireNonNull(shown), supersededBy, by, now());
        });
    }

    /** Confirms a step as the second person; subscribers are told. */
    Versioned<Commitment> confirm(String id, long version, String step, String by) {
        return change(id, version, known -> {
            Commitment confirmed = known.confirmed(step, by, now());
            String successor = confirmed.supersededBy();
            // The successor may itself have been superseded since the step was proposed.
            if (successor != null && !isFit(successor, id)) {
                throw new Refused(CommitmentRefusal.SUCCESSOR_UNFIT, CommitmentRefusal.SUCCESSOR_UNFIT.sentence());
            }
            return confirmed;
        }, Commitment::stepped);
    }

    /** Declines a step, or takes back one's own. */
    Versioned<Commitment> decline(String id, long version, String step, String by) {
        return quietly(id, version, known -> known.declined(step, by, now()));
    }

    /** Adds something to do about a commitment. */
    Versioned<Commitment> followUp(
            String id, long version, @Nullable String task, @Nullable String owner, @Nullable LocalDate due) {
        var faults = new Faults();
        String what = faults.line("task", task, LONGEST_LINE * 2);
        String who = faults.line("owner", owner, LONGEST_LINE);
        faults.requireGiven("task", what);
        faults.requireGiven("owner", who);
        faults.requireGiven("due", due);
        faults.refuseIfAny();
        return quietly(id, version, known -> {
            if (known.followUps().size() >= MOST_STEPS) {
                throw new Refused(CommonRefusal.INVALID_FIELD, "The commitment has " + MOST_STEPS + " follow-ups already.", "task");
            }
            return known.followedUp(
                    Objects.requireNonNull(what), Objects.requireNonNull(who), Objects.requireNonNull(due), now());
        });
    }

    /** Notes that a follow-up is done. */
    Versioned<Commitment> complete(String id, long version, String followUp, String by) {
        return quietly(id, version, known -> known.completed(followUp, by, now()));
    }

    /**
     * The commitment with this id, whoever may know of it.
     *
     * @throws Refused NOT_FOUND (404) where there is none
     */
    Versioned<Commitment> find(String id) {
        return commitments.find(id).orElseThrow(() -> new Refused(CommonRefusal.NOT_FOUND, CommonRefusal.NOT_FOUND.sentence()));
    }

    private Versioned<Commitment> quietly(String id, long version, UnaryOperator<Commitment> change) {
        return change(id, version, change, (commitment, next) -> List.of());
    }

    private Versioned<Commitment> change(
            String id, long version, UnaryOperator<Commitment> change, BiFunction<Commitment, Long, List<Message>> owed) {
        Versioned<Commitment> known = find(id);
        if (known.version() != version) {
            throw new StaleVersion(id, version);
        }
        Commitment changed = change.apply(known.state());
        return commitments.save(changed, version, owed.apply(changed, version + 1));
    }

    private boolean isFit(String successor, String id) {
        return !successor.equals(id)
                && commitments.findPublic(successor)
                        .filter(found -> found.state().state() != CommitmentState.SUPERSEDED)
                        .isPresent();
    }

    private Step.Evidence evidence(Faults faults, Step.Evidence evidence) {
        faults.requireGiven("evidence.date", evidence.date());
        faults.requireGiven("evidence.url", evidence.url());
        if (evidence.date() != null && evidence.date().isAfter(today())) {
            faults.add(CommitmentRefusal.EVIDENCE_IN_THE_FUTURE, "evidence.date");
        }
        return new Step.Evidence(
                evidence.date(),
                faults.check(CommitmentRefusal.SOURCE_NOT_FOLLOWABLE, "evidence.url", evidence.url(), url -> new WebAddress(url).value()),
                text(faults, "evidence.note", evidence.note(), LONGEST_TEXT));
    }

    private Promise read(NewPromise promise) {
        var faults = new Faults();
        faults.requireGiven("kind", promise.kind());
        faults.requireGiven("title", promise.title());
        faults.requireGiven("madeOn", promise.madeOn());
        faults.requireGiven("source", promise.source());
        LocalizedText title = text(faults, "title", promise.title(), LONGEST_TITLE);
        LocalizedText madeTo = text(faults, "madeTo", promise.madeTo(), LONGEST_TITLE);
        LocalizedText quote = text(faults, "quote", promise.quote(), LONGEST_TEXT);

        if (promise.person() == null && promise.organization() == null) {
            faults.add(CommitmentRefusal.MAKER_MISSING, "person");
        }
        Maker person = person(faults, promise.person());
        Body organization = organization(faults, promise.organization());
        Office office = office(faults, promise.office());
        if (promise.area() != null && !areas.knows(promise.area())) {
            faults.add(CommitmentRefusal.COMMITMENT_AREA_UNKNOWN, "area");
        }

        PartialDate madeOn = faults.check(CommonRefusal.INVALID_FIELD, "madeOn", promise.madeOn(), PartialDate::new);
        PartialDate target = faults.check(CommonRefusal.INVALID_FIELD, "targetDate", promise.targetDate(), PartialDate::new);
        if (madeOn != null && madeOn.start().isAfter(today())) {
            faults.add(CommitmentRefusal.MADE_IN_THE_FUTURE, "madeOn");
        }
        if (madeOn != null && target != null && target.end().isBefore(madeOn.start())) {
            faults.add(CommitmentRefusal.TARGET_BEFORE_COMMITMENT, "targetDate");
        }

        Occasion occasion = occasion(faults, promise.occasion());
        Source source = source(faults, promise.source());
        Amount amount = amount(faults, promise.amount());
        faults.refuseIfAny();
        return new Promise(
                Objects.requireNonNull(promise.kind()), Objects.requireNonNull(title), person, organization, office, madeTo,
                promise.area(), quote, promise.madeOn(), occasion, Objects.requireNonNull(source), promise.targetDate(), amount);
    }

    /** Somebody who is internal is no more there than somebody who does not exist: what they promised would tell of them. */
    private @Nullable Maker person(Faults faults, @Nullable String id) {
        if (id == null) {
            return null;
        }
        Person known = people.find(id).map(Versioned::state).filter(Person::isPublic).orElse(null);
        if (known == null) {
            faults.add(CommitmentRefusal.MAKER_UNKNOWN, "person");
            return null;
        }
        return new Maker(known.id(), known.name(), known.sample());
    }

    private @Nullable Body organization(Faults faults, @Nullable String id) {
        if (id == null) {
            return null;
        }
        Organization known = organizations.find(id).map(Versioned::state).filter(Organization::isPublic).orElse(null);
        if (known == null) {
            faults.add(CommitmentRefusal.MAKER_UNKNOWN, "organization");
            return null;
        }
        return new Body(known.id(), known.name());
    }

    /** A post that is internal is no more there than one that does not exist. */
    private @Nullable Office office(Faults faults, @Nullable String id) {
        if (id == null) {
            return null;
        }
        Post known = posts.find(id).map(Versioned::state).filter(Post::isPublic).orElse(null);
        if (known == null) {
            faults.add(CommitmentRefusal.OFFICE_UNKNOWN, "office");
            return null;
        }
        return new Office(known.id(), known.label());
    }

    private static @Nullable Occasion occasion(Faults faults, @Nullable NewOccasion occasion) {
        if (occasion == null) {
            return null;
        }
        String visit = faults.line("occasion.visit", occasion.visit(), LONGEST_LINE);
        String meeting = faults.line("occasion.meeting", occasion.meeting(), LONGEST_LINE);
        boolean ours = occasion.setting() == Setting.MEETING;
        faults.requireGiven("occasion.setting", occasion.setting());
        if (!ours && (visit != null || meeting != null)) {
            faults.add(CommonRefusal.INVALID_FIELD, "occasion.setting", "must be meeting where a visit of ours is named");
        }
        if (visit == null && (meeting != null || Boolean.TRUE.equals(occasion.linked()))) {
            faults.add(CommonRefusal.INVALID_FIELD, "occasion.visit", "is missing");
        }
        return new Occasion(
                occasion.setting(), visit, meeting, Boolean.TRUE.equals(occasion.linked()),
                text(faults, "occasion.note", occasion.note(), LONGEST_TITLE));
    }

    private @Nullable Source source(Faults faults, @Nullable NewSource source) {
        if (source == null) {
            return null;
        }
        String title = faults.line("source.title", source.title(), LONGEST_TITLE);
        faults.requireGiven("source.title", title);
        faults.requireGiven("source.url", source.url());
        String url = faults.check(
                CommitmentRefusal.SOURCE_NOT_FOLLOWABLE, "source.url", source.url(), address -> new WebAddress(address).value());
        if (source.trust() == null) {
            faults.add(CommonRefusal.INVALID_FIELD, "source.status", "must be one of official, secondary, estimate, verify, sample");
        }
        LocalDate checked = source.checkedAt() == null ? today() : source.checkedAt();
        if (checked.isAfter(today())) {
            faults.add(CommitmentRefusal.EVIDENCE_IN_THE_FUTURE, "source.checkedAt");
        }
        return title == null || source.trust() == null ? null : new Source(title, url, checked, source.trust(), List.of());
    }

    private static @Nullable Amount amount(Faults faults, @Nullable NewAmount amount) {
        if (amount == null) {
            return null;
        }
        Long value = amount.value();
        if (value == null || value <= 0 || value > 1_000_000_000_000_000L) {
            faults.add(CommonRefusal.INVALID_FIELD, "amount.value", "must be a whole number above zero");
        }
        String code = amount.currency();
        boolean known = code != null
                && Currency.getAvailableCurrencies().stream().anyMatch(currency -> currency.getCurrencyCode().equals(code));
        if (!known) {
            faults.add(CommitmentRefusal.CURRENCY_UNKNOWN, "amount.currency");
        }
        return value == null || code == null ? null : new Amount(value, code);
    }

    /** A text per language, none of them too long, in languages that exist. */
    private static @Nullable LocalizedText text(Faults faults, String field, @Nullable LocalizedText text, int longest) {
        if (text != null && text.texts().values().stream().anyMatch(words -> words.length() > longest)) {
            faults.add(CommonRefusal.INVALID_FIELD, field, "is longer than " + longest + " characters");
        }
        return faults.check(CommitmentRefusal.LANGUAGE_UNKNOWN, field, text, Language::known);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(EARLIEST_TODAY));
    }
}
