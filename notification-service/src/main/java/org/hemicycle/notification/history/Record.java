package org.hemicycle.notification.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.hemicycle.notification.bulletin.Bulletins;
import org.hemicycle.notification.digest.Digests;
import org.jspecify.annotations.Nullable;

/** What a chunk's document says about its mails. */
final class Record {

    /** Stands where the id of somebody stood who wanted to be forgotten. */
    static final String ERASED = "erased";

    private final Document chunk;

    Record(Document chunk) {
        this.chunk = chunk;
    }

    /** The list of a chunk's document in which mails in a state stand. */
    static String listOf(String state) {
        return switch (state) {
            case "bounced" -> "refused";
            case "given-up" -> "dead";
            case "planned" -> "deferred";
            default -> state;
        };
    }

    String id() {
        return chunk.getString("_id");
    }

    Instant plannedAt() {
        return chunk.getDate("plannedAt").toInstant();
    }

    int bucket() {
        return chunk.getInteger("bucket", -1);
    }

    @Nullable String notice() {
        return chunk.getString("notice");
    }

    /** What became of the mail to somebody, or null where the chunk does not know them. */
    @Nullable Line of(String subscriber) {
        return lines().stream()
                .filter(line -> line.subscriber().equals(subscriber))
                .findFirst()
                .orElse(null);
    }

    /** What became of each mail, in an order that stays as long as nothing happens. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        List<String> sent = strings("sent");
        for (int i = 0; i < sent.size(); i++) {
            lines.add(line(sent.get(i), "sent", 0, null, sentAt(i), null));
        }
        outcomes("refused").forEach(one -> lines.add(outcome(one, "bounced")));
        outcomes("dead").forEach(one -> lines.add(outcome(one, "given-up")));
        for (Document one : outcomes("deferred")) {
            int attempts = one.getInteger("attempts", 0);
            Date due = one.getDate("due");
            lines.add(line(
                    one.getString("to"),
                    attempts == 0 ? "planned" : "deferred",
                    attempts,
                    one.getString("reason"),
                    null,
                    due == null ? null : due.toInstant()));
        }
        List<Document> left = outcomes("left");
        for (String one : strings("suppressed")) {
            lines.add(left.stream()
                    .filter(why -> one.equals(why.getString("to")))
                    .findFirst()
                    .map(why -> outcome(why, "suppressed"))
                    .orElseGet(() -> line(one, "suppressed", 0, null, null, null)));
        }
        return lines;
    }

    private Line outcome(Document one, String state) {
        Date at = one.getDate("at");
        return line(
                one.getString("to"),
                state,
                one.getInteger("attempts", 0),
                one.getString("reason"),
                at == null ? null : at.toInstant(),
                null);
    }

    private Line line(
            String to,
            String state,
            int attempts,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Instant due) {
        String notice = notice();
        String type = notice == null
                ? "sign-up"
                : Digests.isDigest(notice) ? "digest" : Bulletins.isBulletin(notice) ? "bulletin" : "notice";
        return new Line(notice, type, null, to, state, attempts, reason, plannedAt(), at, due);
    }

    /** Mails are recorded together, a window of them at a time, in the order in which they were sent. */
    private @Nullable Instant sentAt(int place) {
        int before = 0;
        for (Document window : outcomes("windows")) {
            before += window.getInteger("sent", 0);
            if (place < before) {
                return window.getDate("at").toInstant();
            }
        }
        return null;
    }

    private List<String> strings(String field) {
        List<String> list = chunk.getList(field, String.class);
        return list == null ? List.of() : list;
    }

    private List<Document> outcomes(String field) {
        List<Document> list = chunk.getList(field, Document.class);
        return list == null ? List.of() : list;
    }
}
