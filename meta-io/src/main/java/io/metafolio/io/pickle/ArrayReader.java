package io.metafolio.io.pickle;

import io.metafolio.io.table.StampUnit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises NumPy's arrays in the three forms they are pickled in: {@code _reconstruct} with a state, {@code _frombuffer}
 * (protocol 5), and {@code numpy.array(numpy.ndarray(…))}, which is what this library writes.
 */
final class ArrayReader {
    private static final Pattern TYPE = Pattern.compile("([<>|=]?)([a-zA-Z?])(\\d{0,9})(?:\\[(s|ms|us|ns)\\])?");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final int STATE_OF_ARRAY = 5;
    private static final int BYTE_ORDER = 1;
    private static final int UNIT = 8;

    private final Refusals refusals;

    ArrayReader(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The array, or empty where the item is none. */
    Optional<NdArray> find(Item item) {
        if (!(item instanceof Item.Made made)) {
            return Optional.empty();
        }
        return switch (made.attribute()) {
            case "_reconstruct" -> Optional.of(reconstructed(made));
            case "_frombuffer" -> Optional.of(fromBuffer(made.arguments()));
            case "array" -> made.arguments().size() == 1 ? find(made.arguments().at(0)) : Optional.empty();
            case "ndarray" -> Optional.of(plain(made.arguments()));
            default -> Optional.empty();
        };
    }

    NdArray read(Item item, String what) {
        return find(item)
                .orElseThrow(() -> refusals.refusal(
                        "The " + what + " are " + Kinds.of(item) + ", not a NumPy array", Refusals.TO_FLOAT));
    }

    private NdArray reconstructed(Item.Made made) {
        if (made.states().size() != 1
                || !(made.states().get(0) instanceof Item.Group state)
                || state.size() != STATE_OF_ARRAY) {
            throw refusals.foreign("An array's state is not the five values that NumPy writes");
        }
        return array(type(state.at(2)), state.at(1), state.at(3) == Item.Flag.TRUE, state.at(4));
    }

    private NdArray fromBuffer(Item.Group arguments) {
        if (arguments.size() != 4 || !(arguments.at(3) instanceof Item.Text order)) {
            throw refusals.foreign("An array is made from a buffer with " + arguments.kind());
        }
        return array(type(arguments.at(1)), arguments.at(2), order.value().equals("F"), arguments.at(0));
    }

    private NdArray plain(Item.Group arguments) {
        boolean ordered = arguments.size() == 6 && arguments.at(5) instanceof Item.Text;
        if (arguments.size() != 3 && !ordered) {
            throw refusals.foreign("An array is made from " + arguments.kind());
        }
        boolean columnMajor = ordered
                && arguments.at(5) instanceof Item.Text order
                && order.value().equals("F");
        return array(type(arguments.at(1)), arguments.at(0), columnMajor, arguments.at(2));
    }

    private NdArray array(NdType type, Item shape, boolean columnMajor, Item data) {
        int[] lengths = shape(shape);
        long count = 1;
        for (int length : lengths) {
            count = Math.multiplyExact(count, length);
        }
        if (type.isObject()) {
            if (!(data instanceof Item.Row row) || row.items().size() != count) {
                throw refusals.foreign("An array of " + count + " objects holds " + data.kind());
            }
            return new NdArray(type, lengths, columnMajor, new byte[0], row.items());
        }
        byte[] bytes = bytes(data);
        if (type.size() == 0 || bytes.length % type.size() != 0 || bytes.length / type.size() != count) {
            throw refusals.foreign("An array of " + count + " " + type.name() + " holds " + bytes.length + " bytes");
        }
        return new NdArray(type, lengths, columnMajor, bytes, List.of());
    }

    /** One or two lengths whose product fits into a long. */
    private int[] shape(Item item) {
        if (!(item instanceof Item.Group group) || group.size() < 1 || group.size() > 2) {
            throw refusals.foreign("An array's shape is " + item.kind() + ", not one or two lengths");
        }
        int[] lengths = new int[group.size()];
        for (int i = 0; i < lengths.length; i++) {
            long length = group.at(i) instanceof Item.Whole whole ? whole.value() : -1;
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw refusals.foreign("A length of an array is " + group.at(i).kind());
            }
            lengths[i] = (int) length;
        }
        return lengths;
    }

    /** A dtype, as an object with its state or as a bare code like {@code <f8}. */
    NdType type(Item item) {
        if (item instanceof Item.Text text) {
            return coded(text.value(), "", Optional.empty());
        }
        if (item instanceof Item.Made made
                && made.isOf("dtype")
                && made.arguments().size() >= 1
                && made.arguments().at(0) instanceof Item.Text code
                && made.states().size() == 1
                && made.states().get(0) instanceof Item.Group state
                && state.size() > BYTE_ORDER
                && state.at(BYTE_ORDER) instanceof Item.Text order) {
            return coded(code.value(), order.value(), unit(state));
        }
        throw refusals.refusal("A dtype is " + item.kind(), Refusals.TO_FLOAT);
    }

    private NdType coded(String code, String order, Optional<StampUnit> unit) {
        Matcher matcher = TYPE.matcher(code);
        if (!matcher.matches()) {
            throw refusals.refusal("A dtype is coded " + new Item.Text(code).kind(), Refusals.TO_FLOAT);
        }
        String size = matcher.group(3);
        char kind = matcher.group(2).charAt(0);
        boolean big = order.equals(">") || matcher.group(1).equals(">");
        int bytes = size.isEmpty() ? Long.BYTES : Integer.parseInt(size);
        return new NdType(
                kind,
                bytes,
                big,
                Optional.ofNullable(matcher.group(4)).map(NdType::unitOf).orElse(unit));
    }

    /** The unit of a datetime64: the last of nine values is a pair whose second begins with the unit's code. */
    private Optional<StampUnit> unit(Item.Group state) {
        if (state.size() > UNIT
                && state.at(UNIT) instanceof Item.Group pair
                && pair.size() == 2
                && pair.at(1) instanceof Item.Group unit
                && unit.size() == 4
                && unit.at(1) instanceof Item.Whole multiple
                && multiple.value() == 1) {
            return NdType.unitOf(new String(bytes(unit.at(0)), StandardCharsets.US_ASCII));
        }
        return Optional.empty();
    }

    /** A str, or NumPy's scalar of one, which labels taken from arrays are. */
    Optional<String> text(Item item) {
        if (item instanceof Item.Text text) {
            return Optional.of(text.value());
        }
        if (!(item instanceof Item.Made scalar)
                || !scalar.isOf("scalar")
                || scalar.arguments().size() != 2) {
            return Optional.empty();
        }
        NdType type = type(scalar.arguments().at(0));
        if (type.kind() != 'U') {
            return Optional.empty();
        }
        Charset utf32 = type.bigEndian() ? UTF_32BE : UTF_32LE;
        String padded = new String(bytes(scalar.arguments().at(1)), utf32);
        return Optional.of(padded.replaceAll("\0+$", ""));
    }

    /** Bytes as such, or as protocol 2 must spell them: text in Latin-1 that {@code _codecs.encode} would turn into them. */
    byte[] bytes(Item item) {
        if (item instanceof Item.Raw raw) {
            return raw.bytes();
        }
        if (item instanceof Item.Made made) {
            Item.Group arguments = made.arguments();
            if (made.isOf("encode") && arguments.size() == 2 && arguments.at(0) instanceof Item.Text text) {
                return latin1(text.value());
            }
            if (made.isOf("bytes") && arguments.size() == 0) {
                return new byte[0];
            }
            boolean wraps = made.isOf("bytearray") && arguments.size() == 1;
            if (wraps && !(arguments.at(0) instanceof Item.Made inner && inner.isOf("bytearray"))) {
                return bytes(arguments.at(0));
            }
        }
        throw refusals.foreign("An array's data are " + item.kind());
    }

    private byte[] latin1(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                throw refusals.foreign("Bytes are written as text that is not Latin-1");
            }
            bytes[i] = (byte) c;
        }
        return bytes;
    }
}
