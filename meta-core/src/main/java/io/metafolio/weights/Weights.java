package io.metafolio.weights;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.metafolio.errors.UnknownNameException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Portfolio weights by label, as fractions, in a fixed order that is part of the value.
 *
 * <p>Every weight is finite. Immutable; safe to share between threads. Equality is of labels, order and exact binary64
 * values.
 */
public final class Weights {
    /** How far a sum of weights may be from one. */
    public static final double SUM_TOLERANCE = 1e-12;

    private final List<String> labels;
    private final double[] values;

    private Weights(List<String> labels, double[] values) {
        this.labels = labels;
        this.values = values;
    }

    /**
     * Pairs labels with values.
     *
     * @param labels distinct labels
     * @param values one finite fraction a label
     * @return the weights, in the order given
     * @throws IllegalArgumentException where the lengths differ, a label repeats or a value is not finite
     */
    public static Weights of(List<String> labels, double... values) {
        if (labels.size() != values.length) {
            throw new IllegalArgumentException(labels.size() + " labels for " + values.length
                    + " weights. Expected one weight a label. Labels: " + labels);
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.length; i++) {
            if (!seen.add(labels.get(i))) {
                throw new IllegalArgumentException("Label \"" + labels.get(i) + "\" occurs twice among the weights "
                        + labels + ". Expected distinct labels.");
            }
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("Weight of \"" + labels.get(i) + "\" is " + values[i]
                        + ". Expected a finite fraction. Maybe an input of the engine was not finite.");
            }
        }
        return new Weights(ImmutableList.copyOf(labels), values.clone());
    }

    /**
     * The labels in order.
     *
     * @return an unmodifiable list
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * How many weights there are.
     *
     * @return the number of labels
     */
    public int size() {
        return values.length;
    }

    /**
     * The weight of one label.
     *
     * @param label one of {@link #labels()}
     * @return its fraction
     * @throws UnknownNameException where the label is not there; the message lists those that are
     */
    public double get(String label) {
        int i = labels.indexOf(label);
        if (i < 0) {
            throw new UnknownNameException("label", label, "these weights", labels);
        }
        return values[i];
    }

    /**
     * The weight at a position.
     *
     * @param index position in {@link #labels()}
     * @return its fraction
     */
    public double at(int index) {
        return values[index];
    }

    /**
     * The weights in label order.
     *
     * @return a fresh array of fractions
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * The weights by label.
     *
     * @return an unmodifiable map in label order
     */
    public Map<String, Double> asMap() {
        ImmutableMap.Builder<String, Double> map = ImmutableMap.builder();
        for (int i = 0; i < values.length; i++) {
            map.put(labels.get(i), values[i]);
        }
        return map.build();
    }

    /**
     * The sum, added in label order.
     *
     * @return the sum of all fractions
     */
    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * How many equal weights would be as concentrated, for weights that sum to one.
     *
     * @return {@code 1/Σw²}
     */
    public double effectiveNumber() {
        double squares = 0;
        for (double value : values) {
            squares = Math.fma(value, value, squares);
        }
        return 1 / squares;
    }

    /**
     * The smallest weight.
     *
     * @return the least fraction
     */
    public double min() {
        return Arrays.stream(values).min().orElseThrow();
    }

    /**
     * The largest weight.
     *
     * @return the greatest fraction
     */
    public double max() {
        return Arrays.stream(values).max().orElseThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights that && labels.equals(that.labels) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        int width = labels.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            table.append(String.format(Locale.ROOT, "%-" + width + "s %8.4f\n", labels.get(i), values[i]));
        }
        return table.toString();
    }
}
