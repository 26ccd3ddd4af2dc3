package io.metafolio.examples;

import static io.metafolio.profile.RiskProfile.HRP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.engines.cluster.LabelledDendrogram;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.study.StudySummary;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.testkit.SyntheticSleeve;
import io.metafolio.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    @Test
    @DisplayName("the quickstart prints a sleeve weight inside the guardrails and the assets behind it")
    void quickstart() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Quickstart.show(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(Double.parseDouble(text.lines().findFirst().orElseThrow())).isBetween(0.05, 0.50);
        assertThat(text).contains("AMEX:SYN-GOLD").contains("hrp");
    }

    @Test
    @DisplayName("sleeve runs written by one run are combined by another to the same weights, and sealed")
    void productionRun(@TempDir Path folder) {
        ArtifactFolder artifacts = ArtifactFolder.at(folder);
        MetaRun first = MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .audit(artifacts.ledger("first"))
                .run();
        artifacts.write("first", first);

        MetaRun second = ProductionRun.combine(folder, "second");

        first.allocations().forEach((profile, allocation) -> {
            assertThat(second.allocation(profile).sleeveWeights()).isEqualTo(allocation.sleeveWeights());
            assertThat(second.allocation(profile).assetWeights()).isEqualTo(allocation.assetWeights());
            assertThat(second.allocation(profile).performance()).isEqualTo(allocation.performance());
            assertThat(second.allocation(profile).sleevePerformance()).isEqualTo(allocation.sleevePerformance());
        });
        assertThat(second.temporalId()).isEqualTo(first.temporalId());
        assertThat(ArtifactFolder.verify(artifacts.metaRun("second"))).allMatch(verification -> verification.passes());
    }

    @Test
    @DisplayName("an engine of one's own takes part in both layers")
    void customEngine() {
        MetaRun run = CustomEngine.run(SyntheticMarket.sample().sleeves());
        RiskProfile calm = RiskProfile.of("small_swings");
        Weights sleeves = run.allocation(calm).sleeveWeights();
        assertThat(sleeves.sum()).isCloseTo(1, within(1e-12));
        assertThat(sleeves.min()).isBetween(0.05, 1.0 / 3);
        assertThat(sleeves.get("crypto")).isEqualTo(sleeves.min());
        assertThat(run.allocations()).doesNotContainKey(HRP);
    }

    @Test
    @DisplayName("another library's convention takes part in both layers, and the tree of the sleeves can be printed")
    void conventions() {
        MetaRun run = Conventions.run(SyntheticMarket.sample().sleeves());
        assertThat(run.allocations().keySet())
                .extracting(RiskProfile::name)
                .containsExactly("hrp", "erc", "max_diversification");
        assertThat(run.strategies().get(0).manifest().parameter("features", "hrp_convention"))
                .isEqualTo("pyportfolioopt");
        LabelledDendrogram tree =
                Conventions.tree(run.allocation(HRP).layer2().join().returns());
        assertThat(tree.text()).contains("instruments", "etfs", "crypto");
        assertThat(tree.newick()).endsWith(";");
        assertThat(tree.svg()).startsWith("<svg");
    }

    @Test
    @DisplayName("nested metas: the tree is shown, and each level is half of the one above where two share it")
    void nestedMetas() {
        List<StrategySleeve> sample = SyntheticMarket.sample().sleeves();
        MetaRun run = NestedMetas.run(sample.get(0), sample.get(1), sample.get(2));
        assertThat(run.shareOf("world/equities/etfs", RiskProfile.HRP)).isCloseTo(0.25, within(1e-12));
        assertThat(run.toString()).containsPattern("\n  etfs +25\\.00 %");
    }

    @Test
    @DisplayName("a folder of price files becomes a run in one call")
    void ownPrices(@TempDir Path folder) {
        SyntheticMarket.sample().prices().forEach((id, prices) -> write(folder.resolve(id + ".csv"), prices));
        write(folder.resolve("benchmarks.csv"), SyntheticMarket.sample().benchmarks());
        MetaRun run = OwnPrices.run(folder);
        MetaRun sample = MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .run();
        assertThat(run.allocation(HRP).sleeveWeights())
                .isEqualTo(sample.allocation(HRP).sleeveWeights());
    }

    private static void write(Path file, PriceTable prices) {
        try {
            Files.writeString(file, PriceCsv.text(prices));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("a sleeve on a calendar of one's own is made, and its holidays are none of its rows")
    void ownCalendar() {
        StrategySleeve german = SyntheticSleeve.of(OwnCalendar.german()).build();
        assertThat(german.prices().dates())
                .contains(LocalDate.of(2020, 4, 9), LocalDate.of(2020, 4, 14))
                .doesNotContain(LocalDate.of(2020, 4, 10), LocalDate.of(2020, 4, 13));
        assertThat(german.prices().symbols()).allMatch(symbol -> symbol.startsWith("XETR:"));
    }

    @Test
    @DisplayName("a listener hears how far the run is, up to the whole")
    void shownProgress() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ShownProgress.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSizeGreaterThan(60)
                .anyMatch(line -> line.endsWith("%  sleeve instruments"));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("100 %  allocation meta_production\n");
    }

    @Test
    @DisplayName("every step of the data's path is in the hands of who ran it")
    void dataFlow() {
        assertThat(DataFlow.steps()).hasSize(5).first().isEqualTo("300 joined rows");
    }

    @Test
    @DisplayName("HowSure studies the sample into a folder")
    void howSure(@TempDir Path folder) {
        StudySummary summary = HowSure.study(folder.resolve("study"), 2);
        assertThat(summary.outcomes()).hasSize(1 + 2 + 3 + 1 + 2);
        assertThat(summary.refused()).isEmpty();
        assertThat(folder.resolve("study/study.html")).exists();
    }
}
