package io.metafolio.engines.quadratic;

import io.metafolio.engines.matrix.Cholesky;
import io.metafolio.engines.matrix.ConjugateGradients;
import io.metafolio.engines.matrix.Symmetric;
import io.metafolio.weights.WeightBounds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code min ½yᵀHy − Σ b_i ln y_i} subject to {@code lo·κ <= y <= hi·κ, κ = Σy}; the weights are {@code w = y/κ}.
 *
 * <p>Without binding bounds the shares of risk {@code w_i(Hw)_i / wᵀHw} equal the budgets b (Maillard, Roncalli and
 * Teiletche 2010; Spinu 2013). With them, the same convex problem is solved inside the cone of the box, so that {@code
 * √(wᵀHw) / Π w_i^b_i} is least. Newton's method on each face of the cone, active set over the faces. Cost O(N²) a
 * Newton step where conjugate gradients solve for it, else O(N³).
 */
public final class RiskBudgetProgram {
    /** Newton steps longer than this, relative to a weight, are damped (Spinu 2013). */
    private static final double DAMPED = 0.36;
    /** A Newton step this short, relative to each weight, is rounding. */
    private static final double CONVERGED = 1e-14;
    /** Undamped steps that have not halved for so long are rounding. */
    private static final int PATIENCE = 5;
    /** Shares of risk on the wrong side of a bound by less than this are rounding. */
    private static final double SIGN_TOLERANCE = 1e-12;

    /** A variance below this multiple of N, relative to the terms it is the sum of, is rounding. */
    private static final double ROUNDING = 10 * 0x1p-52;
    /** Where Newton's method finds no end, a variance this small says why. */
    private static final double UNSETTLED = 1e-9;

    private static final int NEWTON_LIMIT = 500;

    /** Up to here a factor is as fast as conjugate gradients. */
    private static final int FEW = 32;
    /** How exactly conjugate gradients solve for a first Newton step and for the last, and in how many steps they have to. */
    private static final double LEAST_EXACT = 0.01;

    private static final double MOST_EXACT = 1e-8;

    private static final int GRADIENTS = 50;

    private final double[][] h;
    private final double[] b;
    private final WeightBounds box;
    private final BudgetCone cone;
    private int steps;
    private boolean factored;

    private RiskBudgetProgram(double[][] h, double[] budgets, WeightBounds box) {
        this.h = h;
        this.box = box;
        this.b = budgets.clone();
        this.cone = new BudgetCone(box, start());
        this.factored = h.length <= FEW;
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
            return Optional.of(new QuadraticSolution(only, 0, 0, List.of()));
        }
        return new RiskBudgetProgram(h, budgets, box).solve();
    }

    private Optional<QuadraticSolution> solve() {
        int limit = 1000 + 50 * h.length;
        for (int face = 0; face < limit; face++) {
            boolean settled = toFaceMinimum();
            if (!hasVariance(settled ? ROUNDING * h.length : UNSETTLED)) {
                return Optional.empty();
            }
            int worst = worstBound();
            if (settled && worst < 0) {
                return Optional.of(new QuadraticSolution(cone.weights(), residual(), steps, List.of()));
            }
            if (!settled) {
                break;
            }
            cone.release(worst);
        }
        throw new IllegalStateException("Risk budgets did not settle within " + steps + " Newton steps for " + h.length
                + " weights within " + box + ". This is a fault of the library: please report the covariance.");
    }

    /** Equal weights inside a box, inverse volatilities where there is none, of variance one as the minimum is. */
    private double[] start() {
        double[] start = new double[h.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = box.equals(WeightBounds.LONG_ONLY) ? Math.sqrt(b[i] / h[i][i]) : 1;
        }
        double variance = dot(start, Symmetric.times(h, start));
        double factor = variance > 0 ? 1 / Math.sqrt(variance) : 1;
        return Arrays.stream(start).map(value -> value * factor).toArray();
    }

    /** Newton steps on the current face; false where they run away. */
    private boolean toFaceMinimum() {
        double shortest = DAMPED;
        int since = 0;
        boolean blocked = false;
        for (int k = 0; k < NEWTON_LIMIT; k += blocked ? 0 : 1) {
            steps++;
            Optional<double[]> found = direction(cone.free(), Math.max(MOST_EXACT, Math.min(LEAST_EXACT, shortest)));
            if (found.isEmpty()) {
                return false;
            }
            double[] direction = found.get();
            double longest = 0;
            for (int i = 0; i < h.length; i++) {
                longest = Math.max(longest, Math.abs(direction[i]) / cone.at(i));
            }
            blocked = cone.advance(direction, longest > DAMPED ? 1 / (1 + longest) : 1);
            since = blocked || longest < shortest / 2 || shortest == DAMPED ? 0 : since + 1;
            shortest = blocked ? DAMPED : Math.min(shortest, longest);
            if (!blocked && (longest <= CONVERGED || since > PATIENCE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The Newton direction on the face: the free entries solved for, the held ones in proportion to the total. Empty where
     * the barrier has faded to rounding beside a singular H.
     */
    private Optional<double[]> direction(int[] free, double inexact) {
        double[] pull = cone.pull();
        double[] gradient = gradient();
        double common = dot(pull, gradient);
        double[] right = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            right[i] = -(gradient[free[i]] + common);
        }
        double[] barrier = new double[h.length];
        Arrays.setAll(barrier, this::barrier);
        return solved(new FaceHessian(h, barrier, free, pull), right, inexact).map(cone::spread);
    }

    /**
     * Near the optimum without bounds, and where columns rise and fall together, the eigenvalues of the Hessian beside its
     * barrier lie within 1 … 2: conjugate gradients need a dozen steps, whatever the condition number of H, and fewer
     * while the error is large that a Newton step squares. A factor is taken for few columns, and for the rest of a search
     * in which the gradients once took too long.
     */
    private Optional<double[]> solved(FaceHessian hessian, double[] right, double inexact) {
        if (!factored) {
            Optional<double[]> found =
                    ConjugateGradients.solve(hessian::times, hessian.diagonal(), right, inexact, GRADIENTS);
            if (found.isPresent()) {
                return found;
            }
            factored = true;
        }
        return Cholesky.of(hessian.upper()).map(factor -> factor.solve(right));
    }

    /** The second derivative of {@code −b ln y}. */
    private double barrier(int i) {
        return b[i] / (cone.at(i) * cone.at(i));
    }

    private static double dot(double[] a, double[] x) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], x[i], sum);
        }
        return sum;
    }

    private double[] gradient() {
        double[] gradient = Symmetric.times(h, cone.values());
        for (int i = 0; i < h.length; i++) {
            gradient[i] -= b[i] / cone.at(i);
        }
        return gradient;
    }

    /** What the free gradients have in common, weighted by the weights. */
    private double multiplier(double[] gradient) {
        double sum = 0;
        double weight = 0;
        for (int i : cone.free()) {
            sum = Math.fma(cone.at(i), gradient[i], sum);
            weight += cone.at(i);
        }
        return sum / weight;
    }

    /** In shares of risk, above 0 on the wrong side. */
    private double violation(int i, double[] gradient, double multiplier) {
        double difference = cone.at(i) * (gradient[i] - multiplier);
        return switch (cone.held(i)) {
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
        for (int i = 0; i < h.length; i++) {
            double violation = violation(i, gradient, multiplier);
            if (cone.held(i) != WorkingSet.Bound.NONE && violation > most) {
                most = violation;
                worst = i;
            }
        }
        return worst;
    }

    private double residual() {
        double[] gradient = gradient();
        double multiplier = multiplier(gradient);
        double worst = Math.abs(dot(cone.values(), gradient));
        for (int i = 0; i < h.length; i++) {
            worst = Math.max(worst, violation(i, gradient, multiplier));
        }
        return worst;
    }

    private boolean hasVariance(double tolerance) {
        double[] w = cone.weights();
        double variance = dot(w, Symmetric.times(h, w));
        double magnitude = dot(w, Symmetric.magnitudes(h, w, new double[w.length]));
        return variance > tolerance * magnitude;
    }
}
