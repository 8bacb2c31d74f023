package org.hemicycle.events.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.availability.Availability;
import org.hemicycle.events.availability.Entry;
import org.hemicycle.events.availability.Horizon;
import org.hemicycle.events.availability.Sitting;
import org.hemicycle.events.availability.ZoneNames;
import org.jspecify.annotations.Nullable;

/**
 * Reads iCalendar as programs really write it: an event that cannot be read is refused by its line and the rest is read.
 *
 * <p>Time and memory are bounded by the file's size and by the {@link Horizon}; series are unrolled inside it only.
 */
final class IcsReader {

    private final Horizon horizon;
    private final List<LineFault> faults = new ArrayList<>();
    private final Map<String, Optional<ZoneId>> zones = new HashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> uids = new HashSet<>();
    private final Series.Steps steps = new Series.Steps();
    private int ignored;
    private int counted;

    private IcsReader(Horizon horizon) {
        this.horizon = horizon;
    }

    /** One component with the lines that stand directly in it. */
    private record Block(String name, int line, List<ContentLine> lines) {

        @Nullable ContentLine first(String property) {
            return lines.stream().filter(line -> line.name().equals(property)).findFirst().orElse(null);
        }

        List<ContentLine> all(String property) {
            return lines.stream().filter(line -> line.name().equals(property)).toList();
        }

        String value(String property) {
            ContentLine line = first(property);
            return line == null ? "" : line.value().strip();
        }
    }

    /** An event whose times were understood. */
    private record Event(Block block, String uid, int sequence, IcsTime start, Duration length, int days, @Nullable IcsTime recurrence, boolean counts) {}

    /**
     * Reads a whole file.
     *
     * @throws Refused CALENDAR_FILE_UNREADABLE when there is no calendar in it at all
     */
    static Reading read(String text, Horizon horizon) {
        var reader = new IcsReader(horizon);
        List<Block> blocks = reader.blocks(ContentLine.unfold(FileText.lines(text)));
        reader.declareZones(blocks);
        reader.events(blocks);
        return new Reading(List.copyOf(reader.entries.values()), Set.copyOf(reader.uids), List.copyOf(reader.faults), reader.ignored);
    }

    private List<Block> blocks(List<ContentLine.Unfolded> lines) {
        var done = new ArrayList<Block>();
        var open = new ArrayList<Block>();
        boolean calendar = false;
        @Nullable String zoneOfFile = null;
        for (ContentLine.Unfolded unfolded : lines) {
            ContentLine line = ContentLine.parse(unfolded);
            if (line == null) {
                if (!open.isEmpty() && isRead(open.getLast().name())) {
                    faults.add(new LineFault(unfolded.number(), "line-unreadable", "The line is not a property; it was skipped.", false));
                }
                continue;
            }
            String value = line.value().strip().toUpperCase(Locale.ROOT);
            if (line.name().equals("BEGIN")) {
                if (value.equals("VCALENDAR")) {
                    calendar = true;
                    unfinished(open);
                    continue;
                }
                // An event cannot stand in an event: the one before was never ended.
                if (isRead(value) || value.equals("VTIMEZONE")) {
                    unfinished(open);
                }
                open.add(new Block(value, line.number(), new ArrayList<>()));
                if (open.size() > 8) {
                    throw new Refused(ImportRefusal.CALENDAR_FILE_UNREADABLE, "The file nests components deeper than any calendar does.", "file");
                }
            } else if (line.name().equals("END")) {
                if (value.equals("VCALENDAR")) {
                    unfinished(open);
                } else if (!open.isEmpty() && open.stream().anyMatch(block -> block.name().equals(value))) {
                    while (!open.isEmpty()) {
                        Block block = open.removeLast();
                        done.add(block);
                        if (block.name().equals(value)) {
                            break;
                        }
                    }
                }
            } else if (!open.isEmpty()) {
                open.getLast().lines().add(line);
            } else if (line.name().equals("X-WR-TIMEZONE")) {
                zoneOfFile = line.value();
            }
        }
        unfinished(open);
        if (!calendar && done.isEmpty()) {
            throw new Refused(ImportRefusal.CALENDAR_FILE_UNREADABLE, "The file has no VCALENDAR in it.", "file");
        }
        if (zoneOfFile != null) {
            zones.put("", ZoneNames.find(zoneOfFile));
        }
        return done;
    }

    private static boolean isRead(String component) {
        return component.equals("VEVENT") || component.equals("VFREEBUSY");
    }

    private void unfinished(List<Block> open) {
        for (Block block : open) {
            if (isRead(block.name())) {
                faults.add(new LineFault(block.line(), "event-unfinished", "The " + block.name() + " that begins here has no end.", true));
            }
        }
        open.clear();
    }

    /**
     * Zones that the file declares under a name nobody else knows, as Outlook does. Only what can be told for certain is
     * used: one offset all year, or the rules of the European Union and of the United States.
     */
    private void declareZones(List<Block> blocks) {
        var observances = new ArrayList<Block>();
        for (Block block : blocks) {
            switch (block.name()) {
                case "STANDARD", "DAYLIGHT" -> observances.add(block);
                case "VTIMEZONE" -> {
                    String name = block.value("TZID");
                    Optional<ZoneId> known = ZoneNames.find(block.value("X-LIC-LOCATION"));
                    zones.put(name, known.isPresent() ? known : byRules(observances));
                    observances.clear();
                }
                default -> {}
            }
        }
    }

    private static Optional<ZoneId> byRules(List<Block> observances) {
        Block standard = observances.stream().filter(block -> block.name().equals("STANDARD")).reduce((one, later) -> later).orElse(null);
        Block daylight = observances.stream().filter(block -> block.name().equals("DAYLIGHT")).reduce((one, later) -> later).orElse(null);
        if (standard == null) {
            return Optional.empty();
        }
        Optional<ZoneId> offset = ZoneNames.find(standard.value("TZOFFSETTO"));
        if (daylight == null || offset.isEmpty()) {
            return offset;
        }
        String begins = daylight.value("RRULE").toUpperCase(Locale.ROOT);
        String ends = standard.value("RRULE").toUpperCase(Locale.ROOT);
        boolean european = begins.contains("BYDAY=-1SU") && begins.matches(".*BYMONTH=0?3\\b.*")
                && ends.contains("BYDAY=-1SU") && ends.matches(".*BYMONTH=10\\b.*");
        boolean american = begins.contains("BYDAY=2SU") && begins.matches(".*BYMONTH=0?3\\b.*")
                && ends.contains("BYDAY=1SU") && ends.matches(".*BYMONTH=11\\b.*");
        String name = switch (offset.get().getId()) {
            case "Z", "+00:00" -> european ? "Europe/London" : "";
            case "+01:00" -> european ? "Europe/Brussels" : "";
            case "+02:00" -> european ? "Europe/Helsinki" : "";
            case "-05:00" -> american ? "America/New_York" : "";
            case "-06:00" -> american ? "America/Chicago" : "";
            case "-07:00" -> american ? "America/Denver" : "";
            case "-08:00" -> american ? "America/Los_Angeles" : "";
            default -> "";
        };
        return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
    }

    private void events(List<Block> blocks) {
        var masters = new LinkedHashMap<String, Event>();
        var exceptions = new LinkedHashMap<String, List<Event>>();
        for (Block block : blocks) {
            try {
                switch (block.name()) {
                    case "VEVENT" -> {
                        Event event = event(block);
                        uids.add(event.uid());
                        if (event.recurrence() != null) {
                            exceptions.computeIfAbsent(event.uid(), uid -> new ArrayList<>()).add(event);
                        } else {
                            enter(masters, event);
                        }
                    }
                    case "VFREEBUSY" -> freeBusy(block);
                    case "VTODO", "VJOURNAL" -> ignored++;
                    default -> {}
                }
            } catch (Unreadable unreadable) {
                faults.add(unreadable.fault());
            }
        }
        masters.forEach((uid, event) -> unroll(event, exceptions.getOrDefault(uid, List.of())));
        exceptions.forEach((uid, changed) -> changed.forEach(event -> {
            if (event.recurrence() != null) {
                add(event, event.start(), recurrence(event.recurrence()));
            }
        }));
    }

    /** The same UID twice without a RECURRENCE-ID: the higher SEQUENCE is the later state; of equals the first is kept. */
    private void enter(Map<String, Event> masters, Event event) {
        Event other = masters.putIfAbsent(event.uid(), event);
        if (other == null) {
            return;
        }
        boolean newer = event.sequence() > other.sequence();
        if (newer) {
            masters.put(event.uid(), event);
        }
        Event dropped = newer ? other : event;
        if (dropped.sequence() == (newer ? event : other).sequence() && dropped.start().equals(other.start())) {
            ignored++;
        } else {
            faults.add(new LineFault(dropped.block().line(), "uid-twice",
                    "Another event of the file has the same UID; the one with the higher SEQUENCE is kept, of equals the first.", true));
        }
    }

    private ZoneId fallback() {
        return zones.getOrDefault("", Optional.empty()).orElse(horizon.zone());
    }

    private Event event(Block block) throws Unreadable {
        ContentLine startLine = block.first("DTSTART");
        if (startLine == null) {
            throw new Unreadable(block.line(), "start-missing", "The event has no DTSTART.");
        }
        IcsTime start = IcsTime.of(startLine, startLine.value(), zones, fallback());
        var length = Duration.ZERO;
        int days = start.wholeDay() ? 1 : 0;
        ContentLine endLine = block.first("DTEND");
        ContentLine durationLine = block.first("DURATION");
        if (endLine != null) {
            IcsTime end = IcsTime.of(endLine, endLine.value(), zones, fallback());
            if (end.instant().isBefore(start.instant())) {
                throw new Unreadable(endLine.number(), "end-before-start", "The event ends before it starts.");
            }
            if (start.wholeDay()) {
                days = (int) Math.max(1, end.day().toEpochDay() - start.day().toEpochDay());
            } else {
                length = Duration.between(start.instant(), end.instant());
            }
        } else if (durationLine != null) {
            length = IcsTime.duration(durationLine, durationLine.value());
            if (start.wholeDay()) {
                days = (int) Math.max(1, Math.min(length.toDays(), 10_000));
            }
        }
        if (length.compareTo(Horizon.LONGEST) > 0 || days > Horizon.LONGEST.toDays()) {
            throw new Unreadable(startLine.number(), "too-long", "The event lasts longer than " + Horizon.LONGEST.toDays() + " days.");
        }
        ContentLine recurrenceLine = block.first("RECURRENCE-ID");
        @Nullable IcsTime recurrence = null;
        if (recurrenceLine != null) {
            if (recurrenceLine.parameter("RANGE") != null) {
                throw new Unreadable(recurrenceLine.number(), "range-unsupported", "A change of all following occurrences (RANGE) is not read.");
            }
            recurrence = IcsTime.of(recurrenceLine, recurrenceLine.value(), zones, fallback());
        }
        if (block.first("EXRULE") != null) {
            throw new Unreadable(block.line(), "rule-unsupported", "The event excludes occurrences by a rule (EXRULE), which is not read.");
        }
        String uid = block.value("UID");
        if (uid.isEmpty() || uid.length() > 1_000) {
            uid = "content:" + Entry.hash(start + "|" + length + "|" + days + "|" + recurrence + "|" + block.value("SUMMARY") + "|" + block.value("RRULE"));
        }
        String sequence = block.value("SEQUENCE");
        return new Event(block, uid, sequence.matches("\\d{1,9}") ? Integer.parseInt(sequence) : 0, start, length, days, recurrence, counts(block));
    }

    /** Whether the event keeps somebody busy, or, in a parliament's calendar, takes place. */
    private boolean counts(Block block) {
        if (block.value("STATUS").equalsIgnoreCase("CANCELLED")) {
            return false;
        }
        return horizon.named()
                || !(block.value("TRANSP").equalsIgnoreCase("TRANSPARENT") || block.value("X-MICROSOFT-CDO-BUSYSTATUS").equalsIgnoreCase("FREE"));
    }

    private void unroll(Event event, List<Event> changed) {
        ContentLine rule = event.block().first("RRULE");
        List<ContentLine> extra = event.block().all("RDATE");
        if (rule == null && extra.isEmpty()) {
            add(event, event.start(), "");
            return;
        }
        int before = faults.size();
        try {
            Duration reach = event.length().plusDays(event.days() + 1L);
            var starts = new ArrayList<IcsTime>();
            if (rule != null) {
                starts.addAll(Series.starts(event.start(), rule, zones, horizon.from().minus(reach), horizon.until(), steps));
                if (event.block().all("RRULE").size() > 1) {
                    faults.add(new LineFault(rule.number(), "rule-twice", "The event has several rules; the first was used.", false));
                }
            } else {
                starts.add(event.start());
            }
            for (ContentLine line : extra) {
                for (String value : line.value().split(",")) {
                    if (starts.size() > Series.MOST) {
                        throw new Unreadable(line.number(), "too-many-occurrences", "The series has more than " + Series.MOST + " occurrences.");
                    }
                    starts.add(IcsTime.of(line, value.split("/")[0], zones, event.start().zone()));
                }
            }
            var without = new HashSet<String>();
            for (ContentLine line : event.block().all("EXDATE")) {
                for (String value : line.value().split(",")) {
                    if (!value.isBlank()) {
                        IcsTime time = IcsTime.of(line, value, zones, event.start().zone());
                        without.add(recurrence(time));
                    }
                }
            }
            changed.forEach(exception -> without.add(recurrence(java.util.Objects.requireNonNull(exception.recurrence()))));
            for (IcsTime start : starts) {
                // A whole day excluded from a series of clock times means whatever happens on that day.
                if (!without.contains(recurrence(start)) && !without.contains(start.day().toString())) {
                    add(event, start, recurrence(start));
                }
            }
        } catch (Unreadable unreadable) {
            while (faults.size() > before) {
                faults.removeLast();
            }
            faults.add(unreadable.fault());
        }
    }

    private static String recurrence(IcsTime time) {
        return time.wholeDay() ? time.day().toString() : time.instant().toString();
    }

    private void add(Event event, IcsTime start, String recurrence) {
        if (!event.counts()) {
            ignored++;
            return;
        }
        Instant begin = start.instant();
        @Nullable LocalDate firstDay = null;
        @Nullable LocalDate lastDay = null;
        Instant end;
        if (start.wholeDay()) {
            firstDay = start.day();
            lastDay = start.day().plusDays(event.days() - 1L);
            end = lastDay.plusDays(1).atStartOfDay(start.zone()).toInstant();
        } else {
            end = begin.plus(event.length());
        }
        if (!end.isAfter(begin) || !horizon.touches(begin, end)) {
            ignored++;
            return;
        }
        Block block = event.block();
        String kind = horizon.named()
                ? Sitting.kind(block.value("SUMMARY") + " " + block.value("CATEGORIES")).name()
                : tentative(block) ? Availability.Kind.TENTATIVE.name() : Availability.Kind.BUSY.name();
        put(block.line(), new Entry(event.uid(), recurrence, event.sequence(), begin, end, firstDay, lastDay, kind, horizon.named() ? summary(block) : null));
    }

    private static boolean tentative(Block block) {
        return block.value("STATUS").equalsIgnoreCase("TENTATIVE") || block.value("X-MICROSOFT-CDO-BUSYSTATUS").equalsIgnoreCase("TENTATIVE");
    }

    private static @Nullable String summary(Block block) {
        ContentLine line = block.first("SUMMARY");
        return line == null || line.text().isEmpty() ? null : line.text();
    }

    private void put(int line, Entry entry) {
        if (++counted > Horizon.MOST_ENTRIES) {
            if (counted == Horizon.MOST_ENTRIES + 1) {
                faults.add(new LineFault(line, "too-many-entries", "The file has more than " + Horizon.MOST_ENTRIES + " entries; from here on they were left out.", true));
            }
            return;
        }
        entries.put(entry.key(), entry);
    }

    /** Published free/busy time (RFC 5545 §3.6.4): periods in UTC, most often without a UID that stays. */
    private void freeBusy(Block block) throws Unreadable {
        for (ContentLine line : block.all("FREEBUSY")) {
            String type = String.valueOf(line.parameter("FBTYPE")).toUpperCase(Locale.ROOT);
            String kind = switch (type) {
                case "FREE" -> Availability.Kind.FREE.name();
                case "BUSY-TENTATIVE" -> Availability.Kind.TENTATIVE.name();
                default -> Availability.Kind.BUSY.name();
            };
            for (String period : line.value().split(",")) {
                String[] ends = period.strip().split("/", 2);
                if (ends.length != 2) {
                    throw new Unreadable(line.number(), "period-unreadable", "A period of FREEBUSY has no end.");
                }
                Instant start = IcsTime.of(line, ends[0], zones, ZoneOffset.UTC).instant();
                Instant end = ends[1].startsWith("P") || ends[1].startsWith("+P")
                        ? start.plus(IcsTime.duration(line, ends[1]))
                        : IcsTime.of(line, ends[1], zones, ZoneOffset.UTC).instant();
                if (!end.isAfter(start)) {
                    throw new Unreadable(line.number(), "end-before-start", "A period of FREEBUSY ends before it starts.");
                }
                if (!horizon.touches(start, end) || Duration.between(start, end).compareTo(Horizon.LONGEST) > 0) {
                    ignored++;
                    continue;
                }
                String uid = "content:" + Entry.hash(start + "|" + end + "|" + kind);
                uids.add(uid);
                put(line.number(), new Entry(uid, "", 0, start, end, null, null, horizon.named() ? Sitting.Kind.OTHER.name() : kind, null));
            }
        }
    }
}
