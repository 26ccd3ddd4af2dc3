package io.metafolio.engines;

import io.metafolio.errors.RefusedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers above 0 by label that a caller gave, to be shared out over the columns of a request. Immutable. */
final class GivenShares {
    private static final double LEAST = 1e-100;
    private static final double GREATEST = 1e100;

    private final String what;
    private final Map<String, Double> byLabel;

    /** Refuses numbers that are not above 0, and those too large or small to be summed. */
    GivenShares(String what, Map<String, Double> byLabel) {
        byLabel.forEach((label, value) -> {
            if (!(value >= LEAST && value <= GREATEST)) {
                throw new IllegalArgumentException(
                        what + " of \"" + label + "\" is " + value + ". Expected a number within " + LEAST + " … "
                                + GREATEST + ". Maybe the label should be left out altogether.");
            }
        });
        if (byLabel.isEmpty()) {
            throw new IllegalArgumentException(
                    "No " + what + " at all. Expected one a label. Maybe the map was not filled yet.");
        }
        this.what = what;
        this.byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
    }

    /** One share a column, in proportion to the numbers given; columns without one are refused by name. */
    double[] over(List<String> columns) {
        List<String> absent =
                columns.stream().filter(label -> !byLabel.containsKey(label)).toList();
        if (!absent.isEmpty()) {
            throw new RefusedException(
                    "No " + what + " given for " + RefusedException.listed(absent),
                    "columns " + columns,
                    "a number above 0 for every column; given are " + byLabel.keySet(),
                    "the labels are spelt otherwise, or the column should be left out");
        }
        double[] shares = columns.stream().mapToDouble(byLabel::get).toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** The numbers in alphabetical order, for manifests. */
    String written() {
        return new TreeMap<>(byLabel).toString();
    }
}
