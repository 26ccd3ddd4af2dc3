package io.metafolio.io.html;

import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.metrics.RollingCorrelation;
import io.metafolio.returns.ReturnMatrix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How the correlations between the sleeves moved: each pair, or the least, the mean and the greatest where pairs are many. */
final class CorrelationChart {
    /** A quarter of a year of exchange sessions. */
    static final int WINDOW = 63;

    private static final int MOST_PAIRS = 6;
    private static final int LEAST_HEIGHT = 220;

    private final RollingCorrelation rolling;
    private final List<String> sleeves;

    private CorrelationChart(ReturnMatrix joined) {
        this.rolling = RollingCorrelation.of(joined, WINDOW);
        this.sleeves = joined.columns();
    }

    /** Empty where there are too few rows for two windows, or no two streams that both move. */
    static Optional<Chart> of(ReturnMatrix joined) {
        return joined.rows() <= WINDOW ? Optional.empty() : new CorrelationChart(joined).chart();
    }

    private Optional<Chart> chart() {
        List<Curve> curves = sleeves.size() * (sleeves.size() - 1) / 2 <= MOST_PAIRS ? pairs() : summary();
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CurveChart(
                        curves,
                        LinearScale.of(Math.min(0, CurveChart.least(curves)), Math.max(0, CurveChart.greatest(curves))),
                        0,
                        tick -> Figures.decimal(tick.doubleValue(), 1),
                        rho -> Figures.decimal(rho, 2),
                        LEAST_HEIGHT)
                .chart(
                        "rolling-correlation",
                        "Rolling correlation between sleeves",
                        "Correlation between sleeves over " + WINDOW + " joined rows, to each day",
                        "Sample correlation of the " + WINDOW + " joined rows that end on each day, from "
                                + rolling.dates().get(0) + "."));
    }

    private List<Curve> pairs() {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < sleeves.size(); i++) {
            for (int j = i + 1; j < sleeves.size(); j++) {
                int row = i;
                int column = j;
                add(sleeves.get(i) + " · " + sleeves.get(j), matrix -> matrix.at(row, column), curves);
            }
        }
        return curves;
    }

    private List<Curve> summary() {
        List<Curve> curves = new ArrayList<>();
        add("greatest", matrix -> boxed(Arrays.stream(known(matrix)).max()), curves);
        add("mean", matrix -> boxed(Arrays.stream(known(matrix)).average()), curves);
        add("least", matrix -> boxed(Arrays.stream(known(matrix)).min()), curves);
        return curves;
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static double[] known(CorrelationMatrix matrix) {
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < matrix.labels().size(); i++) {
            for (int j = i + 1; j < matrix.labels().size(); j++) {
                matrix.at(i, j).ifPresent(known::add);
            }
        }
        return known.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A curve over the windows in which there is a correlation. */
    private void add(String name, Function<CorrelationMatrix, Optional<Double>> value, List<Curve> curves) {
        List<LocalDate> dates = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int t = 0; t < rolling.dates().size(); t++) {
            Optional<Double> rho = value.apply(rolling.matrices().get(t));
            if (rho.isPresent()) {
                dates.add(rolling.dates().get(t));
                values.add(rho.get());
            }
        }
        if (!dates.isEmpty()) {
            curves.add(Curve.of(
                    name,
                    Palette.other(curves.size()),
                    dates,
                    values.stream().mapToDouble(Double::doubleValue).toArray()));
        }
    }
}
