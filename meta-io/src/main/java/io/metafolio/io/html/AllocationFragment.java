package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.weights.Weights;
import java.util.List;

/** One philosophy: its curves, its weights and what stands behind them. */
final class AllocationFragment {
    private AllocationFragment() {}

    static void draw(Html html, MetaAllocation allocation) {
        title(html, allocation.profile());
        PageChart.draw(html, WealthChart.wealth(allocation.layer2(), List.of()));
        decisions(html, allocation.layer2());
        Weights sleeves = allocation.sleeveWeights();
        AssetTable.draw(html, allocation.assetWeights(), sleeves.labels());
        PerformanceTable.draw(html, allocation);
    }

    static void draw(Html html, SleeveAllocation layer2) {
        title(html, layer2.join().profile());
        PageChart.draw(html, WealthChart.wealth(layer2, List.of()));
        PageChart.draw(html, WealthChart.drawdown(layer2));
        decisions(html, layer2);
        RiskBars.draw(html, layer2.attribution());
        StabilityTable.draw(html, layer2.stability());
    }

    private static void title(Html html, RiskProfile profile) {
        html.begin("h2")
                .text(ProfileSection.title(profile) + " ")
                .leaf("code", profile.name())
                .end();
    }

    private static void decisions(Html html, SleeveAllocation layer2) {
        ReturnMatrix joined = layer2.join().returns();
        html.begin("div", "class", "decisions").begin("div");
        WeightBars.draw(html, layer2.published());
        CorrelationTable.draw(html, CorrelationMatrix.of(joined), joined.rows());
        html.end();
        PageChart.draw(html, AllocationChart.of(layer2));
        html.end();
    }

    static void tournament(Html html, StrategyRun sleeve) {
        html.begin("p", "class", "title")
                .leaf("b", "Tournament")
                .leaf("span", "as of " + sleeve.asOf(), "class", "aside")
                .end();
        TournamentSection.draw(html, sleeve);
        TableFragment.curves(html, "Wealth out of sample, after friction", sleeve.profileMatrix());
    }
}
