package org.hemicycle.defaults.refusal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves every refusal of the service with its status, from which the page of problems is made. */
@RestController
public class RefusalList {

    /** The refusals of one service, which publishes them as a bean. */
    public record Refusals(List<? extends RefusalKind> kinds) {}

    /**
     * One line of the list.
     *
     * @param type the problem type, relative to the public address
     * @param title its title
     * @param status its HTTP status
     * @param sentence what it means
     */
    public record Entry(String type, String title, int status, String sentence) {}

    private final List<Entry> entries;

    RefusalList(ObjectProvider<Refusals> own) {
        this.entries = Stream.concat(
                        Arrays.stream(CommonRefusal.values()), own.stream().flatMap(refusals -> refusals.kinds().stream()))
                .map(kind -> new Entry(kind.type(), kind.title(), kind.status(), kind.sentence()))
                .sorted(Comparator.comparingInt(Entry::status).thenComparing(Entry::type))
                .toList();
    }

    @GetMapping("/api/problems")
    List<Entry> all() {
        return entries;
    }
}
