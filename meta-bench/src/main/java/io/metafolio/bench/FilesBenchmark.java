package io.metafolio.bench;

import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.pickle.PickleLimits;
import io.metafolio.io.table.StampedTable;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A pickled series of 250 000 returns, and a Parquet table of twenty such columns, from bytes and to bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FilesBenchmark {
    static final int ROWS = 250_000;
    static final int COLUMNS = 20;

    private StampedTable series = Problems.table(2, 1);
    private StampedTable table = series;
    private byte[] pickled = {};
    private byte[] parquet = {};

    /** For JMH. */
    public FilesBenchmark() {}

    /** Makes the tables and checks that what is written is what is read. */
    @Setup
    public void prepare() {
        series = Problems.table(ROWS, 1);
        table = Problems.table(ROWS, COLUMNS);
        pickled = writePickle();
        parquet = writeParquet();
        requireSame(series, readPickle());
        requireSame(table, readParquet());
    }

    private static void requireSame(StampedTable written, StampedTable read) {
        for (int j = 0; j < written.columns().size(); j++) {
            if (!Arrays.equals(written.column(j), read.column(j))) {
                throw new IllegalStateException("Numbers lost, no use in timing it: column " + j);
            }
        }
    }

    /**
     * Reads the pickle.
     *
     * @return the series
     */
    @Benchmark
    public StampedTable readPickle() {
        return PandasPickle.read(new ByteArrayInputStream(pickled), "benchmark", PickleLimits.DEFAULT);
    }

    /**
     * Writes the pickle.
     *
     * @return its bytes
     */
    @Benchmark
    public byte[] writePickle() {
        return PandasPickle.bytes(series);
    }

    /**
     * Reads the Parquet file.
     *
     * @return the table
     */
    @Benchmark
    public StampedTable readParquet() {
        return ParquetTable.of("benchmark", parquet);
    }

    /**
     * Writes the Parquet file.
     *
     * @return its bytes
     */
    @Benchmark
    public byte[] writeParquet() {
        return ParquetTable.bytes(table);
    }
}
