package io.metafolio.io.parquet;

import java.nio.ByteBuffer;
import org.apache.parquet.format.Type;

/** Integers as packed differences from one to the next: DELTA_BINARY_PACKED. */
final class DeltaValues implements PageValues {
    /** Writers use 128 … 2048; more would let a few bytes stand for many values. */
    private static final int LONGEST_BLOCK = 1 << 16;

    private final Type type;
    private final ByteBuffer in;
    private final int count;
    private final int miniBlocks;
    private final int perMiniBlock;
    private final long first;

    private DeltaValues(Type type, ByteBuffer in, int count, int miniBlocks, int perMiniBlock) {
        this.type = type;
        this.in = in;
        this.count = count;
        this.miniBlocks = miniBlocks;
        this.perMiniBlock = perMiniBlock;
        this.first = Varint.signed(in);
    }

    static DeltaValues of(Place place, Type type, ByteBuffer in, int count) {
        int block = Varint.unsigned(in);
        int miniBlocks = Varint.unsigned(in);
        int announced = Varint.unsigned(in);
        boolean regular = block > 0
                && block <= LONGEST_BLOCK
                && block % 128 == 0
                && miniBlocks > 0
                && block % miniBlocks == 0
                && block / miniBlocks % 32 == 0;
        if (!regular || announced != count) {
            throw place.damaged("Deltas of " + announced + " values in blocks of " + block + " by " + miniBlocks
                    + ", in a page of " + count);
        }
        DeltaValues values = new DeltaValues(type, in, count, miniBlocks, block / miniBlocks);
        // each block takes a smallest delta and the widths of its parts
        long blocks = (count - 1L + block - 1) / block;
        if (blocks * (1 + miniBlocks) > in.remaining()) {
            throw place.damaged("Deltas of " + count + " values in " + in.remaining() + " bytes");
        }
        return values;
    }

    @Override
    public void fill(long[] into, int at) {
        int end = at + count;
        int next = at;
        long value = first;
        into[next++] = value;
        while (next < end) {
            long least = Varint.signed(in);
            byte[] widths = new byte[miniBlocks];
            in.get(widths);
            for (int k = 0; k < miniBlocks && next < end; k++) {
                int many = Math.min(perMiniBlock, end - next);
                value = miniBlock(into, next, many, widths[k], least, value);
                next += many;
            }
        }
        if (type == Type.INT32) {
            for (int i = at; i < end; i++) {
                into[i] = (int) into[i];
            }
        }
    }

    private long miniBlock(long[] into, int at, int many, int width, long least, long before) {
        if (width < 0 || width > Long.SIZE) {
            throw new IllegalArgumentException("deltas of " + width + " bits");
        }
        long value = before;
        long bit = 8L * in.position();
        for (int i = at; i < at + many; i++) {
            value += least + bits(bit, width);
            into[i] = value;
            bit += width;
        }
        // the last part need not be whole
        in.position(Math.min(in.limit(), in.position() + perMiniBlock / 8 * width));
        return value;
    }

    private long bits(long from, int width) {
        long value = 0;
        int have = 0;
        while (have < width) {
            int skip = (int) ((from + have) & 7);
            int take = Math.min(8 - skip, width - have);
            long part = ((in.get((int) ((from + have) >>> 3)) & 0xFFL) >>> skip) & ((1L << take) - 1);
            value |= part << have;
            have += take;
        }
        return value;
    }
}
