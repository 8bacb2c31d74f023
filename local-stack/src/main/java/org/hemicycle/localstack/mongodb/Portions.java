package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Changes many documents a portion at a time. A command is committed as a whole and held in memory until then, which is
/// no place for all documents of a collection; and nobody may expect an update of many to be one step, as it is none in
/// MongoDB either.
final class Portions {

    private static final int PORTION = 500;

    private Portions() {
    }

    /// Runs a command with a single update; one of many documents is run again and again on the ids that it matched.
    ///
    /// @param find finds the ids of the documents that match a query
    /// @param apply runs an update command
    static Document update(Document command, Function<Document, List<Object>> find, UnaryOperator<Document> apply) {
        if (!(command.get("updates") instanceof List<?> updates) || !(updates.getFirst() instanceof Document update)
                || !Boolean.TRUE.equals(update.get("multi")) || !(update.get("q") instanceof Document query)) {
            return apply.apply(command);
        }
        List<Object> ids = find.apply(query);
        if (ids.size() <= PORTION) {
            return apply.apply(command);
        }
        int matched = 0;
        int modified = 0;
        for (int from = 0; from < ids.size(); from += PORTION) {
            List<Object> portion = ids.subList(from, Math.min(ids.size(), from + PORTION));
            Document some = update.clone();
            some.put("q", new Document("$and", List.of(query, new Document("_id", new Document("$in", portion)))));
            some.remove("upsert");
            Document one = command.clone();
            one.put("updates", List.of(some));
            Document answer = apply.apply(one);
            matched += number(answer, "n");
            modified += number(answer, "nModified");
            if (answer.containsKey("writeErrors")) {
                return answer.append("n", matched).append("nModified", modified);
            }
        }
        return new Document("n", matched).append("nModified", modified).append("ok", 1.0);
    }

    private static int number(Document answer, String field) {
        return answer.get(field) instanceof Number number ? number.intValue() : 0;
    }
}
