package io.metafolio.io.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a file in front of its footer. No column shares bytes with another, so each byte is taken once: a footer that
 * sends every column to the same bytes is found out after one round, not after all.
 */
final class FileBytes {
    private final byte[] bytes;
    private final int end;
    private long left;

    FileBytes(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
        this.left = end;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Behind the last byte that may belong to a column. */
    int end() {
        return end;
    }

    int length() {
        return bytes.length;
    }

    /** Takes a header and its page. */
    void take(Place place, long length) {
        left -= length;
        if (left < 0) {
            throw place.damaged("The pages of all columns together are longer than the file");
        }
    }

    ByteBuffer slice(int position, int length) {
        return ByteBuffer.wrap(bytes, position, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
