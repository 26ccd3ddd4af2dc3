package io.metafolio.io.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The only class that links to Zstandard, so that everything else works without it. */
final class Zstandard {
    private Zstandard() {}

    static int expand(ByteBuffer in, byte[] out) throws IOException {
        try {
            return (int) Zstd.decompressByteArray(
                    out, 0, out.length, in.array(), in.arrayOffset() + in.position(), in.remaining());
        } catch (ZstdException e) {
            throw new IOException(e);
        }
    }
}
