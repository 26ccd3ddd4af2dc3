package io.metafolio.bench;

import io.metafolio.calendar.SessionDating;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityRule;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.returns.RawTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * The audit of a million cells: all sessions of New York from 1990 on by 80 assets with one hole, one filled Saturday and one
 * missing session; or a million rows of one asset in which every date stands many times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class AuditBenchmark {
    private static final int MILLION = 1_000_000;
    private static final int ASSETS = 80;

    /** Which million. */
    @Param({"assets", "rows"})
    public String shape = "assets";

    private RawTable table = RawTable.builder("benchmark", "row", List.of("A")).build();

    /** For JMH. */
    public AuditBenchmark() {}

    /** Makes seeded closes and checks that the audit finds what is in them. */
    @Setup
    public void prepare() {
        table = shape.equals("assets") ? assets() : repeated();
        List<IntegrityRule> faults = audit().findings(IntegrityRule.Severity.FAULT).stream()
                .map(finding -> finding.rule())
                .toList();
        boolean isRight = shape.equals("assets")
                ? faults.equals(List.of(
                        IntegrityRule.CLOSED_DAY,
                        IntegrityRule.PADDED,
                        IntegrityRule.MISSING_SESSION,
                        IntegrityRule.HOLE))
                : faults.size() > MILLION / 2;
        if (!isRight) {
            throw new IllegalStateException(
                    "Wrong findings, no use in timing them: " + faults.subList(0, Math.min(20, faults.size())));
        }
    }

    /**
     * One audit, from rows as read to findings.
     *
     * @return the findings
     */
    @Benchmark
    public IntegrityAudit audit() {
        return IntegrityAudit.ofPrices(
                "etfs", table, SessionDating.of(TradingCalendars.XNYS), IntegrityRules.ZERO_TOLERANCE);
    }

    private static RawTable assets() {
        List<String> symbols =
                IntStream.range(0, ASSETS).mapToObj(j -> "NYSE:A" + j).toList();
        RawTable.Builder rows = RawTable.builder("benchmark", "row", symbols);
        List<LocalDate> sessions = TradingCalendars.XNYS.sessions(LocalDate.of(1990, 1, 1), LocalDate.of(2040, 12, 31));
        Random random = new Random(20260114);
        double[] closes = new double[ASSETS];
        Arrays.fill(closes, 100);
        for (int t = 0; t < sessions.size(); t++) {
            for (int j = 0; j < ASSETS; j++) {
                closes[j] *= 1 + 0.01 * random.nextGaussian();
            }
            if (t == 5_000) {
                continue;
            }
            double[] row = closes.clone();
            if (t == 6_000) {
                row[7] = Double.NaN;
            }
            rows.row(t, Optional.of(RawTable.Stamp.of(sessions.get(t))), row);
            if (sessions.get(t).equals(LocalDate.of(2024, 3, 8))) {
                rows.row(t, Optional.of(RawTable.Stamp.of(LocalDate.of(2024, 3, 9))), row);
            }
        }
        return rows.build();
    }

    private static RawTable repeated() {
        RawTable.Builder rows = RawTable.builder("benchmark", "row", List.of("NYSE:A"));
        List<LocalDate> sessions = TradingCalendars.XNYS.sessions(LocalDate.of(1990, 1, 1), LocalDate.of(2040, 12, 31));
        Random random = new Random(20260114);
        for (int t = 0; t < MILLION; t++) {
            LocalDate date = sessions.get((int) ((long) t * sessions.size() / MILLION));
            rows.row(t, Optional.of(RawTable.Stamp.of(date)), 100 + random.nextDouble());
        }
        return rows.build();
    }
}
