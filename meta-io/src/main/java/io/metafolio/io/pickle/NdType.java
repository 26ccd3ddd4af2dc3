package io.metafolio.io.pickle;

import io.metafolio.io.table.StampUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The type of an array's elements, as NumPy codes it.
 *
 * @param kind f, i, M (datetime64), O (object) or another that is only ever named in a refusal
 * @param size bytes an element
 * @param bigEndian how its bytes are ordered
 * @param unit of a datetime64; empty elsewhere, and where it is none of s, ms, us, ns
 */
record NdType(char kind, int size, boolean bigEndian, Optional<StampUnit> unit) {
    boolean isReal() {
        return kind == 'f' && (size == Double.BYTES || size == Float.BYTES);
    }

    boolean isInt64() {
        return kind == 'i' && size == Long.BYTES;
    }

    boolean isStamp() {
        return kind == 'M' && unit.isPresent();
    }

    boolean isObject() {
        return kind == 'O';
    }

    /** As NumPy names it. */
    String name() {
        return switch (kind) {
            case 'f' -> "float" + 8 * size;
            case 'i' -> "int" + 8 * size;
            case 'u' -> "uint" + 8 * size;
            case 'c' -> "complex" + 8 * size;
            case 'b' -> "bool";
            case 'O' -> "object";
            case 'M' -> "datetime64" + unit.map(u -> "[" + u.code() + "]").orElse("");
            case 'm' -> "timedelta64";
            case 'U' -> "str" + 8 * size;
            default -> String.valueOf(kind) + size;
        };
    }

    static Optional<StampUnit> unitOf(String code) {
        return Arrays.stream(StampUnit.values())
                .filter(unit -> unit != StampUnit.DAYS && unit.code().equals(code))
                .findFirst();
    }
}
