package io.metafolio.io.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the bytes of one pickle; memory grows with what has arrived, never with what was announced. */
final class PickleBytes {
    private static final int FIRST_PIECE = 1 << 16;
    private static final int LONGEST_LINE = 1 << 10;

    private final InputStream in;
    private final long limit;
    private final Refusals refusals;
    private long position;

    PickleBytes(InputStream in, long limit, Refusals refusals) {
        this.in = in;
        this.limit = limit;
        this.refusals = refusals;
    }

    long position() {
        return position;
    }

    /** The next byte, or −1 at the end. */
    int next() {
        try {
            int read = in.read();
            if (read >= 0) {
                count(1);
            }
            return read;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    int one() {
        int read = next();
        if (read < 0) {
            throw ended();
        }
        return read;
    }

    long little(int width) {
        byte[] bytes = exactly(width);
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | (bytes[i] & 0xFF);
        }
        return value;
    }

    /** An announced length: so many bytes must follow, of which none is taken on trust. */
    long length(int width) {
        long length = little(width);
        if (length < 0 || length > limit - position) {
            throw refusals.damaged("At byte " + position + " a length of " + Long.toUnsignedString(length)
                    + " is announced, where at most " + (limit - position) + " bytes may follow");
        }
        return length;
    }

    double bigEndianReal() {
        return ByteBuffer.wrap(exactly(Double.BYTES))
                .order(ByteOrder.BIG_ENDIAN)
                .getDouble();
    }

    String text(long length) {
        return utf8(exactly(length));
    }

    /** Text up to a line feed, as module and name of a class are written. */
    String line() {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        for (int b = one(); b != '\n'; b = one()) {
            if (length == bytes.length) {
                throw refusals.damaged("At byte " + position + " a name is longer than " + LONGEST_LINE + " bytes");
            }
            bytes[length++] = (byte) b;
        }
        return utf8(Arrays.copyOf(bytes, length));
    }

    private String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusals.refusal("Text before byte " + position + " is not UTF-8", Refusals.WHOLE_FILE, e);
        }
    }

    byte[] exactly(long length) {
        if (length > Integer.MAX_VALUE - 8) {
            throw refusals.damaged("At byte " + position + " one value has " + length + " bytes");
        }
        try {
            byte[] bytes = new byte[(int) Math.min(length, Math.max(FIRST_PIECE, in.available()))];
            int filled = in.readNBytes(bytes, 0, bytes.length);
            while (filled == bytes.length && filled < length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * filled));
                filled += in.readNBytes(bytes, filled, bytes.length - filled);
            }
            count(filled);
            if (filled < length) {
                throw ended();
            }
            return bytes;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void count(int bytes) {
        position += bytes;
        if (position > limit) {
            throw refusals.refusal(
                    "The pickle is longer than " + limit + " bytes",
                    "raise the limit, PickleLimits, where the file is trusted, or split the table");
        }
    }

    private UnreadablePickleException ended() {
        return refusals.damaged("The file comes to its end at byte " + position + ", within the pickle");
    }

    private UnreadablePickleException broken(IOException e) {
        return refusals.refusal(
                "The file could not be read on from byte " + position + ": " + e, Refusals.WHOLE_FILE, e);
    }
}
