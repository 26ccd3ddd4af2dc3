package io.metafolio.io.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * An array of NumPy as its pickle holds it: a type, a shape of one or two lengths, and either bytes or objects, as many as the
 * shape says.
 */
final class NdArray {
    private final NdType type;
    private final int[] shape;
    private final boolean columnMajor;
    private final byte[] bytes;
    private final List<Item> objects;

    NdArray(NdType type, int[] shape, boolean columnMajor, byte[] bytes, List<Item> objects) {
        this.type = type;
        this.shape = shape.clone();
        this.columnMajor = columnMajor;
        this.bytes = bytes;
        this.objects = objects;
    }

    NdType type() {
        return type;
    }

    int dimensions() {
        return shape.length;
    }

    int length(int dimension) {
        return shape[dimension];
    }

    /** The objects in order, for an array of objects of one dimension. */
    List<Item> objects() {
        return objects;
    }

    /** Where an element of two dimensions stands. */
    private int offset(int i, int j) {
        return columnMajor ? j * shape[0] + i : i * shape[1] + j;
    }

    /** All float64 or float32 of an array of one dimension, widened without rounding. */
    DoubleBuffer reals() {
        return reals(0, 1, shape[0]);
    }

    /** The row or column of an array of two dimensions that lies along a dimension. */
    DoubleBuffer realsAlong(int dimension, int at) {
        boolean inOneRun = columnMajor == (dimension == 0);
        return reals(
                dimension == 0 ? offset(0, at) : offset(at, 0), inOneRun ? 1 : shape[1 - dimension], shape[dimension]);
    }

    private DoubleBuffer reals(int from, int distance, int count) {
        if (type.size() == Float.BYTES) {
            FloatBuffer floats = buffer().asFloatBuffer();
            return gathered(count, k -> floats.get(from + k * distance));
        }
        DoubleBuffer doubles = buffer().asDoubleBuffer();
        return distance == 1 ? doubles.slice(from, count) : gathered(count, k -> doubles.get(from + k * distance));
    }

    private static DoubleBuffer gathered(int count, IntToDoubleFunction value) {
        double[] values = new double[count];
        Arrays.setAll(values, value);
        return DoubleBuffer.wrap(values);
    }

    /** All int64 or datetime64 of an array of one dimension. */
    LongBuffer wholes() {
        return buffer().asLongBuffer();
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes).order(type.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
}
