package io.metafolio.metrics;

import java.util.Arrays;

/** The shape of a sample, bias-corrected as pandas has it, quantiles by linear interpolation. */
public final class SampleShape {
    private SampleShape() {}

    /** Central moments of a sample, divided by the number of rows. */
    private record Moments(double second, double third, double fourth) {
        static Moments of(double[] r) {
            double mean = mean(r);
            double second = 0;
            double third = 0;
            double fourth = 0;
            for (double value : r) {
                double d = value - mean;
                second = Math.fma(d, d, second);
                third = Math.fma(d * d, d, third);
                fourth = Math.fma(d * d, d * d, fourth);
            }
            return new Moments(second / r.length, third / r.length, fourth / r.length);
        }
    }

    /**
     * The mean.
     *
     * @param r T numbers, at least one
     * @return summed in row order
     */
    public static double mean(double[] r) {
        double sum = 0;
        for (double value : r) {
            sum += value;
        }
        return sum / r.length;
    }

    /**
     * The standard deviation, divided by T − 1.
     *
     * @param r T numbers, at least 2
     * @return at least 0
     */
    public static double deviation(double[] r) {
        double mean = mean(r);
        double squares = 0;
        for (double value : r) {
            squares = Math.fma(value - mean, value - mean, squares);
        }
        return Math.sqrt(squares / (r.length - 1));
    }

    /**
     * Whether a sample has two different numbers. The mean of equal ones is rounded, so that their computed deviation need
     * not be 0.
     *
     * @param r T numbers
     * @return false where all are equal
     */
    public static boolean varies(double[] r) {
        return Arrays.stream(r).distinct().limit(2).count() > 1;
    }

    /**
     * The covariance of two samples, divided by T − 1.
     *
     * @param a T numbers, at least 2
     * @param b as many
     * @return the covariance
     */
    public static double covariance(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum = Math.fma(a[t] - meanA, b[t] - meanB, sum);
        }
        return sum / (a.length - 1);
    }

    /**
     * The skewness, bias-corrected.
     *
     * @param r T numbers, at least 3, not all equal
     * @return below 0 where the long tail is that of losses
     */
    public static double skew(double[] r) {
        int n = r.length;
        return biasedSkew(r) * Math.sqrt((double) n * (n - 1)) / (n - 2);
    }

    /**
     * The excess kurtosis, bias-corrected.
     *
     * @param r T numbers, at least 4, not all equal
     * @return above 0 where tails are fatter than the normal distribution's
     */
    public static double kurtosis(double[] r) {
        double n = r.length;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (biasedKurtosis(r) - 3) + 6);
    }

    /**
     * The third standardised moment, not corrected.
     *
     * @param r T numbers, not all equal
     * @return 0 where the sample is symmetric
     */
    public static double biasedSkew(double[] r) {
        Moments moments = Moments.of(r);
        return moments.third() / (moments.second() * Math.sqrt(moments.second()));
    }

    /**
     * The fourth standardised moment, not corrected.
     *
     * @param r T numbers, not all equal
     * @return 3 for a normal distribution
     */
    public static double biasedKurtosis(double[] r) {
        Moments moments = Moments.of(r);
        return moments.fourth() / (moments.second() * moments.second());
    }

    /**
     * A quantile, between its neighbours by linear interpolation.
     *
     * @param r T numbers, at least one
     * @param share 0 … 1
     * @return for share ½ the median
     */
    public static double quantile(double[] r, double share) {
        double[] sorted = r.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) position;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (position - below) * (next - sorted[below]);
    }

    /**
     * The mean of the returns at or below a quantile: the conditional value at risk, as a return, so that higher is better.
     *
     * @param r T returns, at least one
     * @param share of the worst returns, for example 0.05
     * @return the mean of the tail
     */
    public static double conditionalValueAtRisk(double[] r, double share) {
        double quantile = quantile(r, share);
        double sum = 0;
        int count = 0;
        for (double value : r) {
            if (value <= quantile) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }
}
