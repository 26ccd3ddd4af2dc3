package io.metafolio.io.pickle;

import io.metafolio.errors.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Writes instructions of protocol 4, without frames and without a memo. */
final class PickleOutput {
    private static final int ONE_BYTE = 0xFF;
    private static final int TWO_BYTES = 0xFFFF;
    /** What leaves room for the index and the labels in one array. */
    private static final int MOST_CELLS = 1 << 27;

    private static final int USUAL_FRAME = 4096;

    private final ByteArrayOutputStream out;

    /** With room for so many numbers of eight bytes, as far as that is 128 MB. */
    PickleOutput(long numbers) {
        out = new ByteArrayOutputStream((int) Math.min(numbers * Double.BYTES + USUAL_FRAME, MOST_CELLS));
        code(0x80).code(4);
    }

    byte[] stop() {
        code('.');
        return out.toByteArray();
    }

    private PickleOutput code(int opcode) {
        out.write(opcode);
        return this;
    }

    private PickleOutput little(int value, int width) {
        for (int i = 0; i < width; i++) {
            out.write(value >>> (8 * i));
        }
        return this;
    }

    PickleOutput none() {
        return code('N');
    }

    PickleOutput no() {
        return code(0x89);
    }

    PickleOutput mark() {
        return code('(');
    }

    /** A tuple of all since the mark. */
    PickleOutput tuple() {
        return code('t');
    }

    /** A tuple of the last one, two or three. */
    PickleOutput tuple(int size) {
        return code(0x84 + size);
    }

    PickleOutput emptyList() {
        return code(']');
    }

    /** Appends all since the mark. */
    PickleOutput appends() {
        return code('e');
    }

    /** Calls the second last with the last. */
    PickleOutput reduce() {
        return code('R');
    }

    PickleOutput callable(String module, String name) {
        return text(module).text(name).code(0x93);
    }

    PickleOutput whole(int value) {
        if (value < 0) {
            return code('J').little(value, 4);
        }
        if (value <= ONE_BYTE) {
            return code('K').little(value, 1);
        }
        return value <= TWO_BYTES ? code('M').little(value, 2) : code('J').little(value, 4);
    }

    PickleOutput text(String text) {
        ByteBuffer utf8 = utf8(text);
        if (utf8.remaining() <= ONE_BYTE) {
            code(0x8c).little(utf8.remaining(), 1);
        } else {
            code('X').little(utf8.remaining(), 4);
        }
        out.write(utf8.array(), utf8.arrayOffset(), utf8.remaining());
        return this;
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    "The text \"" + text + "\" holds half a character",
                    "pickle",
                    "a name or label that UTF-8 can spell",
                    "the text was cut in the middle of a surrogate pair",
                    e);
        }
    }

    /** As the bytes of {@code <f8}, one column behind the other. */
    PickleOutput reals(double[]... columns) {
        byte[] bytes = numbers(columns.length == 0 ? 0 : (long) columns.length * columns[0].length);
        DoubleBuffer buffer = little(bytes).asDoubleBuffer();
        for (double[] column : columns) {
            buffer.put(column);
        }
        return bytes(bytes);
    }

    /** As the bytes of {@code <i8}. */
    PickleOutput wholes(long... values) {
        byte[] bytes = numbers(values.length);
        little(bytes).asLongBuffer().put(values);
        return bytes(bytes);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] numbers(long count) {
        if (count > MOST_CELLS) {
            throw new RefusedException(
                    "A table of " + count + " cells",
                    "pickle",
                    "at most " + MOST_CELLS + " cells",
                    "split the table by columns or write Parquet");
        }
        return new byte[(int) count * Double.BYTES];
    }

    private PickleOutput bytes(byte[] bytes) {
        code('B').little(bytes.length, Integer.BYTES);
        out.writeBytes(bytes);
        return this;
    }
}
