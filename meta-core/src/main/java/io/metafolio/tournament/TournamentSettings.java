package io.metafolio.tournament;

import com.google.common.collect.ImmutableList;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.List;
import java.util.Locale;

/**
 * What decides a tournament beside its sleeve: the parameters of a run configuration as the types that compute with them.
 *
 * @param profiles the philosophies that compete, in order
 * @param lookback return rows the tournament may use
 * @param window train, test and step
 * @param missing what a hole in an asset's prices means
 * @param assetBounds the interval of each asset's weight
 * @param projection how weights of engines that do not optimise are brought inside the bounds
 * @param covariance the one estimator of the run
 * @param regime the state of the market
 */
public record TournamentSettings(
        List<RiskProfile> profiles,
        Lookback lookback,
        TrainTestWindow window,
        MissingPrices missing,
        WeightBounds assetBounds,
        GuardrailProjection projection,
        CovarianceEstimator covariance,
        MarketRegime regime) {
    /** Copies the profiles. */
    public TournamentSettings {
        profiles = ImmutableList.copyOf(profiles);
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
                window(configuration),
                MissingPrices.valueOf(word(configuration, "/backtest/missing_prices")),
                bounds(configuration),
                GuardrailProjection.valueOf(word(configuration, "/backtest/projection")),
                CovarianceEstimator.of(configuration.text("/features/covariance")),
                MarketRegime.valueOf(word(configuration, "/features/market_regime")));
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

    private static TrainTestWindow window(RunConfiguration configuration) {
        List<String> pointers = List.of("/backtest/train_window", "/backtest/test_window", "/backtest/step_size");
        return configuration.together(
                pointers,
                () -> new TrainTestWindow(
                        configuration.count(pointers.get(0)),
                        configuration.count(pointers.get(1)),
                        configuration.count(pointers.get(2))));
    }

    private static WeightBounds bounds(RunConfiguration configuration) {
        String min = "/backtest/min_asset_weight";
        String max = "/backtest/max_asset_weight";
        return configuration.together(
                List.of(min, max), () -> WeightBounds.of(configuration.number(min), configuration.number(max)));
    }

    private static String word(RunConfiguration configuration, String pointer) {
        return configuration.text(pointer).toUpperCase(Locale.ROOT);
    }
}
