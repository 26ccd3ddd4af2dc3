package io.metafolio.tournament;

import io.metafolio.audit.LibraryVersion;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.RiskEngines;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes down everything that decides a tournament's numbers. */
final class Manifests {
    private static final List<String> OF_RUN_PROFILE =
            List.of("/backtest/backtest_slippage", "/backtest/backtest_commission");
    private static final List<String> OF_SETTINGS = List.of("/features/covariance", "/features/market_regime");

    private Manifests() {}

    static ResolvedManifest of(
            SleeveDefinition sleeve, TournamentSettings settings, RiskEngines engines, LocalDate asOf) {
        Map<String, Map<String, Object>> blocks = Map.of(
                "features",
                features(settings, engines),
                "selection",
                Map.of("selection_mode", "none"),
                "backtest",
                backtest(sleeve, settings),
                ResolvedManifest.DATA,
                data(sleeve, asOf));
        Map<String, String> provenance = new TreeMap<>();
        blocks.forEach((block, parameters) -> parameters.keySet().forEach(name -> {
            String pointer = "/" + block + "/" + name;
            provenance.put(pointer, provenance(pointer, sleeve, settings));
        }));
        return new ResolvedManifest(
                sleeve.id(), sleeve.runProfile().name(), blocks, provenance, "metafolio " + LibraryVersion.current());
    }

    /** The layer that decided a parameter. */
    private static String provenance(String pointer, SleeveDefinition sleeve, TournamentSettings settings) {
        if (settings.chosen().contains(pointer)) {
            return "call";
        }
        if (pointer.equals("/data/as_of")) {
            return "prices";
        }
        if (pointer.startsWith("/data/") || OF_RUN_PROFILE.contains(pointer)) {
            return "run profile " + sleeve.runProfile();
        }
        return pointer.startsWith("/features/") && !OF_SETTINGS.contains(pointer) ? "engines" : "library default";
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
