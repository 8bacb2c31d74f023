package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/// Answers to batches of writes that say what really happened, where mongo-java-server's do not.
final class WriteAnswers {

    private WriteAnswers() {
    }

    /// Counts the documents inserted instead of those sent.
    static Document insert(Document command, Document answer) {
        List<Document> errors = documents(answer, "writeErrors");
        if (!errors.isEmpty()) {
            answer.put("n", isOrdered(command)
                    ? number(errors.getFirst(), "index")
                    : documents(command, "documents").size() - errors.size());
        }
        return answer;
    }

    /// Applies a batch one update at a time, so that an ordered batch ends at its first error.
    static Document update(Document command, UnaryOperator<Document> apply) {
        List<Document> updates = documents(command, "updates");
        if (updates.size() <= 1) {
            return apply.apply(command);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        Document last = new Document();
        for (int i = 0; i < updates.size() && (errors.isEmpty() || !isOrdered(command)); i++) {
            Document one = command.clone();
            one.put("updates", List.of(updates.get(i)));
            last = apply.apply(one);
            matched += number(last, "n");
            modified += number(last, "nModified");
            int index = i;
            documents(last, "upserted").forEach(found -> upserted.add(found.append("index", index)));
            documents(last, "writeErrors").forEach(found -> errors.add(found.append("index", index)));
        }
        Document answer = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            answer.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.put("writeErrors", errors);
        }
        return answer.append("ok", last.get("ok"));
    }

    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    private static int number(Document answer, String field) {
        return answer.get(field) instanceof Number number ? number.intValue() : 0;
    }

    @SuppressWarnings("unchecked")
    private static List<Document> documents(Document in, String field) {
        return in.get(field) instanceof Collection<?> found ? new ArrayList<>((Collection<Document>) found) : List.of();
    }
}
