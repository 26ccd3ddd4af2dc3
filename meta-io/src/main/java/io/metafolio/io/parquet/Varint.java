package io.metafolio.io.parquet;

import java.nio.ByteBuffer;

/** Integers of variable length, seven bits a byte. */
final class Varint {
    private Varint() {}

    static int unsigned(ByteBuffer in) {
        return (int) bits(in, 5);
    }

    /** With the sign in the last bit. */
    static long signed(ByteBuffer in) {
        long bits = bits(in, 10);
        return (bits >>> 1) ^ -(bits & 1);
    }

    private static long bits(ByteBuffer in, int mostBytes) {
        long bits = 0;
        for (int k = 0; k < mostBytes; k++) {
            byte next = in.get();
            bits |= (next & 0x7FL) << (7 * k);
            if (next >= 0) {
                return bits;
            }
        }
        throw new IllegalArgumentException("an integer of more than " + mostBytes + " bytes");
    }
}
