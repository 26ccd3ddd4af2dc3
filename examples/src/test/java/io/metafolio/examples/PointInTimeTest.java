package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.PriceTable;
import io.metafolio.selection.Selection;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An asset's future cannot move its selection. */
class PointInTimeTest {
    private static final PriceTable CLOSES =
            SyntheticMarket.sample().sleeves().get(1).prices();

    private static List<Selection> selections(PriceTable closes) {
        StrategySleeve etfs = Sleeve.of(SleeveInventory.ETFS, closes);
        StrategySleeve twin = Sleeve.of(SleeveInventory.INSTRUMENTS.withScope(SleeveInventory.ETFS.scope()), closes);
        MetaPortfolioBuilder meta = MetaPortfolio.of(etfs, twin)
                .profiles(RiskProfile.HRP)
                .lookback(Lookback.ALL)
                .parameter("/backtest/benchmark_symbols", List.of());
        StrategyRun run = meta.run().strategies().get(0);
        return run.selections();
    }

    /** The first windows of both, whole days of the shorter history only. */
    private static List<Selection> upTo(List<Selection> selections, LocalDate last) {
        return selections.stream()
                .filter(selection -> !selection.decidedOn().isAfter(last))
                .toList();
    }

    private static PriceTable table(int rows, double factor) {
        PriceTable.Builder table = PriceTable.builder("changed", CLOSES.symbols());
        List<LocalDate> dates = CLOSES.dates();
        for (int t = 0; t < rows; t++) {
            List<OptionalDouble> row = new ArrayList<>();
            for (int j = 0; j < CLOSES.symbols().size(); j++) {
                OptionalDouble close = CLOSES.price(t, j);
                row.add(
                        t == rows - 1 && j == 2 && close.isPresent()
                                ? OptionalDouble.of(factor * close.getAsDouble())
                                : close);
            }
            table.row("row " + t, dates.get(t), row);
        }
        return table.build();
    }

    @Test
    @DisplayName(
            "a spike in the last row, and a history cut short, leave every earlier selection as it was, to the last bit")
    void futureMovesNothing() {
        int rows = CLOSES.dates().size();
        List<Selection> whole = selections(table(rows, 1));
        List<Selection> spiked = selections(table(rows, 3));
        int cut = rows - 2 * 20;
        List<Selection> shorter = selections(table(cut, 1));
        LocalDate beforeSpike = CLOSES.dates().get(rows - 2);

        assertThat(upTo(spiked, beforeSpike))
                .isEqualTo(upTo(whole, beforeSpike))
                .hasSizeGreaterThan(20);
        assertThat(spiked.get(spiked.size() - 1)).isNotEqualTo(whole.get(whole.size() - 1));
        List<Selection> cutWalk = walk(shorter);
        assertThat(cutWalk).isEqualTo(whole.subList(0, cutWalk.size())).hasSizeGreaterThan(20);
    }

    /** Without the next decision, which falls on the last row, wherever that is. */
    private static List<Selection> walk(List<Selection> selections) {
        return selections.subList(0, selections.size() - 1);
    }
}
