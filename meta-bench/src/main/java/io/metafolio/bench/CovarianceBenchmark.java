package io.metafolio.bench;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.spi.CovarianceEstimator;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A covariance, from returns to matrix, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CovarianceBenchmark {
    /** The estimator. */
    @Param({"sample", "ledoit_wolf", "ewma:30"})
    public String estimator = "sample";

    /** Columns. */
    @Param({"100", "500", "1000"})
    public int columns = 100;

    /** Rows of returns. */
    @Param("500")
    public int rows = 500;

    private ReturnMatrix returns = Problems.returns(2, 2);
    private DMatrixRMaj centeredRows = new DMatrixRMaj(0, 0);
    private CovarianceEstimator wanted = CovarianceEstimator.LEDOIT_WOLF;

    /** For JMH. */
    public CovarianceBenchmark() {}

    /** Makes seeded returns and checks that the covariance to be timed is that of the plain loop, to 1e-12. */
    @Setup
    public void prepare() {
        wanted = CovarianceEstimator.of(estimator);
        returns = Problems.returns(rows, columns);
        CovarianceMatrix sample = Covariance.of(returns, CovarianceEstimator.SAMPLE);
        double[][] centered = returns.toColumns();
        for (double[] column : centered) {
            double sum = 0;
            for (double value : column) {
                sum += value;
            }
            for (int t = 0; t < column.length; t++) {
                column[t] -= sum / column.length;
            }
        }
        centeredRows = new DMatrixRMaj(rows, columns);
        for (int j = 0; j < columns; j++) {
            for (int t = 0; t < rows; t++) {
                centeredRows.set(t, j, centered[j][t]);
            }
        }
        DMatrixRMaj products = productByEjml();
        for (int i = 0; i < columns; i += 7) {
            requireClose(products.get(i, columns - 1) / (rows - 1), sample.at(i, columns - 1));
            double sum = 0;
            for (int t = 0; t < returns.rows(); t++) {
                sum = Math.fma(centered[i][t], centered[columns - 1][t], sum);
            }
            requireClose(sum / (rows - 1), sample.at(i, columns - 1));
        }
    }

    private static void requireClose(double expected, double covariance) {
        if (Math.abs(covariance - expected) > 1e-12 * Math.abs(expected) + 1e-18) {
            throw new IllegalStateException(
                    "Wrong covariance, no use in timing it: " + covariance + ", expected " + expected);
        }
    }

    /**
     * One estimate.
     *
     * @return the covariance
     */
    @Benchmark
    public CovarianceMatrix estimate() {
        return Covariance.of(returns, wanted);
    }

    /**
     * The product alone, of columns already centred, by EJML.
     *
     * @return N x N
     */
    @Benchmark
    public DMatrixRMaj productByEjml() {
        DMatrixRMaj products = new DMatrixRMaj(columns, columns);
        CommonOps_DDRM.multInner(centeredRows, products);
        return products;
    }
}
