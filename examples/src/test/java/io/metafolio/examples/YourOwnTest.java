package io.metafolio.examples;

import static io.metafolio.testkit.MetaRunAssert.assertThatRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Jimfs;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.Plugins;
import io.metafolio.testkit.SyntheticSleeve;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.WeightBounds;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a test of one's own may look like: sleeves made to order, a run, assertions. */
class YourOwnTest {
    private static final WeightBounds MANDATE = WeightBounds.of(0.10, 0.70);

    @Test
    @DisplayName("of a calm and a restless sleeve, the calm one gets the greater weight, inside the mandate")
    void calmGetsMore() {
        StrategySleeve calm = SyntheticSleeve.of(SleeveInventory.ETFS)
                .seed(7)
                .volatility(0.08)
                .build();
        StrategySleeve restless = SyntheticSleeve.of(SleeveInventory.CRYPTO)
                .seed(8)
                .volatility(0.50)
                .build();

        MetaRun run = MetaPortfolio.of(calm, restless)
                .guardrails(MANDATE)
                .profiles(RiskProfile.HRP)
                .run();

        assertThatRun(run).decidesWithin(MANDATE).conservesWeight().hasWholeLedger();
        assertThat(run.allocation(RiskProfile.HRP).sleeveWeights().get("etfs")).isEqualTo(0.70);
    }

    @Test
    @DisplayName("with rolling rows, capital leaves a sleeve once its volatility has multiplied")
    void leavesTurbulence() {
        LocalDate turn = LocalDate.of(2020, 9, 1);
        StrategySleeve steady = SyntheticSleeve.of(SleeveInventory.ETFS).seed(7).build();
        StrategySleeve turning = SyntheticSleeve.of(SleeveInventory.INSTRUMENTS)
                .seed(9)
                .regime(turn, 4)
                .build();

        MetaRun run = MetaPortfolio.of(steady, turning)
                .guardrails(MANDATE)
                .profiles(RiskProfile.HRP)
                .parameter("/allocation/walk_forward", "rolling")
                .run();

        List<Rebalance> decisions = run.allocation(RiskProfile.HRP).layer2().rebalances();
        assertThat(decisions.get(0).decidedOn()).isBefore(turn);
        assertThat(decisions.get(decisions.size() - 1).weights().get("instruments"))
                .isLessThan(decisions.get(0).weights().get("instruments") - 0.1);
    }

    @Test
    @DisplayName("a whole run is written, read back, verified and made anew in memory, bit for bit")
    void wholeRunInMemory() throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem()) {
            ArtifactFolder artifacts = ArtifactFolder.at(memory.getPath("artifacts"));
            MetaRun run = MetaPortfolio.of(
                            SyntheticSleeve.of(SleeveInventory.ETFS).seed(7).build(),
                            SyntheticSleeve.of(SleeveInventory.CRYPTO).seed(8).build())
                    .guardrails(MANDATE)
                    .profiles(RiskProfile.HRP)
                    .audit(artifacts.ledger("a"))
                    .run();
            Path folder = artifacts.write("a", run);

            assertThat(folder.resolve("report.html")).isNotEmptyFile();
            assertThat(artifacts.read("a").allocations()).isEqualTo(run.allocations());
            assertThat(ArtifactFolder.verify(folder)).hasSize(3).allMatch(LedgerVerification::passes);
            assertThat(ArtifactFolder.replay(folder, Plugins.installed(), TradingCalendars.KNOWN))
                    .hasSize(3)
                    .allMatch(replay -> replay.faults().isEmpty());
        }
    }
}
