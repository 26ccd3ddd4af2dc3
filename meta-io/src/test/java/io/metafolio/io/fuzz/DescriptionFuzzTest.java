package io.metafolio.io.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.metafolio.MetaAllocation;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.io.artifacts.RunReplay;
import io.metafolio.spi.Plugins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Meta-portfolios described in code: options in any order, prices of any kind. Fuzzed by {@code meta-io/fuzz description}. */
class DescriptionFuzzTest {
    private static final String RUN = "fuzzed";

    static Stream<Arguments> seeds() {
        return IntStream.range(0, Integer.getInteger("descriptions", 100)).mapToObj(seed -> {
            byte[] bytes = new byte[64];
            new Random(seed).nextBytes(bytes);
            return Arguments.of((Object) bytes);
        });
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the description, a lawful run that verifies and replays, or a refusal that its ledger holds")
    void runsOrRefuses(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Choices choices = new Choices(bytes);
        Path root = Fuzzed.folder("artifacts");
        ArtifactFolder artifacts = ArtifactFolder.at(root).withClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        Fuzzed.answersOrRefuses(() -> tryOut(choices, artifacts));
        delete(root);
    }

    private static void tryOut(Choices choices, ArtifactFolder artifacts) {
        Optional<MetaPortfolio> described = RandomDescription.of(choices, artifacts.ledger(RUN));
        if (described.isPresent()) {
            run(described.get(), artifacts.withMeta(described.get().id()), choices.isOneIn(4));
        }
    }

    private static void run(MetaPortfolio meta, ArtifactFolder artifacts, boolean keeps) {
        MetaRun run;
        try {
            run = meta.run();
        } catch (RefusedException refusal) {
            requireRefusalIn(artifacts);
            throw refusal;
        }
        run.allocations().values().forEach(allocation -> requireLawful(run, allocation));
        if (keeps) {
            requireKept(run, artifacts);
        }
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

    private static void requireKept(MetaRun run, ArtifactFolder artifacts) {
        artifacts.write(RUN, run);
        Path folder = artifacts.metaRun(RUN);
        ArtifactFolder.verify(folder).forEach(LedgerVerification::orThrow);
        ArtifactFolder.replay(folder, Plugins.installed(), TradingCalendars.KNOWN)
                .forEach(RunReplay::orThrow);
        require(artifacts.read(RUN).equals(run.withLedger(artifacts.read(RUN).ledger())), "read back as another run");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static void delete(Path folder) {
        try {
            if (Files.exists(folder)) {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
