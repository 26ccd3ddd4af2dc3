package io.metafolio.bench;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.LedgerMark;
import io.metafolio.audit.MemoryLines;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampedTable;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.sleeve.Lookback;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngines;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes the numbers that are timed and what comes of them, so that the peers can be held against both. */
public final class Answers {
    private Answers() {}

    /**
     * Writes raw little-endian doubles, a file a table.
     *
     * @param args the folder
     * @throws IOException where a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        writeJoins(folder);
        writeTables(folder);
        writeMarket(folder);
        for (int lines : new int[] {1000, 100_000}) {
            writeLedger(folder, lines);
        }
        for (int columns : new int[] {100, 500, 1000}) {
            ReturnMatrix returns = Problems.returns(columns);
            write(folder.resolve("returns-" + columns), returns.toColumns());
            for (String estimator : List.of("ledoit_wolf", "sample", "ewma:30")) {
                CovarianceMatrix covariance = Covariance.of(returns, CovarianceEstimator.of(estimator));
                write(folder.resolve(estimator.replace(":30", "") + "-" + columns), rows(covariance));
            }
            for (String profile : List.of("hrp", "min_variance", "erc")) {
                write(folder.resolve(profile + "-" + columns), new double[][] {weights(profile, returns)});
            }
        }
        for (int points : new int[] {1000, 5000, 10_000}) {
            double[] distances = Problems.distances(points);
            write(folder.resolve("distances-" + points), new double[][] {distances});
            CondensedDistances condensed = CondensedDistances.of(points, distances);
            for (Linkage linkage : List.of(Linkage.WARD, Linkage.SINGLE, Linkage.AVERAGE)) {
                double[] heights = linkage.link(condensed).merges().stream()
                        .mapToDouble(Dendrogram.Merge::height)
                        .toArray();
                write(folder.resolve(linkage.id() + "-" + points), new double[][] {heights});
            }
        }
    }

    private static void writeJoins(Path folder) throws IOException {
        for (int days : new int[] {2500, 25_000}) {
            List<ProfileStream> streams = Problems.streams(days);
            for (ProfileStream stream : streams) {
                double[] stamps = stream.series().dates().stream()
                        .mapToDouble(LocalDate::toEpochDay)
                        .toArray();
                write(
                        folder.resolve("stream-" + days + "-" + stream.sleeve()),
                        new double[][] {stamps, stream.series().toArray()});
            }
            double[][] joined =
                    CalendarJoin.of(streams, JoinPolicy.COMPOUND, 1).returns().toColumns();
            write(folder.resolve("join-" + days), joined);
        }
    }

    /** The bundled prices, and the weights of a whole run on them. */
    private static void writeMarket(Path folder) throws IOException {
        for (Map.Entry<String, PriceTable> sleeve :
                SyntheticMarket.sample().prices().entrySet()) {
            Files.writeString(folder.resolve(sleeve.getKey() + ".csv"), PriceCsv.text(sleeve.getValue()));
        }
        MetaRun run = MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .selection("none")
                .lookback(Lookback.of(1500))
                .run();
        for (String profile : List.of("min_variance", "hrp", "barbell")) {
            Weights weights = run.allocation(RiskProfile.of(profile)).sleeveWeights();
            write(folder.resolve("run-" + profile), new double[][] {values(weights)});
        }
    }

    private static void writeLedger(Path folder, int count) throws IOException {
        MemoryLines lines = new MemoryLines();
        AuditLedger ledger = AuditLedger.on(lines, Clock.systemUTC());
        LedgerBenchmark.append(ledger, count / 2);
        Files.writeString(folder.resolve("ledger-" + count + ".jsonl"), String.join("\n", lines.lines()) + "\n");
        LedgerMark mark = ledger.mark();
        Files.writeString(folder.resolve("ledger-" + count + ".head"), mark.lines() + " " + mark.head());
    }

    private static void writeTables(Path folder) throws IOException {
        Files.write(folder.resolve("series.pkl"), PandasPickle.bytes(Problems.table(FilesBenchmark.ROWS, 1)));
        StampedTable table = Problems.table(FilesBenchmark.ROWS, FilesBenchmark.COLUMNS);
        Files.write(folder.resolve("table.parquet"), ParquetTable.bytes(table));
    }

    private static double[][] rows(CovarianceMatrix covariance) {
        return IntStream.range(0, covariance.size())
                .mapToObj(i -> IntStream.range(0, covariance.size())
                        .mapToDouble(j -> covariance.at(i, j))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] weights(String profile, ReturnMatrix returns) {
        EngineRequest request = EngineRequest.of(RiskProfile.of(profile), returns);
        Weights weights = RiskEngines.installed()
                .decide(request, GuardrailProjection.PROPORTIONAL, "benchmark")
                .weights();
        return values(weights);
    }

    private static double[] values(Weights weights) {
        return IntStream.range(0, weights.size()).mapToDouble(weights::at).toArray();
    }

    private static void write(Path file, double[][] table) throws IOException {
        int count = Arrays.stream(table).mapToInt(row -> row.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : table) {
            for (double value : row) {
                bytes.putDouble(value);
            }
        }
        Files.write(file, bytes.array());
    }
}
