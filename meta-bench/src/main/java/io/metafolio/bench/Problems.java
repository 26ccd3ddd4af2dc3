package io.metafolio.bench;

import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The seeded numbers on which engines are timed. */
final class Problems {
    private static final int ROWS = 500;
    private static final int DIMENSIONS = 10;

    private Problems() {}

    /** 500 rows. */
    static ReturnMatrix returns(int columns) {
        return returns(ROWS, columns);
    }

    /** One common factor and noise of each column's own. */
    static ReturnMatrix returns(int rows, int columns) {
        Random random = new Random(20260114);
        List<String> labels = IntStream.range(0, columns).mapToObj(j -> "C" + j).toList();
        ReturnMatrix.Builder matrix = ReturnMatrix.builder("benchmark", labels);
        for (int t = 0; t < rows; t++) {
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

    /** Three streams: around the clock, weekdays, and weekdays without one in fifty. */
    static List<ProfileStream> streams(int days) {
        Random random = new Random(20260114);
        LocalDate first = LocalDate.of(1950, 1, 1);
        List<LocalDate> clock = first.datesUntil(first.plusDays(days)).toList();
        List<LocalDate> weekdays = clock.stream()
                .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                .toList();
        List<LocalDate> sessions =
                weekdays.stream().filter(day -> random.nextInt(50) > 0).toList();
        return List.of(
                stream("crypto", clock, random), stream("shares", weekdays, random), stream("etfs", sessions, random));
    }

    private static ProfileStream stream(String sleeve, List<LocalDate> dates, Random random) {
        double[] values =
                dates.stream().mapToDouble(day -> 0.01 * random.nextGaussian()).toArray();
        return new ProfileStream(sleeve, RiskProfile.HRP, ReturnSeries.of(sleeve, dates, values));
    }

    /** Returns by the minute. */
    static StampedTable table(int rows, int columns) {
        Random random = new Random(20260114);
        long[] minutes = LongStream.range(0, rows).map(t -> 60_000_000_000L * t).toArray();
        double[][] values = new double[columns][rows];
        for (double[] column : values) {
            for (int t = 0; t < rows; t++) {
                column[t] = 0.001 * random.nextGaussian();
            }
        }
        Stamps stamps = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.empty(), minutes);
        List<String> labels = IntStream.range(0, columns).mapToObj(j -> "C" + j).toList();
        return columns == 1
                ? StampedTable.series("benchmark", stamps, "C0", values[0])
                : StampedTable.of("benchmark", stamps, labels, values);
    }
}
