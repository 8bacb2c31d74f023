package org.hemicycle.localstack.mongodb;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where a document or an index entry stands: bytes that sort as the values they were made of, see [KeyWriter].
final class Key implements Comparable<Key> {

    /// Above everything that can follow within a key, so that `key + END` stands just behind all keys that begin with `key`.
    private static final byte END = (byte) 0xFF;

    private final byte[] bytes;

    Key(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The key of a single value, as used for `_id`.
    static Key of(@Nullable Object value) {
        return new KeyWriter().append(value, true).toKey();
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return bytes.length;
    }

    /// This key with another one behind it.
    Key then(Key next) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
        System.arraycopy(next.bytes, 0, joined, bytes.length, next.bytes.length);
        return new Key(joined);
    }

    /// The place just behind all keys that begin with this one.
    Key end() {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = END;
        return new Key(longer);
    }

    /// The smallest key above this one.
    Key successor() {
        return new Key(Arrays.copyOf(bytes, bytes.length + 1));
    }

    /// The last bytes of this key.
    Key last(int count) {
        return new Key(Arrays.copyOfRange(bytes, bytes.length - count, bytes.length));
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
