package io.metafolio.bench;

import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.returns.ProfileStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** Three sleeves, one of them around the clock, onto the dates that all share, growth between them compounded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JoinBenchmark {
    /** Days of the sleeve around the clock. */
    @Param({"2500", "25000"})
    public int rows = 2500;

    private List<ProfileStream> streams = List.of();

    /** For JMH. */
    public JoinBenchmark() {}

    /** Makes the streams and checks that the join to be timed loses no growth. */
    @Setup
    public void prepare() {
        streams = Problems.streams(rows);
        CalendarJoin joined = join();
        for (int j = 0; j < streams.size(); j++) {
            ProfileStream stream = streams.get(j);
            double expected = 1;
            for (int t = 0; t < stream.series().size(); t++) {
                if (stream.series().dates().get(t).isAfter(joined.base())
                        && !stream.series()
                                .dates()
                                .get(t)
                                .isAfter(joined.report().last())) {
                    expected *= 1 + stream.series().at(t);
                }
            }
            double grown = 1;
            for (int t = 0; t < joined.returns().rows(); t++) {
                grown *= 1 + joined.returns().at(t, j);
            }
            if (Math.abs(grown - expected) > 1e-9 * expected) {
                throw new IllegalStateException("Growth lost, no use in timing it: " + grown + " of " + expected);
            }
        }
    }

    /**
     * One join.
     *
     * @return the join
     */
    @Benchmark
    public CalendarJoin join() {
        return CalendarJoin.of(streams, JoinPolicy.COMPOUND, 1);
    }
}
