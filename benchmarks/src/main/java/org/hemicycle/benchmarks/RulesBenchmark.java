package org.hemicycle.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hemicycle.events.itinerary.DaySettings;
import org.hemicycle.events.itinerary.Geo;
import org.hemicycle.events.itinerary.Hours;
import org.hemicycle.events.itinerary.ItineraryRules;
import org.hemicycle.events.itinerary.Leg;
import org.hemicycle.events.itinerary.Plan;
import org.hemicycle.events.itinerary.Span;
import org.hemicycle.events.itinerary.Timetable;
import org.hemicycle.events.itinerary.Violation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/** How long a full check of a visit's plan takes: twelve delegates, four days, and more and more meetings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "-Xmx512m")
public class RulesBenchmark {

    private static final double GOAL_MILLISECONDS = 50;
    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
    private static final LocalDate MONDAY = LocalDate.parse("2027-03-01");
    private static final int DELEGATES = 12;
    private static final int DAYS = 4;
    private static final int SLOTS_A_DAY = 8;

    @Param({"40", "80", "160"})
    public int meetings;

    private Plan plan;

    @Setup
    public void plan() {
        plan = plan(meetings);
    }

    @Benchmark
    public List<Violation> check() {
        return ItineraryRules.check(plan);
    }

    /** Measures and writes the result where the first argument says. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Map<Integer, Statistics> measured = new LinkedHashMap<>();
        for (RunResult result : new Runner(new OptionsBuilder().include(RulesBenchmark.class.getName()).build()).run()) {
            measured.put(Integer.parseInt(result.getParams().getParam("meetings")), result.getPrimaryResult().getStatistics());
        }
        var sizes = new ArrayList<String>();
        double smallest = measured.get(40).getPercentile(50);
        Map<Integer, Double> cpu = new LinkedHashMap<>();
        for (int round = 0; round < 2; round++) {
            // The first round lets the compiler finish; the second one counts.
            measured.keySet().forEach(size -> cpu.put(size, cpuMilliseconds(size)));
        }
        measured.forEach((size, statistics) -> sizes.add(String.format(Locale.ROOT,
                "    \"%d meetings\": {%n      \"medianMilliseconds\": %.3f,%n      \"p99Milliseconds\": %.3f,%n      \"meanMilliseconds\": %.3f,%n"
                        + "      \"medianCpuMilliseconds\": %.3f,%n      \"cpuTimesTheSmallest\": %.2f,%n      \"violationsFound\": %d,%n      \"samples\": %d%n    }",
                size, statistics.getPercentile(50) / 1000, statistics.getPercentile(99) / 1000, statistics.getMean() / 1000,
                cpu.get(size), cpu.get(size) / cpu.get(40), ItineraryRules.check(plan(size)).size(), statistics.getN())));
        String json = String.format(Locale.ROOT, """
                {
                  "metric": "rules",
                  "what": "full check of a visit's plan by every rule: %d delegates, %d days, meetings as listed, with clashes and missing time in it",
                  "unit": "milliseconds a check, smaller is better",
                  "medianOf40Milliseconds": %.3f,
                  "goal": %.1f,
                  "sizes": {
                %s
                  },
                  "versions": {
                    "java": "%s",
                    "jmh": "%s"
                  },
                  "machine": {
                    "cores": %d,
                    "system": "%s %s"
                  }
                }
                """, DELEGATES, DAYS, smallest / 1000, GOAL_MILLISECONDS, String.join(",\n", sizes), Runtime.version(),
                org.openjdk.jmh.util.Version.getPlainVersion().replaceAll("[^0-9.]", ""), Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"), System.getProperty("os.arch"));
        Files.writeString(Path.of(arguments[0]), json);
        System.out.print(json);
        if (smallest / 1000 > GOAL_MILLISECONDS) {
            System.err.println("The median is over the goal.");
            System.exit(1);
        }
    }

    /** The median of the processor time of a check, which a machine that is busy with other things changes little. */
    private static double cpuMilliseconds(int meetings) {
        Plan plan = plan(meetings);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        var times = new long[1000];
        int found = 0;
        for (int i = 0; i < 3 * times.length; i++) {
            long before = threads.getCurrentThreadCpuTime();
            found += ItineraryRules.check(plan).size();
            times[i % times.length] = threads.getCurrentThreadCpuTime() - before;
        }
        if (found == 0) {
            throw new IllegalStateException("the plan should break a rule");
        }
        Arrays.sort(times);
        return times[times.length / 2] / 1e6;
    }

    /** A plan as offices make them before they mend it: tracks side by side, some people in two of them. Always the same. */
    private static Plan plan(int meetings) {
        var random = new Random(7);
        List<Plan.Place> places = places();
        var people = new ArrayList<Plan.Person>();
        for (int i = 0; i < DELEGATES; i++) {
            people.add(new Plan.Person("d-" + i, "Delegate " + i + " (sample)", Plan.Part.DELEGATE, "Member " + i % 4 + " (sample)",
                    MONDAY.atTime(7, 0).atZone(ZONE).toInstant(), MONDAY.plusDays(DAYS).atTime(7, 0).atZone(ZONE).toInstant(), List.of()));
        }
        for (int i = 0; i < 6; i++) {
            people.add(new Plan.Person("i-" + i, "Interpreter " + i + " (sample)", Plan.Part.INTERPRETER, null, null, null, List.of()));
        }
        var items = new ArrayList<Plan.Item>();
        int tracks = (meetings + DAYS * SLOTS_A_DAY - 1) / (DAYS * SLOTS_A_DAY);
        int together = DELEGATES / tracks;
        for (int i = 0; i < meetings; i++) {
            int day = i % DAYS;
            int slot = i / DAYS % SLOTS_A_DAY;
            int track = i / DAYS / SLOTS_A_DAY;
            Instant start = MONDAY.plusDays(day).atTime(LocalTime.of(9 + slot, random.nextInt(3) * 10)).atZone(ZONE).toInstant();
            var who = new ArrayList<String>();
            for (int one = 0; one < together; one++) {
                // The delegation is divided among the tracks, and one in ten is asked for by another as well.
                who.add("d-" + (random.nextInt(10) == 0 ? random.nextInt(DELEGATES) : track * together + one));
            }
            String other = "p-" + random.nextInt(meetings);
            people.add(new Plan.Person(other, "Interlocutor " + other + " (sample)", Plan.Part.INTERLOCUTOR, null, null, null, List.of()));
            who.add(other);
            boolean interpreted = i % 3 == 0;
            if (interpreted) {
                who.add("i-" + random.nextInt(6));
            }
            items.add(new Plan.Item("m-" + i, "Talk " + i, Plan.Kind.MEETING, new Span(start, start.plus(Duration.ofMinutes(45))),
                    places.get(random.nextInt(places.size())).id(), "R" + random.nextInt(20), who.stream().distinct().toList(),
                    interpreted ? Plan.Interpretation.SIMULTANEOUS : Plan.Interpretation.NONE, i % 10 == 0,
                    i % 4 == 0 ? Plan.Priority.MUST : Plan.Priority.SHOULD, List.of(), Set.of("a-" + i % 3), null));
        }
        var elsewhere = new ArrayList<Plan.Elsewhere>();
        for (int i = 0; i < meetings / 2; i++) {
            Instant start = MONDAY.plusDays(i % DAYS).atTime(8 + i % 9, 0).atZone(ZONE).toInstant();
            elsewhere.add(new Plan.Elsewhere("Another visit " + i, new Span(start, start.plus(Duration.ofHours(1))),
                    places.get(i % places.size()).id(), null, List.of("p-" + random.nextInt(meetings))));
        }
        var access = new ArrayList<Plan.Access>();
        for (int i = 0; i < DELEGATES; i++) {
            access.add(new Plan.Access("d-" + i, "reichstag", MONDAY.atStartOfDay(ZONE).toInstant(), i % 2 == 0));
        }
        return new Plan("visit-1", ZONE, MONDAY.minusDays(20).atStartOfDay(ZONE).toInstant(), people, items, places, elsewhere,
                List.of(new Plan.Ask("a-0", "Ask (sample)"), new Plan.Ask("a-9", "Another ask (sample)")), access,
                List.of(new Plan.Quota("ep-brussels", 4, false)), List.of(new Plan.Holiday("reichstag", MONDAY.plusDays(2), "A holiday (sample)")),
                List.of(new Plan.Sittings("house-0", List.of(new Plan.Period(MONDAY.plusDays(7), MONDAY.plusDays(11), "Plenary")), List.of())),
                new Timetable(List.of(new Timetable.Journey("Brussels", "Berlin", Leg.Mode.TRAIN, 480, true))), DaySettings.USUAL);
    }

    private static List<Plan.Place> places() {
        var hours = new Hours(Map.of(
                DayOfWeek.MONDAY, List.of(new Hours.Range(8 * 60, 18 * 60)), DayOfWeek.TUESDAY, List.of(new Hours.Range(8 * 60, 18 * 60)),
                DayOfWeek.WEDNESDAY, List.of(new Hours.Range(8 * 60, 18 * 60)), DayOfWeek.THURSDAY, List.of(new Hours.Range(8 * 60, 18 * 60))), true);
        return List.of(
                place("ep-brussels", "Brussels", 50.8389, 4.3750, hours, 0), place("eesc-brussels", "Brussels", 50.8406, 4.3770, null, 1),
                place("berlaymont", "Brussels", 50.8438, 4.3827, hours, 2), place("europa-building", "Brussels", 50.8425, 4.3806, null, 3),
                place("reichstag", "Berlin", 52.5186, 13.3761, hours, 4));
    }

    private static Plan.Place place(String id, String city, double latitude, double longitude, Hours hours, int house) {
        return new Plan.Place(id, id, city.equals("Berlin") ? "DE" : "BE", city, null, new Geo(latitude, longitude), ZONE, "house-" + house, hours, null);
    }
}
