package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.testkit.SyntheticMarket;
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
        List<Sleeve> plain = SyntheticMarket.sample().sleeves();
        MetaRun before = MetaPortfolio.builder().sleeves(plain).run();
        MetaRun after = MetaPortfolio.builder()
                .sleeves(plain.stream().map(SpikeTest::spiked).toList())
                .run();
        before.allocations().forEach((profile, allocation) -> {
            assertThat(after.allocation(profile).layer2().rebalances())
                    .isEqualTo(allocation.layer2().rebalances());
            for (int s = 0; s < plain.size(); s++) {
                assertThat(after.sleeves().get(s).profile(profile).rebalances())
                        .isEqualTo(before.sleeves().get(s).profile(profile).rebalances());
            }
            assertThat(after.allocation(profile).assetWeights())
                    .as("the next decision does see the spike")
                    .isNotEqualTo(allocation.assetWeights());
        });
    }

    private static Sleeve spiked(Sleeve sleeve) {
        PriceTable whole = sleeve.prices().orElseThrow();
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
