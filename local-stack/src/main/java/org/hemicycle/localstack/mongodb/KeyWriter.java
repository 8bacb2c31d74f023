package org.hemicycle.localstack.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes values as bytes that compare, unsigned and byte by byte, as the query matcher's own comparator compares the
/// values. No written value is the beginning of another one, so values can stand one behind the other; those of a
/// descending field are written with every bit turned.
///
/// Numbers of different types that are equal are written alike, as are null and missing.
final class KeyWriter {

    /// Stands for an array without elements, which sorts before null.
    static final Object EMPTY_ARRAY = new Object();

    // The first byte of a value is its type's place in the order of types. The gaps leave room for `type + 1` as the
    // place behind all values of a type, and no first byte is 00 or FF, not even turned.
    private static final int MIN_KEY = 0x08;
    private static final int NO_ELEMENTS = 0x0C;
    private static final int NULL = 0x10;
    private static final int NUMBER = 0x18;
    private static final int STRING = 0x20;
    private static final int DOCUMENT = 0x28;
    private static final int ARRAY = 0x30;
    private static final int BINARY = 0x38;
    private static final int LEGACY_UUID = 0x40;
    private static final int UUID_ = 0x48;
    private static final int OBJECT_ID = 0x50;
    private static final int BOOLEAN = 0x58;
    private static final int INSTANT = 0x60;
    private static final int TIMESTAMP = 0x68;
    private static final int REGULAR_EXPRESSION = 0x70;
    private static final int OTHER = 0x78;
    private static final int MAX_KEY = 0x80;

    private static final int TERMINATOR = 0x00;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(32);
    private int turn;

    /// Appends a value, ascending or descending.
    KeyWriter append(@Nullable Object value, boolean ascending) {
        turn = ascending ? 0 : 0xFF;
        value(value);
        return this;
    }

    /// Appends the bare beginning of all values of a value's type.
    KeyWriter appendTypeOf(Object value, boolean ascending) {
        turn = ascending ? 0 : 0xFF;
        put(type(value));
        return this;
    }

    /// Appends the place behind all values of a value's type, in the field's own direction.
    KeyWriter appendBehindTypeOf(Object value, boolean ascending) {
        turn = 0;
        put((ascending ? type(value) : type(value) ^ 0xFF) + 1);
        return this;
    }

    KeyWriter append(Key key) {
        out.writeBytes(key.bytes());
        return this;
    }

    Key toKey() {
        return new Key(out.toByteArray());
    }

    /// Whether two values are of types that the comparison operators compare with each other.
    static boolean sameType(Object one, Object other) {
        return type(one) == type(other);
    }

    private void value(@Nullable Object value) {
        int type = type(value);
        put(type);
        switch (value) {
            case Number number -> number(number);
            case String text -> text(text);
            case Document document -> {
                for (Map.Entry<String, @Nullable Object> field : document.entrySet()) {
                    put(type(field.getValue()));
                    text(field.getKey());
                    value(field.getValue());
                }
                put(TERMINATOR);
            }
            case Collection<?> array -> {
                for (Object element : array) {
                    value(element);
                }
                put(TERMINATOR);
            }
            case BinData data -> blob(data.getData());
            case LegacyUUID legacy -> {
                number(legacy.getUuid().getMostSignificantBits() ^ Long.MIN_VALUE, Long.BYTES);
                number(legacy.getUuid().getLeastSignificantBits() ^ Long.MIN_VALUE, Long.BYTES);
            }
            case UUID uuid -> {
                number(uuid.getMostSignificantBits(), Long.BYTES);
                number(uuid.getLeastSignificantBits(), Long.BYTES);
            }
            case ObjectId id -> put(id.toByteArray());
            case Boolean truth -> put(truth ? 1 : 0);
            case Instant instant -> number(instant.toEpochMilli() ^ Long.MIN_VALUE, Long.BYTES);
            case BsonTimestamp timestamp -> number(timestamp.getValue(), Long.BYTES);
            case BsonRegularExpression expression -> {
                text(expression.getPattern());
                text(String.valueOf(expression.getOptions()));
            }
            case null -> { } // the type says it all
            default -> {
                if (type == OTHER) {
                    blob(Documents.encode(new Document("", value)));
                }
            }
        }
    }

    private static int type(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing missing -> NULL;
            case Number number -> NUMBER;
            case String text -> STRING;
            case Document document -> DOCUMENT;
            case Collection<?> array -> ARRAY;
            case BinData data -> BINARY;
            case LegacyUUID uuid -> LEGACY_UUID;
            case UUID uuid -> UUID_;
            case ObjectId id -> OBJECT_ID;
            case Boolean truth -> BOOLEAN;
            case Instant instant -> INSTANT;
            case BsonTimestamp timestamp -> TIMESTAMP;
            case BsonRegularExpression expression -> REGULAR_EXPRESSION;
            case MinKey min -> MIN_KEY;
            case MaxKey max -> MAX_KEY;
            default -> value == EMPTY_ARRAY ? NO_ELEMENTS : OTHER;
        };
    }

    /// A number as the double nearest to it, then how far a long beyond 2⁵³ is from that double.
    private void number(Number number) {
        double nearest = number.doubleValue() + 0.0; // makes 0.0 of -0.0
        long bits = Double.doubleToLongBits(nearest);
        number(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, Long.BYTES);
        long distance = number instanceof Long exact ? exact - (long) nearest : 0;
        number(distance + 0x8000, Short.BYTES);
    }

    /// UTF-16 units in one to three bytes each, which keeps their order; a zero is marked so that it cannot end the text.
    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                put(TERMINATOR);
                put(0xFF);
            } else if (unit < 0x80) {
                put(unit);
            } else if (unit < 0x800) {
                put(0xC0 | unit >> 6);
                put(0x80 | unit & 0x3F);
            } else {
                put(0xE0 | unit >> 12);
                put(0x80 | unit >> 6 & 0x3F);
                put(0x80 | unit & 0x3F);
            }
        }
        put(TERMINATOR);
        put(TERMINATOR);
    }

    private void blob(byte[] data) {
        number(data.length, Integer.BYTES);
        put(data);
    }

    private void number(long value, int bytes) {
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            put((int) (value >>> shift) & 0xFF);
        }
    }

    private void put(byte[] bytes) {
        for (byte each : bytes) {
            put(each);
        }
    }

    private void put(int value) {
        out.write(value ^ turn);
    }
}
