package io.metafolio.engines.quadratic;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** The free weights of a working set, with the Cholesky factor of their part of H. */
final class Face {
    private final int[] free;
    private final double[][] h;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final boolean positiveDefinite;

    private Face(int[] free, double[][] h, LinearSolverDense<DMatrixRMaj> solver, boolean positiveDefinite) {
        this.free = free;
        this.h = h;
        this.solver = solver;
        this.positiveDefinite = positiveDefinite;
    }

    static Face of(double[][] whole, int[] free) {
        int n = free.length;
        double[][] part = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                part[i][j] = whole[free[i]][free[j]];
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
        boolean factored = solver.setA(new DMatrixRMaj(part));
        return new Face(free, part, solver, factored && pivotsStand(solver, n));
    }

    /** A pivot that rounding could have made is no pivot. */
    private static boolean pivotsStand(LinearSolverDense<DMatrixRMaj> solver, int n) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = solver.getDecomposition();
        DMatrixRMaj factor = cholesky.getT(null);
        double greatest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double pivot = factor.get(i, i) * factor.get(i, i);
            greatest = Math.max(greatest, pivot);
            least = Math.min(least, pivot);
        }
        return least > 10 * n * Math.ulp(1.0) * greatest;
    }

    boolean isPositiveDefinite() {
        return positiveDefinite;
    }

    /** The free weights that minimise {@code wᵀHw} while the others stay and all sum to one. */
    double[] minimiser(double[][] whole, double[] w) {
        int n = free.length;
        boolean[] isFree = new boolean[w.length];
        for (int index : free) {
            isFree[index] = true;
        }
        double[] pull = new double[n];
        double[] ones = new double[n];
        double budget = 1;
        for (int j = 0; j < w.length; j++) {
            if (!isFree[j]) {
                budget -= w[j];
            }
        }
        for (int i = 0; i < n; i++) {
            ones[i] = 1;
            for (int j = 0; j < w.length; j++) {
                if (!isFree[j]) {
                    pull[i] = Math.fma(-whole[free[i]][j], w[j], pull[i]);
                }
            }
        }
        double[] u = solve(ones);
        double[] v = solve(pull);
        double lambda = (budget - sum(v)) / sum(u);
        for (int i = 0; i < n; i++) {
            v[i] = Math.fma(lambda, u[i], v[i]);
        }
        return v;
    }

    /** Solves once, then once more for what rounding left. */
    private double[] solve(double[] b) {
        double[] x = substituted(b);
        double[] rest = b.clone();
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length; j++) {
                rest[i] = Math.fma(-h[i][j], x[j], rest[i]);
            }
        }
        double[] correction = substituted(rest);
        for (int i = 0; i < x.length; i++) {
            x[i] += correction[i];
        }
        return x;
    }

    private double[] substituted(double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(b.length, 1);
        solver.solve(DMatrixRMaj.wrap(b.length, 1, b.clone()), x);
        return x.getData().clone();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
