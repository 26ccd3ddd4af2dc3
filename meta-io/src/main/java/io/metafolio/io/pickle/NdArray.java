package io.metafolio.io.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An array of NumPy as its pickle holds it: a type, a shape of one or two lengths, and either bytes or objects, as many as the
 * shape says.
 */
final class NdArray {
    private static final VarHandle FLOAT64_LE = view(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT64_BE = view(double[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle FLOAT32_LE = view(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT32_BE = view(float[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT64_LE = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64_BE = view(long[].class, ByteOrder.BIG_ENDIAN);

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

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
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
    double[] reals() {
        double[] reals = new double[shape[0]];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = real(i);
        }
        return reals;
    }

    /** The row or column of an array of two dimensions that lies along a dimension. */
    double[] realsAlong(int dimension, int at) {
        double[] reals = new double[shape[dimension]];
        for (int k = 0; k < reals.length; k++) {
            reals[k] = real(dimension == 0 ? offset(k, at) : offset(at, k));
        }
        return reals;
    }

    private double real(int offset) {
        if (type.size() == Double.BYTES) {
            return (double) (type.bigEndian() ? FLOAT64_BE : FLOAT64_LE).get(bytes, offset * Double.BYTES);
        }
        return (float) (type.bigEndian() ? FLOAT32_BE : FLOAT32_LE).get(bytes, offset * Float.BYTES);
    }

    /** All int64 or datetime64 of an array of one dimension. */
    long[] wholes() {
        long[] wholes = new long[shape[0]];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = (long) (type.bigEndian() ? INT64_BE : INT64_LE).get(bytes, i * Long.BYTES);
        }
        return wholes;
    }
}
