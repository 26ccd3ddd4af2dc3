package io.metafolio.engines.quadratic;

import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * {@code min ½yᵀHy − Σ b_i ln y_i} subject to {@code lo·κ <= y <= hi·κ, κ = Σy}; the weights are {@code w = y/κ}.
 *
 * <p>Without binding bounds the shares of risk {@code w_i(Hw)_i / wᵀHw} equal the budgets b (Maillard, Roncalli and
 * Teiletche 2010; Spinu 2013). With them, the same convex problem is solved inside the cone of the box, so that {@code
 * √(wᵀHw) / Π w_i^b_i} is least. Newton's method on each face of the cone, active set over the faces. Cost O(N³) a
 * Newton step.
 */
public final class RiskBudgetProgram {
    /** Newton steps longer than this, relative to a weight, are damped (Spinu 2013). */
    private static final double DAMPED = 0.36;
    /** A Newton step this short, relative to each weight, is rounding. */
    private static final double CONVERGED = 1e-14;
    /** Below this, a step that no longer shrinks is rounding. */
    private static final double STALLED = 1e-8;
    /** Shares of risk on the wrong side of a bound by less than this are rounding. */
    private static final double SIGN_TOLERANCE = 1e-12;

    /** A variance below this multiple of N, relative to the terms it is the sum of, is rounding. */
    private static final double ROUNDING = 10 * 0x1p-52;
    /** Where Newton's method finds no end, a variance this small says why. */
    private static final double UNSETTLED = 1e-9;

    private static final int NEWTON_LIMIT = 500;

    private final double[][] h;
    private final double[] b;
    private final WeightBounds box;
    private final double[] y;
    private final WorkingSet.Bound[] held;
    private int steps;

    private RiskBudgetProgram(double[][] h, double[] budgets, WeightBounds box) {
        this.h = h;
        this.box = box;
        this.b = budgets.clone();
        this.y = new double[h.length];
        this.held = new WorkingSet.Bound[h.length];
        Arrays.fill(held, WorkingSet.Bound.NONE);
    }

    /**
     * Solves the programme.
     *
     * @param h symmetric positive semidefinite N x N, best with a mean diagonal of one
     * @param budgets N shares of risk above 0 that sum to one
     * @param box bounds of each weight
     * @return the weights, with the greatest difference of a share of risk from what optimality asks as KKT residual;
     *     empty where weights above 0 have no variance, so that there is no risk to share
     * @throws IllegalArgumentException where H is no covariance, or budgets are not above 0 or do not sum to one
     * @throws io.metafolio.weights.InfeasibleBoundsException where no weights in the box sum to one
     */
    public static Optional<QuadraticSolution> solve(double[][] h, double[] budgets, WeightBounds box) {
        Programmes.requireCovariance(h);
        box.requireFeasible(h.length, "risk budgets");
        Programmes.requireBudgets(budgets, h.length);
        if (box.decideAlone(h.length)) {
            double[] only = new double[h.length];
            Arrays.fill(only, h.length * box.max() == 1 ? box.max() : box.min());
            return Optional.of(new QuadraticSolution(only, 0, 0, false));
        }
        return new RiskBudgetProgram(h, budgets, box).solve();
    }

    private Optional<QuadraticSolution> solve() {
        start();
        int limit = 1000 + 50 * y.length;
        for (int face = 0; face < limit; face++) {
            boolean settled = toFaceMinimum();
            if (!hasVariance(settled ? ROUNDING * y.length : UNSETTLED)) {
                return Optional.empty();
            }
            int worst = worstBound();
            if (settled && worst < 0) {
                return Optional.of(new QuadraticSolution(weights(), residual(), steps, false));
            }
            if (!settled) {
                break;
            }
            held[worst] = WorkingSet.Bound.NONE;
        }
        throw new IllegalStateException("Risk budgets did not settle within " + steps + " Newton steps for " + y.length
                + " weights within " + box + ". This is a fault of the library: please report the covariance.");
    }

    /** Equal weights inside a box; inverse volatilities where there is none. */
    private void start() {
        for (int i = 0; i < y.length; i++) {
            y[i] = box.equals(WeightBounds.LONG_ONLY) ? Math.sqrt(b[i] / h[i][i]) : 1;
        }
        rescale();
    }

    /** The minimum over all multiples of y has variance one. */
    private void rescale() {
        double variance = dot(y, product(y));
        if (variance > 0) {
            double factor = 1 / Math.sqrt(variance);
            for (int i = 0; i < y.length; i++) {
                y[i] *= factor;
            }
        }
    }

    /** Newton steps on the current face; false where they run away. */
    private boolean toFaceMinimum() {
        double before = Double.POSITIVE_INFINITY;
        for (int k = 0; k < NEWTON_LIMIT; k++) {
            steps++;
            Optional<double[]> found = direction(free());
            if (found.isEmpty()) {
                return false;
            }
            double[] direction = found.get();
            double longest = 0;
            for (int i = 0; i < y.length; i++) {
                longest = Math.max(longest, Math.abs(direction[i]) / y[i]);
            }
            boolean blocked = advance(direction, longest > DAMPED ? 1 / (1 + longest) : 1);
            boolean stalled = longest < STALLED && longest > before / 2;
            if (!blocked && (longest <= CONVERGED || stalled)) {
                return true;
            }
            before = blocked ? Double.POSITIVE_INFINITY : longest;
        }
        return false;
    }

    private int[] free() {
        return IntStream.range(0, y.length)
                .filter(i -> held[i] == WorkingSet.Bound.NONE)
                .toArray();
    }

    private double bound(int i) {
        return switch (held[i]) {
            case NONE -> 0;
            case LOWER -> box.min();
            case UPPER -> box.max();
        };
    }

    /** Share of the total that is left to the free weights. */
    private double freeShare() {
        double share = 1;
        for (int i = 0; i < y.length; i++) {
            share -= bound(i);
        }
        return share;
    }

    /**
     * The Newton direction on the face: the free entries solved for, the held ones in proportion to the total. Empty where
     * the barrier has faded to rounding beside a singular H.
     */
    private Optional<double[]> direction(int[] free) {
        double share = freeShare();
        double[] pull = new double[y.length];
        for (int j = 0; j < y.length; j++) {
            pull[j] = bound(j) / share;
        }
        double[] gradient = gradient();
        double[] image = product(pull);
        double common = dot(pull, gradient);
        double curvature = dot(pull, image);
        for (int j = 0; j < y.length; j++) {
            curvature = Math.fma(pull[j] * b[j] / (y[j] * y[j]), pull[j], curvature);
        }
        DMatrixRMaj hessian = new DMatrixRMaj(free.length, free.length);
        DMatrixRMaj right = new DMatrixRMaj(free.length, 1);
        for (int i = 0; i < free.length; i++) {
            int p = free[i];
            right.set(i, 0, -(gradient[p] + common));
            for (int j = 0; j < free.length; j++) {
                int q = free[j];
                hessian.set(i, j, h[p][q] + image[p] + image[q] + curvature + (p == q ? b[p] / (y[p] * y[p]) : 0));
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(free.length);
        if (!solver.setA(hessian)) {
            return Optional.empty();
        }
        DMatrixRMaj solved = new DMatrixRMaj(free.length, 1);
        solver.solve(right, solved);
        return Optional.of(spread(free, solved.getData(), pull));
    }

    private double[] spread(int[] free, double[] solved, double[] pull) {
        double[] direction = new double[y.length];
        double total = 0;
        for (int i = 0; i < free.length; i++) {
            direction[free[i]] = solved[i];
            total += solved[i];
        }
        for (int j = 0; j < y.length; j++) {
            if (held[j] != WorkingSet.Bound.NONE) {
                direction[j] = pull[j] * total;
            }
        }
        return direction;
    }

    /** Goes a share of the way, or until a side of the cone stops it; true where one did. The last free one never stops. */
    private boolean advance(double[] direction, double wanted) {
        double total = Arrays.stream(y).reduce(0, Double::sum);
        double growth = Arrays.stream(direction).reduce(0, Double::sum);
        double step = wanted;
        int blocking = -1;
        boolean below = false;
        int[] free = free();
        for (int k = 0; k < free.length && free.length > 1; k++) {
            int i = free[k];
            double lower = reach(y[i] - box.min() * total, direction[i] - box.min() * growth);
            double upper = box.max() == 1 ? 2 : reach(box.max() * total - y[i], box.max() * growth - direction[i]);
            if (box.min() > 0 && lower < step) {
                step = lower;
                blocking = i;
                below = true;
            }
            if (upper < step) {
                step = upper;
                blocking = i;
                below = false;
            }
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(step, direction[i], y[i]);
        }
        if (blocking >= 0) {
            held[blocking] = below ? WorkingSet.Bound.LOWER : WorkingSet.Bound.UPPER;
        }
        settleHeld();
        return blocking >= 0;
    }

    /** How far until a distance that changes at a rate is used up. */
    private static double reach(double distance, double rate) {
        return rate < 0 ? Math.max(0, distance) / -rate : Double.POSITIVE_INFINITY;
    }

    /** Puts held entries exactly at their share of the total. */
    private void settleHeld() {
        double sum = 0;
        for (int i : free()) {
            sum += y[i];
        }
        double total = sum / freeShare();
        for (int i = 0; i < y.length; i++) {
            if (held[i] != WorkingSet.Bound.NONE) {
                y[i] = bound(i) * total;
            }
        }
    }

    private double[] product(double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] = Math.fma(h[i][j], x[j], product[i]);
            }
        }
        return product;
    }

    private static double dot(double[] a, double[] x) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], x[i], sum);
        }
        return sum;
    }

    private double[] gradient() {
        double[] gradient = product(y);
        for (int i = 0; i < y.length; i++) {
            gradient[i] -= b[i] / y[i];
        }
        return gradient;
    }

    /** What the free gradients have in common, weighted by the weights. */
    private double multiplier(double[] gradient) {
        double sum = 0;
        double weight = 0;
        for (int i : free()) {
            sum = Math.fma(y[i], gradient[i], sum);
            weight += y[i];
        }
        return sum / weight;
    }

    /** In shares of risk, above 0 on the wrong side. */
    private double violation(int i, double[] gradient, double multiplier) {
        double difference = y[i] * (gradient[i] - multiplier);
        return switch (held[i]) {
            case NONE -> Math.abs(difference);
            case LOWER -> -difference;
            case UPPER -> difference;
        };
    }

    private int worstBound() {
        double[] gradient = gradient();
        double multiplier = multiplier(gradient);
        int worst = -1;
        double most = SIGN_TOLERANCE;
        for (int i = 0; i < y.length; i++) {
            double violation = violation(i, gradient, multiplier);
            if (held[i] != WorkingSet.Bound.NONE && violation > most) {
                most = violation;
                worst = i;
            }
        }
        return worst;
    }

    private double residual() {
        double[] gradient = gradient();
        double multiplier = multiplier(gradient);
        double worst = Math.abs(dot(y, gradient));
        for (int i = 0; i < y.length; i++) {
            worst = Math.max(worst, violation(i, gradient, multiplier));
        }
        return worst;
    }

    private boolean hasVariance(double tolerance) {
        double[] w = weights();
        double variance = dot(w, product(w));
        double magnitude = 0;
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w.length; j++) {
                magnitude = Math.fma(w[i] * Math.abs(h[i][j]), w[j], magnitude);
            }
        }
        return variance > tolerance * magnitude;
    }

    private double[] weights() {
        double total = Arrays.stream(y).reduce(0, Double::sum);
        double[] w = new double[y.length];
        for (int i = 0; i < w.length; i++) {
            double free = Math.min(box.max(), Math.max(box.min(), y[i] / total));
            w[i] = held[i] == WorkingSet.Bound.NONE ? free : bound(i);
        }
        return w;
    }
}
