package io.metafolio.examples.spark;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.study.ScenarioRows;
import io.metafolio.study.ScenarioOutcome;
import io.metafolio.study.ScenarioRunner;
import io.metafolio.study.Study;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Runs the scenarios of a study on Apache Spark: prices and recipe are broadcast, each scenario is a task, which Spark tries again where
 * a machine fails, and the rows come back by number. What Spark does decides no bit.
 *
 * <pre>{@code
 * SparkScenarios scenarios = SparkScenarios.on(spark, Path.of("prices"), (prices, clock) -> Study.of(…).draw(10_000).build());
 * StudyFolder.at(Path.of("study")).run(scenarios.study(), scenarios);
 * }</pre>
 */
public final class SparkScenarios implements ScenarioRunner {
    /** Tasks of a job for each that runs at once: enough that the next job, which is waiting already, seldom has room. */
    private static final int TASKS_PER_SLOT = 4;

    /** Jobs begun or waiting: while the driver writes one, the cluster runs the next. */
    private static final int JOBS = 3;

    private final JavaSparkContext spark;
    private final StudyInputs inputs;

    private SparkScenarios(JavaSparkContext spark, StudyInputs inputs) {
        this.spark = spark;
        this.inputs = inputs;
    }

    /**
     * A study on a cluster.
     *
     * @param spark the cluster, which stays open
     * @param prices a folder that the driver can read
     * @param recipe makes the study, on the driver and on each machine
     * @return its scenarios
     */
    public static SparkScenarios on(JavaSparkContext spark, Path prices, StudyRecipe recipe) {
        return new SparkScenarios(spark, StudyInputs.of(PriceFiles.of(prices), recipe, Instant.now()));
    }

    /**
     * The study, as the driver made it.
     *
     * @return what is run
     */
    public Study study() {
        return inputs.study();
    }

    @Override
    public void run(Study study, int first, Consumer<ScenarioOutcome> results) {
        if (!study.hash().equals(study().hash())) {
            throw new RefusedException(
                    "The cluster was told of another study: " + study().hash(),
                    study.toString(),
                    "the study that these scenarios are of, " + study.hash(),
                    "run scenarios.study()");
        }
        ScenarioRows rows = new ScenarioRows(study);
        Broadcast<StudyInputs> sent = spark.broadcast(inputs);
        Deque<JavaFutureAction<List<String>>> jobs = new ArrayDeque<>();
        spark.setJobGroup("study", study.toString(), true);
        try {
            int step = TASKS_PER_SLOT * Math.max(1, spark.defaultParallelism());
            int told = first;
            for (int next = first; told < study.size(); ) {
                while (next < study.size() && jobs.size() < JOBS) {
                    int end = Math.min(study.size(), next + step);
                    jobs.add(job(sent, IntStream.range(next, end).boxed().toList()));
                    next = end;
                }
                for (String text : jobs.remove().get()) {
                    results.accept(rows.outcome(told++, text));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("The study was interrupted before all of it was run.");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            throw failed(study, e.getCause());
        } finally {
            clear(jobs, sent);
        }
    }

    /** Waits for the cluster, which an interrupt would keep from hearing. */
    private void clear(Deque<JavaFutureAction<List<String>>> jobs, Broadcast<StudyInputs> sent) {
        boolean isInterrupted = Thread.interrupted();
        try {
            jobs.forEach(job -> job.cancel(true));
            spark.clearJobGroup();
            sent.unpersist();
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private JavaFutureAction<List<String>> job(Broadcast<StudyInputs> sent, List<Integer> numbers) {
        return spark.parallelize(numbers, numbers.size())
                .map(number -> sent.value().rows(number))
                .collectAsync();
    }

    private RefusedException failed(Study study, Throwable cause) {
        return new RefusedException(
                "Spark gave up: " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("without a word"),
                study + " on " + spark.master(),
                "every scenario run after as many tries as spark.task.maxFailures allows",
                "look into the log of the executor; what was told stands, and the study can be gone on with",
                cause);
    }

    @Override
    public String toString() {
        return "Spark " + spark.version() + " on " + spark.master();
    }
}
