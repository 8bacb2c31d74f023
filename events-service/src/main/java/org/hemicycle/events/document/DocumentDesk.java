package org.hemicycle.events.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hemicycle.contracts.ArticleFacts;
import org.hemicycle.contracts.BuildingFacts;
import org.hemicycle.contracts.CommitmentFacts;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.contracts.PersonReference;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.access.AccessBoard;
import org.hemicycle.events.access.Detail;
import org.hemicycle.events.access.Papers;
import org.hemicycle.events.contact.Contact;
import org.hemicycle.events.contact.Contacts;
import org.hemicycle.events.contact.Needs;
import org.hemicycle.events.delegate.People;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.edition.Edition;
import org.hemicycle.events.edition.Editions;
import org.hemicycle.events.programme.Arrangement;
import org.hemicycle.events.programme.Attendance;
import org.hemicycle.events.programme.Meeting;
import org.hemicycle.events.programme.MeetingStatus;
import org.hemicycle.events.visit.Delegate;
import org.hemicycle.events.visit.Preparation;
import org.hemicycle.events.visit.Visit;
import org.hemicycle.events.visit.VisitId;
import org.hemicycle.events.visit.VisitRefusal;
import org.hemicycle.events.visit.Visits;
import org.hemicycle.events.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Writes the documents of visits; whatever the reader may not see is never written. */
@Service
class DocumentDesk {

    private static final String DASH = "–";

    private final Visits visits;
    private final Editions editions;
    private final Directory directory;
    private final People people;
    private final Contacts contacts;
    private final Needs needs;
    private final AccessBoard access;
    private final String publicUrl;

    DocumentDesk(
            Visits visits, Editions editions, Directory directory, People people, Contacts contacts, Needs needs, AccessBoard access,
            @Value("${hemicycle.public-url}") String publicUrl) {
        this.visits = visits;
        this.editions = editions;
        this.directory = directory;
        this.people = people;
        this.contacts = contacts;
        this.needs = needs;
        this.access = access;
        this.publicUrl = publicUrl;
    }

    /**
     * What is asked for beside the kind.
     *
     * @param edition a number, {@code draft} for the working plan, or null for the last edition
     * @param building whose door a visitor list is for
     * @param day the day of a day sheet
     */
    record Asked(@Nullable String edition, @Nullable String building, @Nullable LocalDate day) {}

    /**
     * Writes a document.
     *
     * @throws Refused VISIT_UNKNOWN, DOCUMENT_UNKNOWN, DOCUMENT_EDITION_UNKNOWN, DOCUMENT_PERSON_UNKNOWN (404), INVALID_PARAMETER (400)
     */
    Document write(VisitId id, DocumentKind kind, Reader reader, Asked asked, Wording wording) {
        Visit visit = visits.find(id)
                .filter(found -> reader.role() != Reader.Role.PUBLIC || found.state().isPublic())
                .orElseThrow(() -> new Refused(VisitRefusal.VISIT_UNKNOWN, "There is no visit " + id + "."))
                .state();
        if (!kind.allowed(reader)) {
            throw new Refused(DocumentRefusal.DOCUMENT_UNKNOWN, "There is no such document, or it is not public.");
        }
        Material material = material(visit, reader, asked.edition());
        List<Block> blocks = switch (kind) {
            case PROGRAMME -> reader.person() == null ? publicProgramme(material, wording) : ownProgramme(material, person(material, reader), wording);
            case INTERNAL_PROGRAMME -> internalProgramme(material, wording);
            case DAY_SHEET -> daySheet(material, required(asked.day(), "day"), reader, wording);
            case DELEGATE_LIST -> List.of(delegation(material, wording));
            case VISITOR_LIST -> visitors(material, required(asked.building(), "building"), reader, wording);
            case BRIEFING_BOOK -> briefingBook(material, person(material, reader), wording);
            case CONTACT_SHEET -> contactSheet(material, reader, wording);
        };
        return new Document(wording.language(), wording.say("document." + kind.wireName()), material.programme().title().in(wording.language()),
                state(material, kind, reader, wording), blocks);
    }

    private Material material(Visit visit, Reader reader, @Nullable String asked) {
        if (!reader.staff() || asked == null) {
            Edition last = visit.published();
            if (last != null) {
                return Material.of(visit, last);
            }
            if (reader.staff()) {
                return Material.plan(visit);
            }
            throw new Refused(DocumentRefusal.DOCUMENT_EDITION_UNKNOWN, "The visit has not been published.");
        }
        if (asked.equals("draft")) {
            return Material.plan(visit);
        }
        if (!asked.matches("\\d{1,6}")) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "The edition is a number, or draft for the working plan.", "edition");
        }
        int number = Integer.parseInt(asked);
        return Optional.of(number).filter(n -> n >= 1 && n <= visit.edition())
                .flatMap(n -> editions.find(visit.id().value(), n))
                .map(edition -> Material.of(visit, edition))
                .orElseThrow(() -> new Refused(DocumentRefusal.DOCUMENT_EDITION_UNKNOWN, "The visit has no edition " + number + "."));
    }

    private static String person(Material material, Reader reader) {
        String person = required(reader.person(), "person");
        boolean known = material.delegates().stream().anyMatch(delegate -> delegate.id().equals(person))
                || material.meetings().stream().anyMatch(meeting -> meeting.attendance(person).isPresent());
        if (!known) {
            throw new Refused(DocumentRefusal.DOCUMENT_PERSON_UNKNOWN, "This state of the visit does not know " + person + ".");
        }
        return person;
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new Refused(CommonRefusal.INVALID_PARAMETER, "The document needs the parameter " + name + ".", name);
        }
        return value;
    }

    private List<String> state(Material material, DocumentKind kind, Reader reader, Wording wording) {
        var lines = new ArrayList<String>();
        Edition edition = material.edition();
        lines.add(edition == null
                ? wording.say("document.draft")
                : wording.say("document.edition", edition.number(), wording.date(edition.publishedAt().atZone(material.programme().timeZone()))));
        if (reader.person() != null && (kind == DocumentKind.PROGRAMME || kind == DocumentKind.BRIEFING_BOOK)) {
            lines.add(wording.say("document.personal", name(material, reader.person())));
        } else if (kind != DocumentKind.PROGRAMME) {
            lines.add(wording.say("document.internal"));
        }
        return lines;
    }

    private List<Block> publicProgramme(Material material, Wording wording) {
        List<Meeting> open = material.meetings().stream().filter(Meeting::isPublic).toList();
        List<Block> blocks = opening(material, open, wording);
        byDay(material, open, blocks, wording, meeting -> {
            var lines = new ArrayList<Block.Fact>(List.of(place(meeting, false, wording)));
            interlocutors(meeting, wording).ifPresent(lines::add);
            return lines;
        });
        return blocks;
    }

    private List<Block> ownProgramme(Material material, String person, Wording wording) {
        List<Meeting> own = material.meetings().stream().filter(meeting -> meeting.attendance(person).isPresent()).toList();
        List<Block> blocks = opening(material, own, wording);
        byDay(material, own, blocks, wording, meeting -> {
            var lines = new ArrayList<Block.Fact>(List.of(place(meeting, true, wording)));
            interlocutors(meeting, wording).ifPresent(lines::add);
            if (meeting.attendance(person).filter(one -> one.kind() == Attendance.Kind.DELEGATE).isPresent()) {
                names(material, meeting, Attendance.Kind.DELEGATE, wording).ifPresent(names -> lines.add(fact(wording, "delegates", names)));
            }
            lines.addAll(how(meeting, wording));
            return lines;
        });
        contact(material, wording).ifPresent(blocks::add);
        return blocks;
    }

    private List<Block> internalProgramme(Material material, Wording wording) {
        List<Block> blocks = opening(material, material.meetings(), wording);
        byDay(material, material.meetings(), blocks, wording, meeting -> everything(material, meeting, wording));
        blocks.add(new Block.Heading(wording.say("heading.delegation")));
        blocks.add(delegation(material, wording));
        return blocks;
    }

    private List<Block> daySheet(Material material, LocalDate day, Reader reader, Wording wording) {
        var blocks = new ArrayList<Block>();
        standing(material, wording).ifPresent(blocks::add);
        List<Meeting> ofDay = material.meetings().stream().filter(meeting -> day(meeting).equals(day)).toList();
        var facts = new ArrayList<>(List.of(fact(wording, "times", Clocks.of(material.programme(), ofDay).said(wording))));
        facts.addAll(leadFacts(material, wording));
        blocks.add(new Block.Facts(facts));
        if (ofDay.isEmpty()) {
            blocks.add(new Block.Heading(wording.day(day)));
            blocks.add(new Block.Text(wording.say("document.noMeetings")));
        }
        byDay(material, ofDay, blocks, wording, meeting -> everything(material, meeting, wording));
        List<List<String>> moving = material.delegates().stream()
                .filter(delegate -> sameDay(delegate.arrival(), day, material) || sameDay(delegate.departure(), day, material))
                .map(delegate -> List.of(delegate.name(), when(delegate.arrival(), material, wording), when(delegate.departure(), material, wording)))
                .toList();
        if (!moving.isEmpty()) {
            blocks.add(new Block.Heading(wording.say("label.arrival") + " / " + wording.say("label.departure")));
            blocks.add(timed(material, wording, "caption.moving", List.of("name", "arrival", "departure"), moving));
        }
        if (reader.needs()) {
            needsOf(material, day, wording).ifPresent(table -> {
                blocks.add(new Block.Heading(wording.say("heading.needs")));
                blocks.add(table);
            });
        }
        return blocks;
    }

    private Block delegation(Material material, Wording wording) {
        return timed(material, wording, "caption.delegation", List.of("name", "role", "organization", "languages", "arrival", "departure"),
                material.delegates().stream()
                        .map(delegate -> List.of(
                                delegate.name(), wording.word("role", delegate.role()), or(delegate.organization()),
                                delegate.languages().stream().map(wording::languageName).collect(Collectors.joining(", ")),
                                when(delegate.arrival(), material, wording), when(delegate.departure(), material, wording)))
                        .toList());
    }

    private List<Block> visitors(Material material, String buildingId, Reader reader, Wording wording) {
        List<Meeting> there = material.meetings().stream()
                .filter(meeting -> meeting.takesTime() && meeting.place().id().equals(buildingId))
                .toList();
        BuildingFacts building = there.stream().map(Meeting::place).findFirst().or(() -> directory.building(buildingId))
                .orElseThrow(() -> new Refused(CommonRefusal.INVALID_PARAMETER, "The directory has no building " + buildingId + ".", "building"));
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Facts(List.of(
                fact(wording, "building", building.name().in(wording.language())),
                fact(wording, "address", building.address()),
                fact(wording, "timeZone", wording.clock(ZoneId.of(building.timeZone()), firstThere(material, there))))));
        Map<LocalDate, Map<String, Meeting>> firstByDay = new TreeMap<>();
        for (Meeting meeting : there) {
            for (Attendance one : meeting.attendances()) {
                // Who works in the house needs no entry in it.
                if (one.kind() != Attendance.Kind.INTERLOCUTOR) {
                    firstByDay.computeIfAbsent(day(meeting), day -> new LinkedHashMap<>()).merge(one.person(), meeting,
                            (known, other) -> known.time().start().isAfter(other.time().start()) ? other : known);
                }
            }
        }
        firstByDay.forEach((day, first) -> {
            blocks.add(new Block.Heading(wording.day(day)));
            blocks.add(table(wording, "caption.visitors", List.of("name", "organization", "role", "first", "meeting", "host"),
                    first.entrySet().stream()
                            .map(entry -> visitor(material, entry.getKey(), entry.getValue(), wording))
                            .sorted(Comparator.comparing((List<String> row) -> row.getFirst().toLowerCase(Locale.ROOT)))
                            .toList()));
        });
        if (reader.needs()) {
            papers(material, buildingId, wording).ifPresent(blocks::add);
        }
        if (firstByDay.isEmpty()) {
            blocks.add(new Block.Text(wording.say("document.nobody")));
        }
        return blocks;
    }

    private static Instant firstThere(Material material, List<Meeting> there) {
        return there.stream().map(meeting -> meeting.time().start()).min(Comparator.naturalOrder())
                .orElseGet(() -> material.programme().window().start().atStartOfDay(material.programme().timeZone()).toInstant());
    }

    /** What the building's rule asks of each, and nothing that it does not ask for. */
    private Optional<Block> papers(Material material, String buildingId, Wording wording) {
        var rows = new ArrayList<List<String>>();
        for (AccessBoard.Entry entry : access.entries(material.visit())) {
            if (entry.building().id().equals(buildingId) && !entry.rule().needs().isEmpty()) {
                Papers papers = access.papersOf(material.visit(), entry.delegate().id()).orElse(new Papers(null, null, null, null));
                List<Detail> asked = entry.rule().needs();
                rows.add(List.of(
                        asked.contains(Detail.FULL_NAME) && papers.fullName() != null ? papers.fullName() : entry.delegate().name(),
                        asked.contains(Detail.BIRTH_DATE) && papers.birthDate() != null ? wording.date(papers.birthDate()) : DASH,
                        asked.contains(Detail.NATIONALITY) ? or(papers.nationality()) : DASH,
                        asked.contains(Detail.DOCUMENT_NUMBER) ? or(papers.documentNumber()) : DASH));
            }
        }
        return rows.isEmpty() ? Optional.empty()
                : Optional.of(table(wording, "caption.papers", List.of("name", "birthDate", "nationality", "documentNumber"), rows));
    }

    private List<String> visitor(Material material, String person, Meeting first, Wording wording) {
        Optional<Delegate> delegate = material.delegates().stream().filter(one -> one.id().equals(person)).findFirst();
        return List.of(
                name(material, person),
                or(delegate.map(Delegate::organization).orElse(null)),
                wording.word("role", delegate.map(Delegate::role).orElse("interpreter")),
                wording.time(local(first.time().start(), first)),
                first.summary().in(wording.language()),
                first.interlocutors().stream().map(PersonReference::name).collect(Collectors.joining(", ")));
    }

    private List<Block> briefingBook(Material material, String person, Wording wording) {
        List<Meeting> own = material.meetings().stream()
                .filter(meeting -> meeting.takesTime() && meeting.attendance(person).isPresent())
                .toList();
        Clocks clocks = Clocks.of(material.programme(), own);
        List<Block> blocks = opening(material, own, wording);
        List<Preparation.Ask> asks = material.visit().preparation().asks();
        if (!asks.isEmpty()) {
            blocks.add(new Block.Heading(wording.say("heading.asks")));
            blocks.add(new Block.Points(asks.stream().map(ask -> ask.text().in(wording.language())).toList()));
        }
        blocks.add(new Block.Heading(wording.say("heading.meetings")));
        if (own.isEmpty()) {
            blocks.add(new Block.Text(wording.say("document.noMeetings")));
        }
        for (Meeting meeting : own) {
            var lines = new ArrayList<Block.Fact>();
            lines.add(place(meeting, true, wording));
            meeting.interlocutors().forEach(one -> {
                lines.add(new Block.Fact(one.name(), whoIs(one.id(), wording)));
                directory.person(one.id()).ifPresent(met -> {
                    lines.addAll(promises(met, wording));
                    lines.addAll(positions(met, wording));
                });
            });
            names(material, meeting, Attendance.Kind.DELEGATE, wording).ifPresent(names -> lines.add(fact(wording, "delegates", names)));
            lines.addAll(how(meeting, wording));
            raised(material, meeting, wording).ifPresent(raised -> lines.add(fact(wording, "asks", raised)));
            blocks.add(item(meeting, wording.date(local(meeting.time().start(), meeting)) + ", ", clocks, lines, wording));
        }
        blocks.add(new Block.Heading(wording.say("heading.practical")));
        blocks.add(new Block.Facts(practicalities(material, own, wording)));
        List<Preparation.Paper> papers = material.visit().preparation().documents();
        if (!papers.isEmpty()) {
            blocks.add(new Block.Heading(wording.say("heading.papers")));
            blocks.add(new Block.Points(papers.stream().map(paper -> paper.title() + ": " + paper.url()).toList()));
        }
        return blocks;
    }

    /** What a public person promised, and what became of it. */
    private List<Block.Fact> promises(PersonFacts person, Wording wording) {
        return directory.commitmentsOf(person).stream()
                .map(commitment -> fact(wording, "promised", promise(commitment, wording)))
                .toList();
    }

    /** What a public person has said in public, or the body they work for, with where it can be read. */
    private List<Block.Fact> positions(PersonFacts person, Wording wording) {
        return directory.saidBy(person).stream().map(piece -> fact(wording, "said", position(piece, wording))).toList();
    }

    private String position(ArticleFacts piece, Wording wording) {
        var about = new ArrayList<String>(List.of(wording.word("kind", piece.kind())));
        if (piece.outlet() != null) {
            about.add(piece.outlet());
        }
        if (piece.publishedOn() != null) {
            about.add(wording.date(piece.publishedOn()));
        }
        String summary = piece.summary() == null ? "" : " " + piece.summary().in(wording.language());
        // What was published here alone is read here.
        String address = piece.url() != null ? piece.url() : publicUrl + "/" + wording.language() + "/articles/" + piece.id();
        return piece.title().in(wording.language()) + " (" + String.join(", ", about) + ")." + summary + " " + address;
    }

    private static String promise(CommitmentFacts commitment, Wording wording) {
        var said = new StringBuilder(commitment.title().in(wording.language())).append(" (");
        String madeOn = commitment.madeOn();
        if (madeOn != null) {
            // A month or a year is all that is known of some.
            said.append(madeOn.length() == 10 ? wording.date(LocalDate.parse(madeOn)) : madeOn).append(", ");
        }
        return said.append(wording.word("commitment", commitment.state())).append(")").toString();
    }

    /** What a meeting raises, like the asks themselves as the office settled it last, whichever edition is told. */
    private static Optional<String> raised(Material material, Meeting meeting, Wording wording) {
        Preparation preparation = material.visit().preparation();
        String asks = material.visit().plan().meeting(meeting.id()).stream()
                .flatMap(planned -> planned.arrangement().asks().stream())
                .flatMap(ask -> preparation.ask(ask).stream())
                .map(ask -> ask.text().in(wording.language()))
                .collect(Collectors.joining("; "));
        return asks.isEmpty() ? Optional.empty() : Optional.of(asks);
    }

    private List<Block.Fact> practicalities(Material material, List<Meeting> own, Wording wording) {
        var facts = new ArrayList<Block.Fact>();
        own.stream().map(Meeting::place).distinct().forEach(building ->
                facts.add(new Block.Fact(building.name().in(wording.language()), building.address())));
        facts.addAll(leadFacts(material, wording));
        // 112 works in every member state (Directive (EU) 2018/1972, Article 109).
        facts.add(fact(wording, "emergency", "112"));
        return facts;
    }

    private List<Block> contactSheet(Material material, Reader reader, Wording wording) {
        var blocks = new ArrayList<Block>();
        var office = new ArrayList<Block.Fact>(leadFacts(material, wording));
        office.add(fact(wording, "emergency", "112"));
        blocks.add(new Block.Heading(wording.say("heading.office")));
        blocks.add(new Block.Facts(office));
        blocks.add(new Block.Heading(wording.say("heading.people")));
        var heads = new ArrayList<>(List.of("name", "role", "organization"));
        if (reader.needs()) {
            heads.add("email");
        }
        blocks.add(table(wording, "caption.delegation", heads, material.delegates().stream()
                .map(delegate -> {
                    var row = new ArrayList<>(List.of(delegate.name(), wording.word("role", delegate.role()), or(delegate.organization())));
                    if (reader.needs()) {
                        row.add(contacts.find(Contacts.delegate(material.visit().id().value(), delegate.id())).map(Contact::email).orElse(DASH));
                    }
                    return List.copyOf(row);
                })
                .toList()));
        List<BuildingFacts> buildings = material.meetings().stream().map(Meeting::place).distinct().toList();
        if (!buildings.isEmpty()) {
            blocks.add(new Block.Heading(wording.say("heading.buildings")));
            blocks.add(new Block.Facts(buildings.stream().map(one -> new Block.Fact(one.name().in(wording.language()), one.address())).toList()));
        }
        return blocks;
    }

    private List<Block> opening(Material material, List<Meeting> shown, Wording wording) {
        var blocks = new ArrayList<Block>();
        standing(material, wording).ifPresent(blocks::add);
        var programme = material.programme();
        blocks.add(new Block.Facts(List.of(
                fact(wording, "dates", wording.date(programme.window().start()) + " " + DASH + " " + wording.date(programme.window().end())),
                fact(wording, "times", Clocks.of(programme, shown).said(wording)),
                fact(wording, "countries", programme.hostAreas().stream()
                        .map(area -> directory.area(area).map(found -> found.name().in(wording.language())).orElse(area))
                        .collect(Collectors.joining(", "))),
                fact(wording, "purpose", programme.purpose().in(wording.language())))));
        return blocks;
    }

    private static Optional<Block> standing(Material material, Wording wording) {
        Edition edition = material.edition();
        if (edition == null || edition.takesPlace()) {
            return Optional.empty();
        }
        String reason = edition.cancellationReason() == null ? "" : " " + edition.cancellationReason().in(wording.language());
        return Optional.of(new Block.Notice(
                wording.say(edition.standing() == Edition.Standing.CANCELLED ? "document.cancelled" : "document.postponed") + reason));
    }

    private Optional<Block> contact(Material material, Wording wording) {
        List<Block.Fact> facts = leadFacts(material, wording);
        return facts.isEmpty() ? Optional.empty() : Optional.of(new Block.Facts(facts));
    }

    private List<Block.Fact> leadFacts(Material material, Wording wording) {
        Preparation preparation = material.visit().preparation();
        var facts = new ArrayList<Block.Fact>();
        if (preparation.office() != null) {
            facts.add(fact(wording, "office", wording.word("office", preparation.office())));
        }
        if (preparation.lead() != null) {
            facts.add(fact(wording, "lead", preparation.lead()));
        }
        if (preparation.leadContact() != null) {
            facts.add(fact(wording, "contact", preparation.leadContact()));
        }
        return facts;
    }

    private Optional<Block> needsOf(Material material, LocalDate day, Wording wording) {
        var rows = new ArrayList<List<String>>();
        for (Delegate delegate : material.delegates()) {
            needs.find(Contacts.delegate(material.visit().id().value(), delegate.id()), day)
                    .ifPresent(need -> rows.add(List.of(delegate.name(), or(need.dietary()), or(need.access()))));
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(table(wording, "caption.needs", List.of("name", "dietary", "access"), rows));
    }

    private interface Lines {
        List<Block.Fact> of(Meeting meeting);
    }

    private static void byDay(Material material, List<Meeting> meetings, List<Block> blocks, Wording wording, Lines lines) {
        Clocks clocks = Clocks.of(material.programme(), meetings);
        @Nullable LocalDate current = null;
        for (Meeting meeting : meetings) {
            LocalDate day = day(meeting);
            if (!day.equals(current)) {
                blocks.add(new Block.Heading(wording.day(day)));
                current = day;
            }
            blocks.add(item(meeting, "", clocks, lines.of(meeting), wording));
        }
        if (meetings.isEmpty() && material.meetings().isEmpty()) {
            blocks.add(new Block.Text(wording.say("document.noMeetings")));
        }
    }

    private static Block.Item item(Meeting meeting, String before, Clocks clocks, List<Block.Fact> lines, Wording wording) {
        boolean cancelled = meeting.status() == MeetingStatus.CANCELLED;
        String mark = cancelled ? wording.say("document.cancelledMeeting")
                : meeting.status() == MeetingStatus.TENTATIVE ? wording.say("document.tentative") : "";
        return new Block.Item(
                before + wording.time(local(meeting.time().start(), meeting)) + DASH + wording.time(local(meeting.time().end(), meeting)) + clocks.mark(meeting, wording),
                meeting.summary().in(wording.language()), mark, cancelled, lines);
    }

    private List<Block.Fact> everything(Material material, Meeting meeting, Wording wording) {
        var lines = new ArrayList<Block.Fact>();
        lines.add(place(meeting, true, wording));
        for (Attendance.Kind kind : List.of(Attendance.Kind.INTERLOCUTOR, Attendance.Kind.DELEGATE, Attendance.Kind.INTERPRETER)) {
            String people = meeting.of(kind)
                    .map(one -> name(material, one) + " (" + wording.word("answer", one.partstat().name()) + ")")
                    .collect(Collectors.joining(", "));
            if (!people.isEmpty()) {
                lines.add(fact(wording, switch (kind) {
                    case INTERLOCUTOR -> "with";
                    case DELEGATE -> "delegates";
                    case INTERPRETER -> "interpreters";
                }, people));
            }
        }
        lines.addAll(how(meeting, wording));
        lines.add(fact(wording, "onRecord", wording.word("onRecord", meeting.arrangement().onRecord().word())));
        lines.add(fact(wording, "visibility", wording.word("visibility", meeting.visibility().name().toLowerCase(Locale.ROOT))));
        return lines;
    }

    private static List<Block.Fact> how(Meeting meeting, Wording wording) {
        var lines = new ArrayList<Block.Fact>();
        Arrangement how = meeting.arrangement();
        if (how.language() != null) {
            lines.add(fact(wording, "language", wording.languageName(how.language())));
        }
        if (how.interpretation() != Arrangement.Interpretation.NONE) {
            lines.add(fact(wording, "interpretation", wording.word("interpretation", how.interpretation().word())));
        }
        return lines;
    }

    private static Block.Fact place(Meeting meeting, boolean room, Wording wording) {
        String inside = room && meeting.room() != null ? wording.say("feed.room", meeting.room()) + ", " : "";
        return fact(wording, "place", inside + meeting.place().name().in(wording.language()) + ", " + meeting.place().address());
    }

    private static Optional<Block.Fact> interlocutors(Meeting meeting, Wording wording) {
        String names = meeting.interlocutors().stream().map(PersonReference::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(fact(wording, "with", names));
    }

    private Optional<String> names(Material material, Meeting meeting, Attendance.Kind kind, Wording wording) {
        String names = meeting.of(kind).map(one -> name(material, one)).collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private String name(Material material, Attendance one) {
        return one.name() != null ? one.name() : name(material, one.person());
    }

    private String name(Material material, String person) {
        return material.visit().nameOfAnyone(person)
                .or(() -> people.addressee(material.visit(), person).map(People.Addressee::name))
                .orElse(person);
    }

    /** What the directory says of a public person: what they do, and where. */
    private String whoIs(String person, Wording wording) {
        return directory.person(person).map(found -> {
            var parts = new ArrayList<String>();
            if (found.role() != null) {
                parts.add(found.role().in(wording.language()));
            }
            if (found.organizationId() != null) {
                directory.organization(found.organizationId()).ifPresent(one -> parts.add(one.name().in(wording.language())));
            }
            if (!found.languages().isEmpty()) {
                parts.add(found.languages().stream().map(wording::languageName).collect(Collectors.joining(", ")));
            }
            return parts.isEmpty() ? DASH : String.join("; ", parts);
        }).orElse(DASH);
    }

    /** A table of arrivals and departures, which go by the visit's own clock whatever the clocks of its places show. */
    private static Block.Table timed(Material material, Wording wording, String caption, List<String> heads, List<List<String>> rows) {
        Block.Table table = table(wording, caption, heads, rows);
        return new Block.Table(table.caption() + " (" + Clocks.home(material.programme(), wording) + ")", table.heads(), table.rows());
    }

    private static Block.Table table(Wording wording, String caption, List<String> heads, List<List<String>> rows) {
        return new Block.Table(wording.say(caption), heads.stream().map(head -> wording.say("label." + head)).toList(), rows);
    }

    private static Block.Fact fact(Wording wording, String label, String value) {
        return new Block.Fact(wording.say("label." + label), value);
    }

    private static String or(@Nullable String text) {
        return text == null || text.isBlank() ? DASH : text;
    }

    private static boolean sameDay(@Nullable OffsetDateTime moment, LocalDate day, Material material) {
        return moment != null && moment.atZoneSameInstant(material.programme().timeZone()).toLocalDate().equals(day);
    }

    private static String when(@Nullable OffsetDateTime moment, Material material, Wording wording) {
        return moment == null ? DASH : wording.shortMoment(moment.atZoneSameInstant(material.programme().timeZone()));
    }

    private static LocalDate day(Meeting meeting) {
        return local(meeting.time().start(), meeting).toLocalDate();
    }

    private static ZonedDateTime local(Instant instant, Meeting meeting) {
        return instant.atZone(Clocks.zone(meeting));
    }
}
