package io.metafolio.allocation;

import com.google.common.collect.ImmutableList;
import io.metafolio.metrics.PortfolioRisk;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whose the capital, the risk and the profit of a meta-portfolio are, before the event and after it.
 *
 * @param decided the risk of each decision of the walk-forward as it was seen: on its train rows, in order
 * @param published the same of the published decision
 * @param sleeves one a sleeve, in sleeve order
 * @param costRisk what the costs of trading add to the realised risk, as {@link SleeveShare#realised}; empty where the stream
 *     did not vary
 * @param costs what trading cost, in units of wealth at the start
 */
public record SleeveAttribution(
        List<PortfolioRisk> decided,
        PortfolioRisk published,
        List<SleeveShare> sleeves,
        OptionalDouble costRisk,
        double costs) {
    /** Copies the lists. */
    public SleeveAttribution {
        decided = ImmutableList.copyOf(decided);
        sleeves = ImmutableList.copyOf(sleeves);
    }
}
