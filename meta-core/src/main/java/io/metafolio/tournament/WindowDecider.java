package io.metafolio.tournament;

import io.metafolio.audit.AuditEntry;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.AssetReturns;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.simulation.Decision;
import io.metafolio.simulation.MarketDepth;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RecordedDecisions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides the windows of one tournament: chooses assets, learns the state of the market, asks the engines. Each window follows from
 * the rows it may see alone. Immutable: several threads may decide windows at once.
 */
final class WindowDecider {
    private final SleeveDefinition sleeve;
    private final TournamentSettings settings;
    private final Plugins plugins;
    private final AssetReturns returns;
    private final Optional<WindowDepth> depth;
    private final WindowSelections selections;
    private final WindowRegimes regimes;

    WindowDecider(
            SleeveDefinition sleeve,
            TournamentSettings settings,
            Plugins plugins,
            AssetReturns returns,
            Optional<WindowDepth> depth) {
        this.sleeve = sleeve;
        this.settings = settings;
        this.plugins = plugins;
        this.returns = returns;
        this.depth = depth;
        this.selections =
                new WindowSelections(sleeve, settings, plugins.selections().model(settings.selectionMode()), depth);
        this.regimes =
                new WindowRegimes(sleeve, settings.regime(), plugins.regimes().detector(settings.regimeDetector()));
    }

    /**
     * Decides what is carried out at a row.
     *
     * @param row the first row it earns
     * @param kind how the ledger calls it, for example {@code walk_forward}
     * @param ledger hears of every step before and after
     */
    DecidedWindow decide(int row, String kind, Consumer<AuditEntry> ledger) {
        WindowSelections.Chosen chosen = selections.of(trainRows(row), kind, ledger);
        MarketRegime regime = regimes.of(returns, settings.walkForward().trainEnd(row), kind, ledger);
        Optional<MarketDepth> known = depth(chosen.train());
        RecordedDecisions decisions =
                new RecordedDecisions(plugins.engines(), settings.projection(), ledger, "tournament", "n_assets");
        Map<RiskProfile, Decision> made = new LinkedHashMap<>();
        for (RiskProfile profile : settings.profiles()) {
            EngineRequest request = new EngineRequest(
                    profile, chosen.train(), settings.assetBounds(), settings.covariance(), regime, 0);
            RecordedDecisions.Recorded decided = decisions.decide(request, kind, "sleeve " + sleeve.id());
            made.put(profile, decision(row, chosen.train(), decided, known));
        }
        return new DecidedWindow(made, regime, chosen.selection(), chosen.candidates(), chosen.withoutVolumes());
    }

    private ReturnMatrix trainRows(int row) {
        int end = settings.walkForward().trainEnd(row);
        String where = "sleeve " + sleeve.id() + ", decision at the close of "
                + returns.dates().get(end - 1);
        return returns.eligible(settings.walkForward().trainStart(row), end, where);
    }

    private Optional<MarketDepth> depth(ReturnMatrix train) {
        return sleeve.simulation().friction().impact() == 0 ? Optional.empty() : depth.map(all -> all.of(train));
    }

    private Decision decision(
            int row, ReturnMatrix train, RecordedDecisions.Recorded decided, Optional<MarketDepth> known) {
        return new Decision(
                row,
                row + settings.walkForward().window().test(),
                train.rows(),
                decided.decision().weights(),
                decided.inputs(),
                known);
    }
}
