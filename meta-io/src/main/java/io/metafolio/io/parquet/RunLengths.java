package io.metafolio.io.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Small integers in Parquet's hybrid of runs and packed bits.
 *
 * <p>A header of five bytes can claim two thousand million values; the runs are walked over once before room is made.
 */
final class RunLengths {
    private final ByteBuffer in;
    private final int width;
    private final int count;

    private RunLengths(ByteBuffer in, int width, int count) {
        this.in = in;
        this.width = width;
        this.count = count;
    }

    /** As many values of that many bits, from the buffer's position on. */
    static int[] decode(Place place, ByteBuffer in, int width, int count) {
        if (width < 0 || width > Integer.SIZE) {
            throw place.damaged("Packed integers of " + width + " bits");
        }
        if (!new RunLengths(in.duplicate(), width, count).walk(new int[0])) {
            throw place.damaged("The runs end before " + count + " values");
        }
        int[] values = new int[count];
        new RunLengths(in, width, count).walk(values);
        return values;
    }

    /** Walks over all runs, and fills the array unless it is empty; false where the bytes end too early. */
    private boolean walk(int[] values) {
        long at = 0;
        while (at < count) {
            if (!in.hasRemaining()) {
                return false;
            }
            int header = Varint.unsigned(in);
            boolean packed = (header & 1) == 1;
            long held = packed ? (header >>> 1) * 8L : header >>> 1;
            int next = (int) Math.min(held, count - at);
            // the last group need not be whole
            long bytes = packed ? (next * (long) width + 7) / 8 : (width + 7) / 8;
            if (bytes > in.remaining()) {
                return false;
            }
            if (values.length > 0) {
                fill(values, (int) at, next, packed);
            }
            long whole = packed ? (header >>> 1) * (long) width : bytes;
            in.position(in.position() + (int) Math.min(whole, in.remaining()));
            at += held;
        }
        return true;
    }

    private void fill(int[] values, int at, int next, boolean packed) {
        if (packed) {
            unpack(values, at, next);
        } else {
            Arrays.fill(values, at, at + next, repeated());
        }
    }

    private int repeated() {
        long value = 0;
        for (int k = 0; k < (width + 7) / 8; k++) {
            value |= (in.get(in.position() + k) & 0xFFL) << (8 * k);
        }
        if (value >>> width != 0) {
            throw new IllegalArgumentException(value + " in " + width + " bits");
        }
        return (int) value;
    }

    private void unpack(int[] values, int at, int next) {
        long mask = (1L << width) - 1;
        long bits = 0;
        int held = 0;
        int position = in.position();
        for (int i = at; i < at + next; i++) {
            while (held < width) {
                bits |= (in.get(position++) & 0xFFL) << held;
                held += 8;
            }
            values[i] = (int) (bits & mask);
            bits >>>= width;
            held -= width;
        }
    }
}
