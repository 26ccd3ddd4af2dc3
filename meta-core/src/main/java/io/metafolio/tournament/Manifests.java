package io.metafolio.tournament;

import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.RiskEngines;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes down everything that decides a tournament's numbers. */
final class Manifests {
    private Manifests() {}

    static ResolvedManifest of(
            SleeveDefinition sleeve, TournamentSettings settings, RiskEngines engines, LocalDate asOf) {
        return new ResolvedManifest(
                sleeve.id(),
                sleeve.runProfile().name(),
                Map.of(
                        "features",
                        features(settings, engines),
                        "selection",
                        Map.of("selection_mode", "none"),
                        "backtest",
                        backtest(sleeve, settings),
                        ResolvedManifest.DATA,
                        data(sleeve, asOf)));
    }

    private static Map<String, Object> features(TournamentSettings settings, RiskEngines engines) {
        Map<String, Object> features = new TreeMap<>();
        features.put("covariance", settings.covariance().id());
        features.put("market_regime", settings.regime().id());
        features.putAll(engines.described(settings.profiles()));
        return features;
    }

    private static Map<String, Object> backtest(SleeveDefinition sleeve, TournamentSettings settings) {
        return Map.ofEntries(
                Map.entry(
                        "profiles",
                        settings.profiles().stream().map(RiskProfile::name).toList()),
                Map.entry("lookback_days", settings.lookback().parameter()),
                Map.entry("train_window", settings.window().train()),
                Map.entry("test_window", settings.window().test()),
                Map.entry("step_size", settings.window().step()),
                Map.entry("walk_forward", "rolling"),
                Map.entry("missing_prices", settings.missing().id()),
                Map.entry("min_asset_weight", settings.assetBounds().min()),
                Map.entry("max_asset_weight", settings.assetBounds().max()),
                Map.entry("projection", settings.projection().id()),
                Map.entry("simulator", "custom"),
                Map.entry("backtest_slippage", sleeve.friction().slippage()),
                Map.entry("backtest_commission", sleeve.friction().commission()));
    }

    private static Map<String, Object> data(SleeveDefinition sleeve, LocalDate asOf) {
        return Map.of(
                "exchange_scope", sleeve.scope().venues(),
                "calendar", sleeve.calendar().id(),
                "session_stamps", sleeve.stamps().id(),
                "status", sleeve.status().name().toLowerCase(Locale.ROOT),
                "sessions_per_year", sleeve.calendar().sessionsPerYear(),
                "cash_asset", sleeve.cashAsset().orElse("none"),
                "as_of", asOf.toString());
    }
}
