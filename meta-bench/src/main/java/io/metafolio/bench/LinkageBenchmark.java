package io.metafolio.bench;

import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.cluster.Linkage;
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

/** A tree from the condensed distances of points in the plane, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class LinkageBenchmark {
    /** Which distance between clusters. */
    @Param({"ward", "single", "average"})
    public String linkage = "ward";

    /** Points. */
    @Param({"1000", "5000", "10000"})
    public int points = 1000;

    private Linkage wanted = Linkage.WARD;
    private CondensedDistances distances = CondensedDistances.of(1);

    /** For JMH. */
    public LinkageBenchmark() {}

    /** Makes seeded points and checks that the tree to be timed rises and holds every point. */
    @Setup
    public void prepare() {
        wanted = Linkage.of(linkage);
        distances = CondensedDistances.of(points, Problems.distances(points));
        Dendrogram tree = link();
        double floor = 0;
        for (Dendrogram.Merge merge : tree.merges()) {
            if (merge.height() < floor) {
                throw new IllegalStateException("A tree that falls, no use in timing it: " + merge);
            }
            floor = merge.height();
        }
        if (tree.leaves().stream().distinct().count() != points) {
            throw new IllegalStateException("A tree without every point, no use in timing it.");
        }
    }

    /**
     * One tree.
     *
     * @return merges by rising height
     */
    @Benchmark
    public Dendrogram link() {
        return wanted.link(distances);
    }
}
