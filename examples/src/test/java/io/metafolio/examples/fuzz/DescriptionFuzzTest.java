package io.metafolio.examples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.metafolio.MetaAllocation;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditSink;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.io.artifacts.RunReplay;
import io.metafolio.spi.Plugins;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Meta-portfolios described in code: options in any order, prices of any kind. Fuzzed by {@code examples/fuzz description}. */
class DescriptionFuzzTest {
    private static final String RUN = "fuzzed";
    private static final int BYTES = 160;
    private static final FileSystem MEMORY = Jimfs.newFileSystem(Configuration.unix());

    static Stream<Arguments> seeds() {
        return IntStream.range(0, Integer.getInteger("descriptions", 100))
                .mapToObj(seed -> Arguments.of((Object) Choices.bytes(seed, BYTES)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the description, a lawful run that verifies and replays, or a refusal that its ledger holds")
    void runsOrRefuses(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    private enum Outcome {
        NOT_DESCRIBED,
        REFUSED,
        RUN,
        KEPT
    }

    @Test
    @DisplayName("of random descriptions some are none, some are refused, some run, and some are kept")
    void everyOutcome() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(seed -> Choices.bytes(seed, BYTES))
                        .map(DescriptionFuzzTest::outcome)
                        .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting())))
                .containsOnlyKeys(Outcome.values())
                .allSatisfy((outcome, times) -> assertThat(times).isGreaterThan(2));
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        outcome(bytes);
    }

    private static Outcome outcome(byte[] bytes) {
        Choices choices = new Choices(bytes);
        Path root = MEMORY.getPath("/artifacts");
        try {
            ArtifactFolder artifacts = ArtifactFolder.at(root).withClock(RandomDescription.NOW);
            Optional<MetaPortfolio> described = described(choices, artifacts.ledger(RUN));
            return described.isEmpty() ? Outcome.NOT_DESCRIBED : run(described.get(), artifacts, choices.isOneIn(2));
        } finally {
            Scratch.delete(root);
        }
    }

    private static Optional<MetaPortfolio> described(Choices choices, AuditSink audit) {
        try {
            return RandomDescription.of(choices, audit);
        } catch (RefusedException refusal) {
            RandomDescription.requireHelp(refusal);
            return Optional.empty();
        }
    }

    private static Outcome run(MetaPortfolio meta, ArtifactFolder artifacts, boolean keeps) {
        MetaRun run;
        try {
            run = meta.run();
        } catch (RefusedException refusal) {
            RandomDescription.requireHelp(refusal);
            requireRefusalIn(artifacts);
            return Outcome.REFUSED;
        }
        run.allocations().values().forEach(allocation -> requireLawful(run, allocation));
        return keeps ? kept(run, artifacts) : Outcome.RUN;
    }

    /** Where a ledger was begun at all, its last line is the refusal. */
    private static void requireRefusalIn(ArtifactFolder artifacts) {
        Path folder = artifacts.metaRun(RUN);
        if (Files.exists(folder)) {
            for (LedgerVerification found : ArtifactFolder.verify(folder)) {
                require(found.state() == LedgerVerification.State.REFUSED, found.toString());
            }
        }
    }

    private static void requireLawful(MetaRun run, MetaAllocation allocation) {
        allocation
                .sleeveWeights()
                .asMap()
                .forEach((sleeve, weight) -> require(
                        weight >= run.guardrails().min()
                                && weight <= run.guardrails().max(),
                        sleeve + " has " + weight + ", outside " + run.guardrails()));
        require(Math.abs(allocation.sleeveWeights().sum() - 1) <= 1e-12, allocation.toString());
        require(Double.isFinite(allocation.assetWeights().total()), allocation.toString());
        require(!run.toString().isEmpty(), "nothing is shown");
    }

    private static Outcome kept(MetaRun run, ArtifactFolder artifacts) {
        try {
            artifacts.write(RUN, run);
        } catch (RefusedException refusal) {
            RandomDescription.requireHelp(refusal);
            require(!artifacts.metaRun(RUN).toString().contains(run.metaId()), refusal.toString());
            return Outcome.REFUSED;
        }
        Path folder = artifacts.metaRun(RUN);
        ArtifactFolder.verify(folder).forEach(LedgerVerification::orThrow);
        ArtifactFolder.replay(folder, Plugins.installed(), TradingCalendars.KNOWN)
                .forEach(RunReplay::orThrow);
        require(artifacts.read(RUN).equals(run.withLedger(artifacts.read(RUN).ledger())), "read back as another run");
        return Outcome.KEPT;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
