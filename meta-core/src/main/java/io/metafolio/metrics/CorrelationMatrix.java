package io.metafolio.metrics;

import com.google.common.collect.ImmutableMap;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Sample correlations between the columns of a return matrix. */
public final class CorrelationMatrix {
    private final List<String> labels;
    private final double[][] values;

    private CorrelationMatrix(List<String> labels, double[][] values) {
        this.labels = labels;
        this.values = values;
    }

    /**
     * Correlates all columns.
     *
     * @param returns at least two rows; a constant column correlates with nothing
     * @return the correlations
     */
    public static CorrelationMatrix of(ReturnMatrix returns) {
        List<ReturnSeries> columns = IntStream.range(0, returns.columnCount())
                .mapToObj(returns::column)
                .toList();
        double[] sd = columns.stream()
                .mapToDouble(column -> SampleShape.varies(column.toArray()) ? Volatility.of(column) : 0)
                .toArray();
        double[][] values = new double[sd.length][sd.length];
        for (int i = 0; i < sd.length; i++) {
            for (int j = 0; j < i; j++) {
                values[i][j] = sd[i] == 0 || sd[j] == 0
                        ? Double.NaN
                        : clipped(Volatility.covariance(columns.get(i), columns.get(j)) / (sd[i] * sd[j]));
                values[j][i] = values[i][j];
            }
            values[i][i] = 1;
        }
        return new CorrelationMatrix(returns.columns(), values);
    }

    private static double clipped(double rho) {
        return Math.max(-1, Math.min(1, rho));
    }

    /**
     * The labels.
     *
     * @return in column order
     */
    public List<String> labels() {
        return labels;
    }

    /**
     * One correlation.
     *
     * @param i position of a column
     * @param j position of a column
     * @return within −1 … 1, empty where one of the two is constant
     */
    public Optional<Double> at(int i, int j) {
        return Double.isNaN(values[i][j]) ? Optional.empty() : Optional.of(values[i][j]);
    }

    /**
     * The correlations of one column with all others.
     *
     * @param i position of the column
     * @return by label in column order; those with a constant column are left out
     */
    public Map<String, Double> others(int i) {
        ImmutableMap.Builder<String, Double> row = ImmutableMap.builder();
        for (int j = 0; j < labels.size(); j++) {
            if (j != i && !Double.isNaN(values[i][j])) {
                row.put(labels.get(j), values[i][j]);
            }
        }
        return row.build();
    }

    @Override
    public String toString() {
        int width = labels.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder table = new StringBuilder(" ".repeat(width));
        labels.forEach(label -> table.append(String.format(Locale.ROOT, "  %6s", label)));
        for (int i = 0; i < values.length; i++) {
            table.append(String.format(Locale.ROOT, "\n%-" + width + "s", labels.get(i)));
            for (int j = 0; j < values.length; j++) {
                int across = Math.max(6, labels.get(j).length());
                table.append(String.format(
                        Locale.ROOT,
                        "  %" + across + "s",
                        at(i, j).map(rho -> String.format(Locale.ROOT, "%.2f", rho))
                                .orElse("–")));
            }
        }
        return table.append('\n').toString();
    }
}
