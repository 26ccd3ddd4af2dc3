package io.metafolio.tournament;

import com.google.common.collect.ImmutableList;
import io.metafolio.configuration.Parameter;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.profile.RiskProfile;
import io.metafolio.selection.HurstZone;
import io.metafolio.selection.PermutationEntropy;
import io.metafolio.selection.PredictabilityPolicy;
import io.metafolio.selection.SelectionFeature;
import io.metafolio.selection.SelectionSettings;
import io.metafolio.sleeve.Lookback;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What decides a tournament beside its sleeve: the parameters of a run configuration as the types that compute with them.
 *
 * @param profiles the philosophies that compete, in order
 * @param lookback return rows the tournament may use
 * @param walkForward which rows each decision sees and earns
 * @param missing what a hole in an asset's prices means
 * @param assetBounds the interval of each asset's weight
 * @param projection how weights of engines that do not optimise are brought inside the bounds
 * @param covariance the one estimator of the run
 * @param regime the state of the market
 * @param regimeDetector what tells the state of the market at each decision; none leaves it as it is
 * @param selectionMode which model chooses the assets of a window
 * @param selection what decides that beside the window
 * @param simulator which simulator carries decisions out
 * @param benchmarks what the sleeve is to be compared with; no veto touches them
 */
public record TournamentSettings(
        List<RiskProfile> profiles,
        Lookback lookback,
        WalkForward walkForward,
        MissingPrices missing,
        WeightBounds assetBounds,
        GuardrailProjection projection,
        CovarianceEstimator covariance,
        MarketRegime regime,
        String regimeDetector,
        String selectionMode,
        SelectionSettings selection,
        String simulator,
        List<String> benchmarks) {
    private static final double CEILING = PredictabilityPolicy.STANDARD.entropyCeiling();

    /** Copies the lists. */
    public TournamentSettings {
        profiles = ImmutableList.copyOf(profiles);
        benchmarks = ImmutableList.copyOf(benchmarks);
    }

    /**
     * The settings that a run configuration says.
     *
     * @param configuration every parameter of the blocks features, selection and backtest
     * @return the settings
     * @throws RefusedException where values do not go together; it names each with the layer it came from
     */
    public static TournamentSettings of(RunConfiguration configuration) {
        return new TournamentSettings(
                profiles(configuration),
                lookback(configuration),
                walkForward(configuration),
                MissingPrices.valueOf(word(configuration, "/backtest/missing_prices")),
                bounds(configuration),
                GuardrailProjection.valueOf(word(configuration, "/backtest/projection")),
                CovarianceEstimator.of(configuration.text("/features/covariance")),
                MarketRegime.valueOf(word(configuration, "/features/market_regime")),
                configuration.text("/features/regime_detector"),
                configuration.text("/selection/selection_mode"),
                selection(configuration),
                configuration.text("/backtest/simulator"),
                configuration.texts("/backtest/benchmark_symbols"));
    }

    private static SelectionSettings selection(RunConfiguration configuration) {
        Map<SelectionFeature, Double> weights = new EnumMap<>(SelectionFeature.class);
        for (SelectionFeature feature : SelectionFeature.values()) {
            weights.put(feature, configuration.number("/selection/weight_" + feature.id()));
        }
        PredictabilityPolicy policy = predictability(configuration);
        return configuration.together(
                Parameters.of("selection").stream().map(Parameter::pointer).toList(),
                () -> new SelectionSettings(
                        configuration.flag("/features/feat_selection_logmps"),
                        configuration.flag("/features/feat_predictability_vetoes"),
                        configuration.flag("/features/feat_dynamic_selection"),
                        policy,
                        configuration.number("/features/min_momentum_score"),
                        weights,
                        configuration.count("/selection/top_n"),
                        configuration.number("/selection/cluster_threshold"),
                        configuration.count("/selection/max_clusters"),
                        configuration.count("/selection/min_selected"),
                        configuration.text("/selection/relaxation").equals("relax")));
    }

    private static PredictabilityPolicy predictability(RunConfiguration configuration) {
        List<String> pointers = List.of(
                "/features/entropy_order",
                "/features/entropy_delay",
                "/features/entropy_max_threshold",
                "/features/hurst_random_walk_min",
                "/features/hurst_random_walk_max",
                "/features/efficiency_min_threshold");
        return configuration.together(
                pointers,
                () -> new PredictabilityPolicy(
                        new PermutationEntropy(
                                configuration.count(pointers.get(0)), configuration.count(pointers.get(1))),
                        configuration.number(pointers.get(2)),
                        Math.max(CEILING, configuration.number(pointers.get(2))),
                        new HurstZone(configuration.number(pointers.get(3)), configuration.number(pointers.get(4))),
                        configuration.number(pointers.get(5))));
    }

    private static List<RiskProfile> profiles(RunConfiguration configuration) {
        return configuration.texts("/backtest/profiles").stream()
                .map(RiskProfile::of)
                .toList();
    }

    private static Lookback lookback(RunConfiguration configuration) {
        String pointer = "/backtest/lookback_days";
        return configuration.setting(pointer).value().equals(Lookback.ALL.parameter())
                ? Lookback.ALL
                : Lookback.of(configuration.count(pointer));
    }

    private static WalkForward walkForward(RunConfiguration configuration) {
        List<String> pointers = List.of("/backtest/train_window", "/backtest/test_window", "/backtest/step_size");
        TrainTestWindow window = configuration.together(
                pointers,
                () -> new TrainTestWindow(
                        configuration.count(pointers.get(0)),
                        configuration.count(pointers.get(1)),
                        configuration.count(pointers.get(2))));
        return new WalkForward(
                window,
                configuration.text("/backtest/walk_forward").equals("expanding"),
                configuration.count("/backtest/purge_rows"),
                configuration.count("/backtest/embargo_rows"));
    }

    private static WeightBounds bounds(RunConfiguration configuration) {
        List<String> pointers =
                List.of("/backtest/min_asset_weight", "/backtest/max_asset_weight", "/backtest/net_exposure");
        return configuration.together(
                pointers,
                () -> new WeightBounds(
                        configuration.number(pointers.get(0)),
                        configuration.number(pointers.get(1)),
                        configuration.number(pointers.get(2))));
    }

    private static String word(RunConfiguration configuration, String pointer) {
        return configuration.text(pointer).toUpperCase(Locale.ROOT);
    }
}
