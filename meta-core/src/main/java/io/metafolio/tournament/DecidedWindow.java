package io.metafolio.tournament;

import com.google.common.collect.ImmutableMap;
import io.metafolio.profile.RiskProfile;
import io.metafolio.selection.Selection;
import io.metafolio.simulation.Decision;
import io.metafolio.spi.MarketRegime;
import java.util.Map;
import java.util.Optional;

/**
 * What was decided at one close. Immutable.
 *
 * @param decisions by philosophy, in order
 * @param regime the state of the market it went by
 * @param selection how assets were chosen; empty where nothing selects
 * @param candidates how many assets could have taken part
 * @param withoutVolumes how many of these lack a volume, where volumes are known at all
 */
record DecidedWindow(
        Map<RiskProfile, Decision> decisions,
        MarketRegime regime,
        Optional<Selection> selection,
        int candidates,
        int withoutVolumes) {
    DecidedWindow {
        decisions = ImmutableMap.copyOf(decisions);
    }
}
