package io.metafolio.io.artifacts;

import io.metafolio.allocation.AllocationStability;
import io.metafolio.allocation.SleeveAttribution;
import io.metafolio.allocation.SleeveShare;
import io.metafolio.metrics.PortfolioRisk;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whose the risk and the profit of a meta-portfolio were, and how steady its decisions, as JSON holds them. */
final class AttributionTree {
    private AttributionTree() {}

    static Map<String, Object> of(SleeveAttribution attribution) {
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (SleeveShare share : attribution.sleeves()) {
            Map<String, Object> shape = Trees.map("capital", share.capital());
            Trees.putNullable(shape, "risk_ex_ante", Trees.orNull(share.exAnte()));
            Trees.putNullable(shape, "risk_realised", Trees.orNull(share.realised()));
            shape.put("profit", share.profit());
            sleeves.put(share.sleeve(), shape);
        }
        Map<String, Object> costs = new LinkedHashMap<>();
        Trees.putNullable(costs, "risk_realised", Trees.orNull(attribution.costRisk()));
        costs.put("profit", -attribution.costs());
        return Trees.map("published", of(attribution.published()), "sleeves", sleeves, "costs", costs);
    }

    static Map<String, Object> of(PortfolioRisk risk) {
        Map<String, Object> shape = Trees.map("volatility", risk.volatility());
        Trees.putNullable(shape, "diversification", Trees.orNull(risk.diversification()));
        Trees.putNullable(
                shape, "shares", risk.shares().map(shares -> shares.asMap()).orElse(null));
        return shape;
    }

    static Map<String, Object> of(AllocationStability stability) {
        Map<String, Object> sleeves = new LinkedHashMap<>();
        for (AllocationStability.SleeveSpan span : stability.sleeves()) {
            Map<String, Object> shape =
                    Trees.map("least", span.least(), "mean", span.mean(), "greatest", span.greatest());
            Trees.putNullable(shape, "deviation", Trees.orNull(span.deviation()));
            shape.put("at_min", span.atMin());
            shape.put("at_max", span.atMax());
            sleeves.put(span.sleeve(), shape);
        }
        Map<String, Object> shape = Trees.map("decisions", stability.decisions());
        Trees.putNullable(shape, "mean_change", Trees.orNull(stability.meanChange()));
        Trees.putNullable(shape, "greatest_change", Trees.orNull(stability.greatestChange()));
        shape.put("effective_sleeves", stability.effectiveSleeves());
        shape.put("sleeves", sleeves);
        return shape;
    }
}
