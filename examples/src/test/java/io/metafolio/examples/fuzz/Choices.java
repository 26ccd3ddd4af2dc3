package io.metafolio.examples.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Bytes read as decisions, so that what changes a byte changes a decision; when they are used up, each is the first. */
public final class Choices {
    private static final double[] NASTY = {
        0,
        -0.0,
        1,
        -1,
        0.05,
        0.5,
        2,
        1e-12,
        1e-300,
        Double.MIN_VALUE,
        1e12,
        1e300,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY
    };

    private final ByteBuffer rest;

    /** From bytes. */
    public Choices(byte[] bytes) {
        rest = ByteBuffer.wrap(bytes);
    }

    /** Bytes to choose by, the same for the same seed. */
    public static byte[] bytes(long seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** 0 … bound − 1, bound at most 256. */
    public int below(int bound) {
        return rest.hasRemaining() ? (rest.get() & 0xff) % bound : 0;
    }

    /** Any text, up to 63 bytes of UTF-8 or what is none. */
    public String text() {
        byte[] taken = new byte[Math.min(below(64), rest.remaining())];
        rest.get(taken);
        return new String(taken, StandardCharsets.UTF_8);
    }

    /** Seldom. */
    boolean isOneIn(int times) {
        return below(times) == times - 1;
    }

    /** One of them. */
    public <T> T of(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Mostly of a size that means something, else one of those that seldom do, or any bits at all. */
    double number() {
        int kind = below(4);
        if (kind == 3) {
            return rest.remaining() >= Double.BYTES ? rest.getDouble() : 0;
        }
        return kind == 2 ? NASTY[below(NASTY.length)] : below(256) / 256.0;
    }

    /** Mostly small. */
    int count() {
        int kind = below(8);
        if (kind == 7) {
            return rest.remaining() >= Integer.BYTES ? rest.getInt() : Integer.MAX_VALUE;
        }
        return kind == 6 ? below(256) - 8 : below(16);
    }
}
