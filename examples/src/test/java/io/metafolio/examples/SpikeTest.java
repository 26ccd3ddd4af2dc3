package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.WeightBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpikeTest {
    private static final double SPIKE = 3;

    @Test
    @DisplayName("a spike in the last price row moves no weight decided before it, at either layer")
    void movesNothingEarlier() {
        List<StrategySleeve> plain = SyntheticMarket.sample().sleeves();
        MetaRun before = MetaPortfolio.builder().sleeves(plain).run();
        MetaRun after = MetaPortfolio.builder()
                .sleeves(plain.stream().map(SpikeTest::spiked).toList())
                .run();
        before.allocations().forEach((profile, allocation) -> {
            assertThat(after.allocation(profile).layer2().rebalances())
                    .isEqualTo(allocation.layer2().rebalances());
            for (int s = 0; s < plain.size(); s++) {
                assertThat(after.strategies().get(s).profile(profile).rebalances())
                        .isEqualTo(before.strategies().get(s).profile(profile).rebalances());
            }
            assertThat(after.allocation(profile).assetWeights())
                    .as("the next decision does see the spike")
                    .isNotEqualTo(allocation.assetWeights());
        });
    }

    @Test
    @DisplayName("nor at any level of a tree of meta-portfolios")
    void movesNothingEarlierInATree() {
        List<StrategySleeve> plain = SyntheticMarket.sample().sleeves();
        MetaRun before = tree(plain).run();
        MetaRun after = tree(plain.stream().map(SpikeTest::spiked).toList()).run();
        MetaRun innerBefore = before.metas().get(0);
        MetaRun innerAfter = after.metas().get(0);
        for (RiskProfile profile : before.riskProfiles()) {
            assertThat(after.allocation(profile).layer2().rebalances())
                    .isEqualTo(before.allocation(profile).layer2().rebalances());
            assertThat(innerAfter.allocation(profile).layer2().rebalances())
                    .isEqualTo(innerBefore.allocation(profile).layer2().rebalances());
            assertThat(innerAfter.assetWeights(profile))
                    .as("the next decision does see the spike")
                    .isNotEqualTo(innerBefore.assetWeights(profile));
        }
    }

    private static MetaPortfolioBuilder tree(List<StrategySleeve> sleeves) {
        MetaPortfolio equities = MetaPortfolio.builder()
                .named("equities")
                .sleeves(sleeves.subList(0, 2))
                .guardrails(WeightBounds.of(0.05, 0.95))
                .build();
        return MetaPortfolio.of(equities, sleeves.get(2))
                .profiles(RiskProfile.MIN_VARIANCE, RiskProfile.HRP)
                .guardrails(WeightBounds.of(0.05, 0.95));
    }

    private static StrategySleeve spiked(StrategySleeve sleeve) {
        PriceTable whole = sleeve.prices();
        PriceTable.Builder table = PriceTable.builder("spiked " + sleeve.id(), whole.symbols());
        int last = whole.dates().size() - 1;
        for (int t = 0; t <= last; t++) {
            List<OptionalDouble> row = new ArrayList<>();
            for (int j = 0; j < whole.symbols().size(); j++) {
                OptionalDouble price = whole.price(t, j);
                row.add(t == last && j == 0 ? OptionalDouble.of(SPIKE * price.getAsDouble()) : price);
            }
            table.row("row " + t, whole.dates().get(t), row);
        }
        return sleeve.withPrices(table.build());
    }
}
