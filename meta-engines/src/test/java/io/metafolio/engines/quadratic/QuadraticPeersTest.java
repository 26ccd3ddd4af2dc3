package io.metafolio.engines.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;
import tools.jackson.databind.JsonNode;

/** Programmes of {@code src/test/python/quadratic_oracles.py}, beside what Clarabel and ojAlgo make of them. */
class QuadraticPeersTest {
    private static final double KKT = 1e-10;
    /** The budget of a feasible point may be off by this much, and the objective with it. */
    private static final double ROUNDING = 1e-14;
    /** The gap to a lower bound is printed with two digits. */
    private static final double GAP_AS_PRINTED = 1.05;
    /** ojAlgo's active set stops at about eleven digits. */
    private static final double OJALGO = 1e-9;

    private static final int OJALGO_COLUMNS = 20;

    @Test
    @DisplayName(
            "on 500 programmes up to N = 200 the objective is never above Clarabel's, and the KKT residual below 1e-10")
    void neverAboveClarabel() {
        List<JsonNode> problems = Oracles.cases("quadratic-oracles.json", "problems");
        assertThat(problems).hasSize(500);
        for (JsonNode problem : problems) {
            double[][] h = h(problem);
            double[] c = c(problem);
            QuadraticSolution solution = BoxQuadraticProgram.of(h, box(problem)).solve(c);
            double[] w = solution.weights();
            assertThat(Arrays.stream(w).allMatch(box(problem)::contains)).isTrue();
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
            assertThat(solution.kktResidual()).as("%s", problem).isLessThanOrEqualTo(KKT);
            double slack = ROUNDING * magnitude(h, c, w);
            assertThat(objective(h, c, w))
                    .as("%s", problem)
                    .isLessThanOrEqualTo(problem.get("objective").asDouble() + slack);
            assertThat(objective(h, c, w))
                    .as("%s", problem)
                    .isGreaterThanOrEqualTo(problem.get("polished").asDouble()
                            - GAP_AS_PRINTED * problem.get("gap").asDouble()
                            - slack);
        }
    }

    @Test
    @DisplayName("on the programmes up to N = 20 the objective is never above ojAlgo's, and close to it")
    void neverAboveOjAlgo() {
        int compared = 0;
        for (JsonNode problem : Oracles.cases("quadratic-oracles.json", "problems")) {
            if (problem.get("columns").asInt() <= OJALGO_COLUMNS) {
                double[][] h = h(problem);
                double[] c = c(problem);
                double[] w = BoxQuadraticProgram.of(h, box(problem)).solve(c).weights();
                double theirs = objective(h, c, byOjAlgo(h, c, box(problem)));
                double difference = objective(h, c, w) - theirs;
                assertThat(difference).as("%s", problem).isBetween(-1e-6, OJALGO * magnitude(h, c, w));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(120);
    }

    private static double[] byOjAlgo(double[][] h, double[] c, WeightBounds box) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.convex().algorithm(ConvexSolver.Algorithm.ACTIVE_SET);
        for (int i = 0; i < h.length; i++) {
            model.newVariable("w" + i).lower(box.min()).upper(box.max());
        }
        Expression objective = model.newExpression("objective").weight(1);
        Expression budget = model.newExpression("budget").level(1);
        for (int i = 0; i < h.length; i++) {
            budget.set(i, 1);
            objective.set(i, -c[i]);
            for (int j = 0; j < h.length; j++) {
                objective.set(i, j, h[i][j] / 2);
            }
        }
        Optimisation.Result result = model.minimise();
        assertThat(result.getState().isFeasible()).isTrue();
        return result.toRawCopy1D();
    }

    private static WeightBounds box(JsonNode problem) {
        return WeightBounds.of(problem.get("lo").asDouble(), problem.get("hi").asDouble());
    }

    private static double[] c(JsonNode problem) {
        int n = problem.get("columns").asInt();
        return problem.get("c_seed").isNull()
                ? new double[n]
                : Oracles.uniform(problem.get("c_seed").asLong(), n);
    }

    private static double[][] h(JsonNode problem) {
        int n = problem.get("columns").asInt();
        double[][] rows =
                Oracles.rows(problem.get("seed").asLong(), problem.get("rows").asInt(), n);
        if (problem.get("kind").asString().startsWith("duplicate")) {
            Arrays.stream(rows).forEach(row -> row[1] = row[0]);
        }
        double[][] h = new double[n][n];
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (double[] row : rows) {
                    h[i][j] += row[i] * row[j];
                }
            }
            trace += h[i][i];
        }
        for (double[] row : h) {
            for (int j = 0; j < n; j++) {
                row[j] *= n / trace;
            }
        }
        return h;
    }

    private static double objective(double[][] h, double[] c, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double row = 0;
            for (int j = 0; j < w.length; j++) {
                row += h[i][j] * w[j];
            }
            sum += w[i] * (row / 2 - c[i]);
        }
        return sum;
    }

    /** What rounding of the objective is relative to. */
    static double magnitude(double[][] h, double[] c, double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double row = Math.abs(c[i]);
            for (int j = 0; j < w.length; j++) {
                row += Math.abs(h[i][j]) * w[j];
            }
            sum += w[i] * row;
        }
        return sum;
    }

    @Test
    @DisplayName(
            "with short positions allowed, weights are Clarabel's to seven digits, and the objective never above its own")
    void shorts() {
        for (JsonNode problem : Oracles.cases("short-oracles.json", "problems")) {
            double[][] h = h(problem);
            QuadraticSolution solution = BoxQuadraticProgram.minimumVariance(h, box(problem));
            double[] w = solution.weights();
            assertThat(solution.kktResidual()).isLessThanOrEqualTo(KKT);
            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(w).filter(weight -> weight < -1e-9).count())
                    .isEqualTo(problem.get("shorts").asInt());
            for (int i = 0; i < w.length; i++) {
                assertThat(w[i]).isCloseTo(problem.get("weights").get(i).asDouble(), within(1e-7));
            }
            assertThat(objective(h, new double[w.length], w))
                    .isLessThanOrEqualTo(problem.get("objective").asDouble() + 1e-12);
        }
    }
}
