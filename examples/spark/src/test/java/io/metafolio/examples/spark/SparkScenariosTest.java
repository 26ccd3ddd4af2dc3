package io.metafolio.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.MetaPortfolio;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.PriceFolder;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.io.study.StudyFolder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.spi.RiskEngine;
import io.metafolio.study.ScenarioRunner;
import io.metafolio.study.Study;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.Weights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkScenariosTest {
    private static final RiskProfile EVEN = RiskProfile.of("even");
    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicInteger STUDIES = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static Path prices;
    private static Map<String, String> local;
    private static JavaSparkContext spark;

    /** Two at once, each scenario tried up to four times. */
    @BeforeAll
    static void start() throws IOException {
        prices = Files.createDirectory(folder.resolve("prices"));
        SyntheticMarket.of(7).until(LocalDate.of(2019, 12, 31)).prices().forEach((sleeve, table) -> {
            try {
                Files.writeString(prices.resolve(sleeve + ".csv"), PriceCsv.text(table));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        StudyFolder one = StudyFolder.at(folder.resolve("one"));
        one.run(recipe(1).study(prices, Clock.systemUTC()));
        local = files(one);
        spark = new JavaSparkContext(new SparkConf()
                .setMaster("local[2,4]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "localhost"));
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.close();
        }
    }

    private static StudyRecipe recipe(int threads) {
        return (prices, clock) -> Study.of(MetaPortfolio.builder()
                        .sleeves(PriceFolder.at(prices).sleeves(SleeveInventory.PRODUCTION.sleeves()))
                        .selection("none")
                        .engine(RiskEngine.of("test", EVEN, request -> {
                            failSometimes();
                            double[] even = new double[request.returns().columnCount()];
                            Arrays.fill(even, 1.0 / even.length);
                            return Weights.of(request.returns().columns(), even);
                        }))
                        .profiles(EVEN)
                        .lookback(Lookback.of(120))
                        .window(TrainTestWindow.of(20, 10))
                        .threads(threads)
                        .clock(clock)
                        .build())
                .vary("/allocation/min_sleeve_weight", 0.0, 0.2)
                .vary("/backtest/lookback_days", 100_000)
                .leaveOneSleeveOut()
                .delayed(1)
                .draw(20)
                .build();
    }

    private static void failSometimes() {
        if (TaskContext.get() != null && FAILURES.getAndDecrement() > 0) {
            throw new IllegalStateException("the machine failed");
        }
    }

    private static Map<String, String> files(StudyFolder study) {
        try (Stream<Path> all = Files.list(study.folder())) {
            return all.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), SparkScenariosTest::text, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> onSpark(String name) {
        SparkScenarios scenarios = SparkScenarios.on(spark, prices, recipe(1));
        StudyFolder study = StudyFolder.at(folder.resolve(name));
        study.run(scenarios.study(), scenarios);
        return files(study);
    }

    @Test
    @DisplayName("two threads here, and two of Spark, write the same files, refusals included")
    void sameBytes() {
        StudyFolder two = StudyFolder.at(folder.resolve("two"));
        two.run(recipe(2).study(prices, Clock.systemUTC()));
        assertThat(local).containsOnlyKeys("study.json", "scenarios.csv", "study.html");
        assertThat(local.get("scenarios.csv")).contains("refused").contains(",drawn,,19,");
        assertThat(files(two)).isEqualTo(local);
        assertThat(onSpark("spark")).isEqualTo(local);
    }

    @Test
    @DisplayName("scenarios that fail are tried again, and counted once")
    void triedAgain() {
        FAILURES.set(3);
        assertThat(onSpark("failing")).isEqualTo(local);
        assertThat(FAILURES.get()).isLessThanOrEqualTo(0);
    }

    @Test
    @DisplayName("what fails as often as Spark tries is told by name; the study is gone on with here")
    void givenUp() {
        SparkScenarios scenarios = SparkScenarios.on(spark, prices, recipe(1));
        StudyFolder study = StudyFolder.at(folder.resolve("given-up"));
        FAILURES.set(1_000_000);
        assertThatThrownBy(() -> study.run(scenarios.study(), scenarios))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Spark gave up")
                .hasMessageContaining("local[2,4]");
        FAILURES.set(0);
        study.run(recipe(1).study(prices, Clock.systemUTC()));
        assertThat(files(study)).isEqualTo(local);
    }

    @Test
    @DisplayName("an interrupt ends the jobs; Spark goes on with the study afterwards")
    void interrupted() {
        SparkScenarios scenarios = SparkScenarios.on(spark, prices, recipe(1));
        StudyFolder study = StudyFolder.at(folder.resolve("interrupted"));
        ScenarioRunner interrupting = (all, first, results) -> scenarios.run(all, first, outcome -> {
            results.accept(outcome);
            Thread.currentThread().interrupt();
        });
        assertThatThrownBy(() -> study.run(scenarios.study(), interrupting)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(onSpark("interrupted")).isEqualTo(local);
    }

    @Test
    @DisplayName("a machine that makes another study of the same files runs none of it")
    void anotherStudy() throws IOException, ClassNotFoundException {
        StudyRecipe changing = (prices, clock) -> Study.of(MetaPortfolio.builder()
                        .sleeves(PriceFolder.at(prices).sleeves(SleeveInventory.PRODUCTION.sleeves()))
                        .lookback(Lookback.of(120))
                        .window(TrainTestWindow.of(20, 10))
                        .clock(clock)
                        .build())
                .seed(STUDIES.incrementAndGet())
                .draw(1)
                .build();
        StudyInputs arrived = arrived(StudyInputs.of(PriceFiles.of(prices), changing, Instant.now()));
        assertThatThrownBy(() -> arrived.rows(0))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("another study of the same files");
        StudyInputs same = arrived(StudyInputs.of(PriceFiles.of(prices), recipe(1), Instant.now()));
        assertThat(local.get("scenarios.csv")).contains(same.rows(9));
    }

    private static StudyInputs arrived(StudyInputs inputs) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(inputs);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (StudyInputs) in.readObject();
        }
    }

    @Test
    @DisplayName("words make the study that they name")
    void words() {
        Study study = StudyOnSpark.recipe(
                        "--prices=x", "--out=y", "--draw=3", "--vary=allocation/min_sleeve_weight=0,0.1", "--delay=1,5",
                        "--without-each", "--lookback=120", "--profiles=hrp")
                .study(prices, Clock.systemUTC());
        assertThat(study.size()).isEqualTo(1 + 2 + 3 + 2 + 3);
        assertThat(study.profiles()).isEqualTo(List.of(RiskProfile.HRP));
    }
}
