package io.metafolio.io.parquet;

import java.nio.ByteBuffer;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/**
 * The values of a page as 64-bit words: counts, or the bits of doubles. Whoever has one knows that the bytes hold as many
 * values as announced; only then is room made for them.
 */
@FunctionalInterface
interface PageValues {
    /** Writes all of them, the first at a position. */
    void fill(long[] into, int at);

    static PageValues of(Place place, Encoding encoding, Type type, ByteBuffer in, int count, long[] dictionary) {
        return switch (encoding) {
            case PLAIN -> plain(place, type, in, count);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> indexed(place, in, count, dictionary);
            case BYTE_STREAM_SPLIT -> split(place, type, in, count);
            case DELTA_BINARY_PACKED -> {
                if (type != Type.INT32 && type != Type.INT64) {
                    throw place.damaged("Deltas in a column of " + type);
                }
                yield count == 0 ? (into, at) -> {} : DeltaValues.of(place, type, in, count);
            }
            default ->
                throw place.refused(
                        "Values in the encoding " + encoding,
                        "PLAIN, a dictionary, DELTA_BINARY_PACKED or BYTE_STREAM_SPLIT",
                        "pd.read_parquet(…).to_parquet(…) writes them so");
        };
    }

    static PageValues plain(Place place, Type type, ByteBuffer in, int count) {
        requireBytes(place, type, in, count);
        return switch (type) {
            case DOUBLE, INT64 -> (into, at) -> in.asLongBuffer().get(into, at, count);
            case FLOAT ->
                (into, at) -> {
                    for (int i = 0; i < count; i++) {
                        into[at + i] = Double.doubleToRawLongBits(in.getFloat());
                    }
                };
            default ->
                (into, at) -> {
                    for (int i = 0; i < count; i++) {
                        into[at + i] = in.getInt();
                    }
                };
        };
    }

    /** Byte k of every value, then byte k + 1 of every value. */
    private static PageValues split(Place place, Type type, ByteBuffer in, int count) {
        requireBytes(place, type, in, count);
        int width = width(type);
        return (into, at) -> {
            for (int i = 0; i < count; i++) {
                long bits = 0;
                for (int k = 0; k < width; k++) {
                    bits |= (in.get(in.position() + k * count + i) & 0xFFL) << (8 * k);
                }
                into[at + i] = switch (type) {
                    case FLOAT -> Double.doubleToRawLongBits(Float.intBitsToFloat((int) bits));
                    case INT32 -> (int) bits;
                    default -> bits;
                };
            }
        };
    }

    private static PageValues indexed(Place place, ByteBuffer in, int count, long[] dictionary) {
        if (count == 0) {
            return (into, at) -> {};
        }
        int[] indices = RunLengths.decode(place, in, in.get(), count);
        return (into, at) -> {
            for (int i = 0; i < count; i++) {
                int index = indices[i];
                if (index < 0 || index >= dictionary.length) {
                    throw place.damaged("Entry " + index + " of a dictionary of " + dictionary.length);
                }
                into[at + i] = dictionary[index];
            }
        };
    }

    private static void requireBytes(Place place, Type type, ByteBuffer in, int count) {
        if ((long) count * width(type) > in.remaining()) {
            throw place.damaged(count + " values of " + type + " announced, " + in.remaining() + " bytes there");
        }
    }

    private static int width(Type type) {
        return type == Type.INT32 || type == Type.FLOAT ? Integer.BYTES : Long.BYTES;
    }
}
