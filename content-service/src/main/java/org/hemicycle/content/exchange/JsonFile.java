package org.hemicycle.content.exchange;

import java.util.function.Consumer;
import org.hemicycle.defaults.refusal.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file of Popolo JSON: an object with a list for each kind of record. */
final class JsonFile {

    static final int MOST_RECORDS = 50_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private JsonFile() {}

    /**
     * Reads a file record by record; lists of other things, such as events, are passed over.
     *
     * @param taker takes each record when it is read, so that not all of them are held at once
     * @throws Refused DIRECTORY_FILE_UNREADABLE with line and column, or DIRECTORY_FILE_TOO_LONG
     */
    static void read(String text, Consumer<Raw> taker) {
        int records = 0;
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable("/", "The file does not begin with an object.");
            }
            boolean any = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String list = parser.currentName();
                var kind = Kind.ofList(list);
                JsonToken value = parser.nextToken();
                if (kind.isEmpty()) {
                    parser.skipChildren();
                    continue;
                }
                any = true;
                if (value != JsonToken.START_ARRAY) {
                    throw unreadable("/" + list, "It is not a list.");
                }
                for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                    String place = "/" + list + "/" + index;
                    JsonNode node = parser.readValueAsTree();
                    if (!(node instanceof ObjectNode fields)) {
                        throw unreadable(place, "It is not an object.");
                    }
                    if (records++ == MOST_RECORDS) {
                        throw FileRefusal.DIRECTORY_FILE_TOO_LONG.refused();
                    }
                    taker.accept(new Raw(kind.get(), place, pointer -> place + pointer, fields));
                }
            }
            if (!any) {
                throw unreadable("/", "There is none of the lists persons, organizations, posts and memberships.");
            }
            if (parser.nextToken() != null) {
                throw unreadable("/", "Something follows after the end of the object.");
            }
        } catch (JacksonException e) {
            throw unreadable(
                    "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr(), e.getOriginalMessage());
        }
    }

    private static Refused unreadable(String place, String message) {
        var faults = new FileFaults();
        faults.add(FileRefusal.DIRECTORY_FILE_UNREADABLE, place, message);
        try {
            faults.refuseIfAny();
        } catch (Refused refused) {
            return refused;
        }
        throw new IllegalStateException(message);
    }
}
