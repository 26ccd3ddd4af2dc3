package io.metafolio.io.parquet;

import java.nio.ByteBuffer;

/**
 * Expands raw Snappy blocks, the usual compression of pandas and DuckDB.
 *
 * <p>The format is one page (<a href="https://github.com/google/snappy/blob/main/format_description.txt">format
 * description</a>): literals, and copies of what was expanded before. Written here, it needs no native library, and an end
 * of the input or a copy from nowhere is an exception of the JDK.
 */
final class Snappy {
    private Snappy() {}

    static int expand(ByteBuffer in, byte[] out) {
        int size = Varint.unsigned(in);
        if (size != out.length) {
            return size;
        }
        int at = 0;
        while (in.hasRemaining()) {
            int tag = in.get() & 0xFF;
            at = (tag & 3) == 0 ? literal(tag >>> 2, in, out, at) : copy(tag, in, out, at);
        }
        return at;
    }

    private static int literal(int code, ByteBuffer in, byte[] out, int at) {
        // up to 60 bytes the tag says how many; beyond, in how many bytes the length follows
        int length = 1 + (code < 60 ? code : little(in, code - 59));
        in.get(out, at, length);
        return at + length;
    }

    private static int copy(int tag, ByteBuffer in, byte[] out, int at) {
        int kind = tag & 3;
        int length = kind == 1 ? 4 + (tag >>> 2 & 7) : 1 + (tag >>> 2);
        int back = kind == 1 ? (tag >>> 5 << 8) | little(in, 1) : little(in, kind == 2 ? 2 : 4);
        if (back <= 0) {
            throw new IndexOutOfBoundsException("copy from " + back + " bytes before");
        }
        if (back >= length) {
            System.arraycopy(out, at - back, out, at, length);
        } else {
            // what is copied overlaps what it is copied from: byte by byte
            for (int k = 0; k < length; k++) {
                out[at + k] = out[at + k - back];
            }
        }
        return at + length;
    }

    private static int little(ByteBuffer in, int bytes) {
        int value = 0;
        for (int k = 0; k < bytes; k++) {
            value |= (in.get() & 0xFF) << (8 * k);
        }
        return value;
    }
}
