package io.metafolio.examples.spark;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.study.StudyFolder;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A study as a Spark application: {@code spark-submit study-on-spark.jar --prices DIR --out DIR --draw 10000}. */
public final class StudyOnSpark {
    private StudyOnSpark() {}

    /**
     * Runs a study, or goes on with it.
     *
     * @param args as {@code --help} tells
     */
    public static void main(String[] args) {
        StudyOptions options = new StudyOptions();
        CommandLine line = new CommandLine(options).setExpandAtFiles(false);
        try {
            if (CommandLine.printHelpIfRequested(line.parseArgs(args))) {
                return;
            }
            run(options, args);
        } catch (ParameterException | RefusedException e) {
            throw new IllegalArgumentException("study-on-spark: " + e.getMessage(), e);
        }
    }

    private static void run(StudyOptions options, String... args) {
        PrintWriter text = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("study"))) {
            SparkScenarios scenarios = SparkScenarios.on(spark, options.prices(), recipe(args));
            text.println(scenarios.study() + " by " + scenarios);
            text.print(StudyFolder.at(options.out()).withParquet().run(scenarios.study(), scenarios));
            text.flush();
        }
    }

    /** Words travel, and are read again where they arrive. */
    static StudyRecipe recipe(String... args) {
        return (prices, clock) -> {
            StudyOptions options = new StudyOptions();
            new CommandLine(options).setExpandAtFiles(false).parseArgs(args);
            return options.study(prices, clock);
        };
    }
}
