package io.metafolio.engines;

import io.metafolio.engines.covariance.Correlations;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.covariance.GivenCovariance;
import io.metafolio.engines.hierarchical.HierarchicalRiskParity;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.engines.quadratic.BoxQuadraticProgram;
import io.metafolio.engines.quadratic.RiskBudgetProgram;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.weights.WeightBounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Tables that papers and manuals print, and our figures for them. */
final class PublishedTables {
    /** Returns stay above −1; a power of two loses no bit. */
    private static final double UNIT = 64;

    private PublishedTables() {}

    /** One printed row and ours, in the unit that is printed. */
    record Row(String source, String name, List<Double> printed, List<Double> ours, int decimals, boolean cut) {
        /** Whether every figure shows the digits printed. */
        boolean isReproduced() {
            double step = Math.pow(10, -decimals);
            for (int i = 0; i < printed.size(); i++) {
                double error = Math.abs(ours.get(i)) - Math.abs(printed.get(i));
                boolean shows = cut
                        ? error > -1e-9 * step && error < step * (1 + 1e-9)
                        : Math.abs(error) <= step / 2 * (1 + 1e-9);
                if (!shows) {
                    return false;
                }
            }
            return printed.size() == ours.size();
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (JsonNode table : Oracles.cases("published-tables.json", "tables")) {
            for (JsonNode row : table.get("rows")) {
                double[] ours = ours(table, row.get("name").asString());
                if (ours.length > 0) {
                    rows.add(row(table, row, ours));
                }
            }
        }
        return rows;
    }

    private static Row row(JsonNode table, JsonNode row, double[] ours) {
        double unit = row.get("unit").asDouble();
        return new Row(
                table.get("source").asString(),
                row.get("name").asString(),
                Arrays.stream(flat(row.get("printed"))).boxed().toList(),
                Arrays.stream(ours).map(value -> value / unit).boxed().toList(),
                row.get("decimals").asInt(),
                row.get("cut").asBoolean());
    }

    private static double[] ours(JsonNode table, String row) {
        JsonNode inputs = table.get("inputs");
        return switch (table.get("name").asString() + "/" + row) {
            case "lopez_de_prado_2016/hrp" ->
                HierarchicalRiskParity.bisected(
                        HierarchicalRiskParity.tree(
                                Correlations.given(matrix(inputs.get("correlation"))),
                                HrpConvention.LOPEZ_DE_PRADO_2016),
                        GivenCovariance.of(matrix(inputs.get("covariance"))));
            case "lopez_de_prado_2016/cla, the long-only minimum variance",
                    "maillard_roncalli_teiletche_2010/minimum variance, long only" ->
                BoxQuadraticProgram.minimumVariance(matrix(inputs.get("covariance")), WeightBounds.LONG_ONLY)
                        .weights();
            case "lopez_de_prado_2016/ivp, inverse variance" ->
                inverse(GivenCovariance.of(matrix(inputs.get("covariance"))).variances());
            case "maillard_roncalli_teiletche_2010/equal risk contribution" ->
                budgeted(inputs, new double[] {0.25, 0.25, 0.25, 0.25});
            case "mathworks_risk_budgeting/risk budgeting" -> budgeted(inputs, Oracles.numbers(inputs.get("budget")));
            case "scikit_learn_ledoit_wolf/covariance" -> shrunk(inputs, CovarianceEstimator.LEDOIT_WOLF);
            case "scikit_learn_oas/covariance" -> shrunk(inputs, CovarianceEstimator.OAS);
            case "scikit_learn_ledoit_wolf/shrinkage" -> shrinkage(inputs, CovarianceEstimator.LEDOIT_WOLF);
            case "scikit_learn_oas/shrinkage" -> shrinkage(inputs, CovarianceEstimator.OAS);
            default -> new double[0];
        };
    }

    private static double[] inverse(double[] variances) {
        double sum = Arrays.stream(variances).map(v -> 1 / v).sum();
        return Arrays.stream(variances).map(v -> 1 / v / sum).toArray();
    }

    private static double[] budgeted(JsonNode inputs, double[] budgets) {
        return RiskBudgetProgram.solve(matrix(inputs.get("covariance")), budgets, WeightBounds.LONG_ONLY)
                .orElseThrow()
                .weights();
    }

    private static CovarianceMatrix covariance(JsonNode inputs, CovarianceEstimator estimator) {
        ReturnMatrix.Builder returns = ReturnMatrix.builder("printed", List.of("x0", "x1"));
        LocalDate date = LocalDate.of(2024, 1, 1);
        for (double[] row : matrix(inputs.get("x"))) {
            returns.row(date, row[0] / UNIT, row[1] / UNIT);
            date = date.plusDays(1);
        }
        return Covariance.of(returns.build(), estimator);
    }

    private static double[] shrunk(JsonNode inputs, CovarianceEstimator estimator) {
        CovarianceMatrix covariance = covariance(inputs, estimator);
        double[] flat = {covariance.at(0, 0), covariance.at(0, 1), covariance.at(1, 0), covariance.at(1, 1)};
        return Arrays.stream(flat).map(value -> value * UNIT * UNIT).toArray();
    }

    private static double[] shrinkage(JsonNode inputs, CovarianceEstimator estimator) {
        return new double[] {covariance(inputs, estimator).shrinkage().orElseThrow()};
    }

    private static double[][] matrix(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Oracles::numbers)
                .toArray(double[][]::new);
    }

    private static double[] flat(JsonNode numbers) {
        return numbers.get(0).isArray()
                ? Arrays.stream(matrix(numbers)).flatMapToDouble(Arrays::stream).toArray()
                : Oracles.numbers(numbers);
    }
}
