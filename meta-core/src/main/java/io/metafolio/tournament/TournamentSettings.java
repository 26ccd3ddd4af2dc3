package io.metafolio.tournament;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.List;
import java.util.Set;

/**
 * What decides a tournament beside its sleeve. The same for all sleeves of a run.
 *
 * @param profiles the philosophies that compete, in order
 * @param lookback return rows the tournament may use
 * @param window train, test and step
 * @param missing what a hole in an asset's prices means
 * @param assetBounds the interval of each asset's weight
 * @param projection how weights of engines that do not optimise are brought inside the bounds
 * @param covariance the one estimator of the run
 * @param regime the state of the market
 * @param chosen JSON pointers of the manifest's parameters that the caller chose; the others are the library's defaults
 */
public record TournamentSettings(
        List<RiskProfile> profiles,
        Lookback lookback,
        TrainTestWindow window,
        MissingPrices missing,
        WeightBounds assetBounds,
        GuardrailProjection projection,
        CovarianceEstimator covariance,
        MarketRegime regime,
        Set<String> chosen) {
    /** Copies the collections. */
    public TournamentSettings {
        profiles = ImmutableList.copyOf(profiles);
        chosen = ImmutableSortedSet.copyOf(chosen);
    }
}
