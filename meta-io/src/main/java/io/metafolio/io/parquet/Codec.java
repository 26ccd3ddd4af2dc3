package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Expands compressed pages, within what their format can reach and their rows can need. */
final class Codec {
    /** Sixteen bytes a row are twice what any encoding of a double takes; a page has some room besides. */
    private static final int SLACK = 1 << 16;

    private Codec() {}

    static ByteBuffer expand(Place place, CompressionCodec codec, ByteBuffer in, int size, int rows) {
        long most = Math.min(16L * rows + SLACK, (in.remaining() + 64L) * ratio(place, codec));
        if (size < 0 || size > most) {
            throw place.damaged("A page of " + in.remaining() + " bytes that is to become " + size);
        }
        if (codec == CompressionCodec.UNCOMPRESSED) {
            return in;
        }
        if (size == 0) {
            // a page of nulls only; some writers compress nothing to nothing, which no codec expands
            return ByteBuffer.allocate(0);
        }
        try {
            byte[] out = new byte[size];
            int done =
                    switch (codec) {
                        case SNAPPY -> Snappy.expand(in, out);
                        case GZIP -> gzip(in, out);
                        default -> zstandard(place, in, out);
                    };
            if (done != size) {
                throw place.damaged("A page became " + done + " bytes, not " + size);
            }
            return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException e) {
            throw place.damaged("A page cannot be expanded (" + codec + "): " + e, e);
        }
    }

    /** How many bytes one byte can become at most. */
    private static long ratio(Place place, CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> 1;
            case SNAPPY -> 64;
            case GZIP -> 1040;
            // a block of four bytes may stand for 128 KiB
            case ZSTD -> 1 << 15;
            default ->
                throw place.refused(
                        "Pages compressed by " + codec,
                        "Snappy, Gzip, Zstandard, or none",
                        "df.to_parquet(…, compression=\"snappy\") writes pages that can be read");
        };
    }

    private static int gzip(ByteBuffer in, byte[] out) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(
                new ByteArrayInputStream(in.array(), in.arrayOffset() + in.position(), in.remaining()))) {
            return stream.readNBytes(out, 0, out.length);
        }
    }

    private static int zstandard(Place place, ByteBuffer in, byte[] out) throws IOException {
        try {
            return Zstandard.expand(in, out);
        } catch (LinkageError e) {
            throw new RefusedException(
                    "Zstandard needs com.github.luben:zstd-jni on the class path, and it is not there",
                    place.name(),
                    "the class com.github.luben.zstd.Zstd with its native library",
                    "add com.github.luben:zstd-jni:1.5.7-15 to the dependencies,"
                            + " or write with df.to_parquet(…, compression=\"snappy\")",
                    e);
        }
    }
}
