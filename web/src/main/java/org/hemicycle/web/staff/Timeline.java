package org.hemicycle.web.staff;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.visit.Itinerary;
import org.hemicycle.web.visit.Itinerary.Findings;
import org.hemicycle.web.visit.Itinerary.Leg;
import org.hemicycle.web.visit.Itinerary.Violation;
import org.hemicycle.web.visit.Meeting;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A visit's plan day by day, with the ways between meetings and the rules that it breaks where it breaks them.
 *
 * @param days every day of the visit, meetings or not
 * @param tray the meetings that wait for a time, the more important first
 * @param general what is wrong with the plan as a whole and with no meeting of it
 * @param missing whether the rules could not be asked, so that nothing is said about them
 * @param opens the minute of the day at which the picture of each day begins
 * @param closes the minute at which it ends
 */
public record Timeline(
        List<Day> days, List<Item> tray, List<Violation> general, boolean missing, int opens, int closes) {

    private static final int HOUR = 60;
    private static final int USUAL_START = 8 * HOUR;
    private static final int USUAL_END = 20 * HOUR;

    /**
     * One day.
     *
     * @param date the day, as counted in the visit's zone
     * @param items its meetings, the earliest first
     * @param lanes how many rows its picture needs so that meetings at the same time lie below each other
     */
    public record Day(LocalDate date, List<Item> items, int lanes) {}

    /**
     * One meeting in the plan.
     *
     * @param meeting it
     * @param way the way there that leaves the least time, if anybody comes from somewhere
     * @param violations the rules broken at this meeting
     * @param begins the minute of its day at which it begins
     * @param lane its row in the picture of the day, from 0
     */
    public record Item(
            Meeting meeting, @Nullable Way way, List<Violation> violations, int begins, int lane) {

        /** How bad the worst violation is: {@code bad}, {@code note} or {@code good}. */
        public String mark() {
            return violations.stream().anyMatch(Violation::isHard) ? "bad" : violations.isEmpty() ? "good" : "note";
        }
    }

    /**
     * How somebody gets to a meeting.
     *
     * @param leg the way
     * @param from what they come from
     * @param spare minutes to spare; less than nothing when it cannot be done
     * @param people who go this way, by name
     */
    public record Way(Leg leg, String from, long spare, List<String> people) {

        /** Whether there is less time than the way needs. */
        public boolean isTooTight() {
            return spare < 0;
        }
    }

    static Timeline of(Visit visit, Answer<Findings> rules, Answer<Itinerary> ways) {
        List<Violation> found = rules.map(Findings::violations).or(List.of());
        Itinerary itinerary = ways.or(new Itinerary(List.of()));
        int opens = USUAL_START;
        int closes = USUAL_END;
        var days = new ArrayList<Day>();
        for (var day : visit.days().entrySet()) {
            var items = new ArrayList<Item>();
            var ends = new ArrayList<Integer>();
            for (Meeting meeting : day.getValue()) {
                ZonedDateTime start = meeting.from().atZoneSameInstant(visit.timeZone());
                int begins = start.getHour() * HOUR + start.getMinute();
                int lane = lane(ends, begins, (int) (begins + meeting.minutes()), meeting.isCancelled());
                items.add(new Item(
                        meeting,
                        way(itinerary, meeting),
                        violations(found, meeting),
                        begins,
                        lane));
                opens = Math.min(opens, begins / HOUR * HOUR);
                closes = (int) Math.max(closes, Math.min(24 * HOUR, (begins + meeting.minutes() + HOUR - 1) / HOUR * HOUR));
            }
            days.add(new Day(day.getKey(), List.copyOf(items), Math.max(1, ends.size())));
        }
        var tray = visit.unplaced().stream()
                .filter(meeting -> !meeting.isCancelled())
                .map(meeting -> new Item(meeting, null, violations(found, meeting), 0, 0))
                .toList();
        var general = found.stream()
                .filter(violation -> violation.itemIds().stream().noneMatch(id -> visit.meeting(id).isPresent()))
                .toList();
        return new Timeline(List.copyOf(days), tray, general, rules.orNull() == null, opens, closes);
    }

    private static int lane(List<Integer> ends, int begins, int until, boolean cancelled) {
        if (cancelled) {
            return -1;
        }
        for (int lane = 0; lane < ends.size(); lane++) {
            if (ends.get(lane) <= begins) {
                ends.set(lane, until);
                return lane;
            }
        }
        ends.add(until);
        return ends.size() - 1;
    }

    private static @Nullable Way way(Itinerary itinerary, Meeting meeting) {
        Way tightest = null;
        for (Itinerary.Day day : itinerary.days()) {
            Itinerary.Stop before = null;
            for (Itinerary.Stop stop : day.stops()) {
                if (meeting.id().equals(stop.meeting()) && stop.leg() != null && before != null && stop.leg().total() > 0) {
                    long spare = stop.spare() == null ? 0 : stop.spare();
                    String from = before.title() == null ? "" : before.title();
                    String name = day.name() == null ? day.person() : day.name();
                    if (tightest == null || spare < tightest.spare()) {
                        tightest = new Way(stop.leg(), from, spare, List.of(name));
                    } else if (spare == tightest.spare() && from.equals(tightest.from())) {
                        var people = new ArrayList<>(tightest.people());
                        people.add(name);
                        tightest = new Way(tightest.leg(), from, spare, List.copyOf(people));
                    }
                }
                before = stop;
            }
        }
        return tightest;
    }

    private static List<Violation> violations(List<Violation> found, Meeting meeting) {
        return found.stream().filter(violation -> violation.itemIds().contains(meeting.id())).toList();
    }

    /** How many hard rules keep the plan from being published. */
    public long hard() {
        return violations().stream().filter(Violation::isHard).count();
    }

    /** Every rule broken, once. */
    public List<Violation> violations() {
        var all = new ArrayList<>(general);
        days.forEach(day -> day.items().forEach(item -> add(all, item.violations())));
        tray.forEach(item -> add(all, item.violations()));
        return all;
    }

    private static void add(List<Violation> all, List<Violation> more) {
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
    }

    /** The full hours that the pictures show. */
    public List<Integer> hours() {
        var hours = new ArrayList<Integer>();
        for (int minute = opens; minute < closes; minute += HOUR) {
            hours.add(minute / HOUR);
        }
        return hours;
    }

    /** Where a minute of the day lies in the picture, such as {@code 12.5%}. */
    public String at(long minute) {
        return percent((minute - opens) * 100.0 / (closes - opens));
    }

    /** How wide some minutes are in the picture. */
    public String wide(long minutes) {
        return percent(Math.max(minutes, 10) * 100.0 / (closes - opens));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f%%", Math.clamp(share, 0, 100));
    }
}
