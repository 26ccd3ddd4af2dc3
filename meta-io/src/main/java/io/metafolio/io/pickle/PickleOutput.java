package io.metafolio.io.pickle;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes instructions of protocol 4, without frames and without a memo. */
final class PickleOutput {
    private static final int ONE_BYTE = 0xFF;
    private static final int TWO_BYTES = 0xFFFF;
    /** Numbers of a table and its index that leave room for labels in one array. */
    private static final long MOST_CELLS = (1L << 28) - (1 << 20);

    /** Instructions since the last numbers. */
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final List<Part> parts = new ArrayList<>();
    private long cells;

    /** So many bytes, and what writes them: numbers are copied once, when it is known how long all is. */
    private record Part(int bytes, Consumer<ByteBuffer> filler) {}

    PickleOutput() {
        code(0x80).code(4);
    }

    byte[] stop() {
        code('.');
        endPart();
        int length = 0;
        for (Part part : parts) {
            length = Math.addExact(length, part.bytes());
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        int position = 0;
        for (Part part : parts) {
            part.filler().accept(all.slice(position, part.bytes()).order(ByteOrder.LITTLE_ENDIAN));
            position += part.bytes();
        }
        return all.array();
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
    PickleOutput reals(StampedTable table) {
        int columns = table.columns().size();
        return numbers((long) columns * table.stamps().size(), buffer -> {
            DoubleBuffer reals = buffer.asDoubleBuffer();
            for (int j = 0; j < columns; j++) {
                table.writeColumn(j, reals);
            }
        });
    }

    /** As the bytes of {@code <i8}. */
    PickleOutput wholes(Stamps stamps) {
        return numbers(stamps.size(), buffer -> stamps.writeTo(buffer.asLongBuffer()));
    }

    private PickleOutput numbers(long count, Consumer<ByteBuffer> filler) {
        cells += count;
        if (cells > MOST_CELLS) {
            throw new RefusedException(
                    "A table of " + cells + " cells, or more",
                    "pickle",
                    "at most " + MOST_CELLS + " cells with the index",
                    "split the table by columns or write Parquet");
        }
        int bytes = Math.toIntExact(count * Double.BYTES);
        code('B').little(bytes, Integer.BYTES);
        endPart();
        parts.add(new Part(bytes, filler));
        return this;
    }

    private void endPart() {
        byte[] codes = out.toByteArray();
        out.reset();
        parts.add(new Part(codes.length, buffer -> buffer.put(codes)));
    }
}
