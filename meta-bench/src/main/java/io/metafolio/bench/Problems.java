package io.metafolio.bench;

import io.metafolio.returns.ReturnMatrix;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The seeded numbers on which engines are timed. */
final class Problems {
    private static final int ROWS = 500;
    private static final int DIMENSIONS = 10;

    private Problems() {}

    /** 500 rows of one common factor and noise of each column's own. */
    static ReturnMatrix returns(int columns) {
        Random random = new Random(20260114);
        List<String> labels = IntStream.range(0, columns).mapToObj(j -> "C" + j).toList();
        ReturnMatrix.Builder matrix = ReturnMatrix.builder("benchmark", labels);
        for (int t = 0; t < ROWS; t++) {
            double factor = random.nextGaussian();
            double[] row = new double[columns];
            for (int j = 0; j < columns; j++) {
                row[j] = 0.01 * (0.4 * factor + random.nextGaussian());
            }
            matrix.row(LocalDate.of(2020, 1, 1).plusDays(t), row);
        }
        return matrix.build();
    }

    /** Distances between points in ten dimensions, condensed. */
    static double[] distances(int points) {
        Random random = new Random(20260114);
        double[][] places = new double[points][DIMENSIONS];
        for (double[] place : places) {
            for (int d = 0; d < DIMENSIONS; d++) {
                place[d] = random.nextGaussian();
            }
        }
        double[] condensed = new double[points * (points - 1) / 2];
        int k = 0;
        for (int i = 0; i < points; i++) {
            for (int j = i + 1; j < points; j++) {
                double sum = 0;
                for (int d = 0; d < DIMENSIONS; d++) {
                    double apart = places[i][d] - places[j][d];
                    sum += apart * apart;
                }
                condensed[k++] = Math.sqrt(sum);
            }
        }
        return condensed;
    }
}
