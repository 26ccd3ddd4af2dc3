package io.metafolio.engines.selection;

import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.selection.Antifragility;
import io.metafolio.selection.AssetScore;
import io.metafolio.selection.Predictability;
import io.metafolio.selection.SelectionFeature;
import io.metafolio.selection.SelectionRequest;
import io.metafolio.selection.SelectionSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Features of all candidates of a window, their ranks as probabilities, and the scores these make. */
final class FeatureScores {
    private static final double LEAST = 0.01;
    private static final double TAIL = 0.05;

    private final SelectionSettings settings;
    private final List<String> assets;
    private final List<Predictability> measured = new ArrayList<>();
    private final List<Map<SelectionFeature, Double>> features = new ArrayList<>();
    private final double[] scores;

    private FeatureScores(SelectionRequest request) {
        settings = request.settings();
        assets = request.candidates().columns();
        scores = new double[assets.size()];
    }

    static FeatureScores of(SelectionRequest request) {
        FeatureScores scores = new FeatureScores(request);
        scores.measure(request.candidates(), request.sessionsPerYear(), request.liquidity());
        scores.score();
        return scores;
    }

    private void measure(ReturnMatrix candidates, int sessions, Map<String, Double> liquidity) {
        double[] antifragility = Antifragility.scores(candidates);
        double[][] columns = candidates.toColumns();
        for (int j = 0; j < columns.length; j++) {
            double[] r = columns[j];
            Predictability predictability = settings.predictability().measure(r);
            Map<SelectionFeature, Double> values = new EnumMap<>(SelectionFeature.class);
            values.put(SelectionFeature.MOMENTUM, SampleShape.mean(r) * sessions);
            values.put(SelectionFeature.STABILITY, 1 / (SampleShape.deviation(r) * Math.sqrt(sessions)));
            Optional.ofNullable(liquidity.get(assets.get(j)))
                    .ifPresent(value -> values.put(SelectionFeature.LIQUIDITY, value));
            values.put(SelectionFeature.ANTIFRAGILITY, antifragility[j]);
            values.put(SelectionFeature.SKEW, SampleShape.skew(r));
            values.put(SelectionFeature.KURTOSIS, SampleShape.kurtosis(r));
            values.put(SelectionFeature.CVAR, SampleShape.conditionalValueAtRisk(r, TAIL));
            put(values, SelectionFeature.EFFICIENCY, predictability.efficiency());
            put(values, SelectionFeature.ENTROPY, predictability.entropy());
            put(values, SelectionFeature.HURST, predictability.hurst());
            measured.add(predictability);
            features.add(values);
        }
    }

    private static void put(Map<SelectionFeature, Double> values, SelectionFeature feature, OptionalDouble value) {
        if (value.isPresent()) {
            values.put(feature, value.getAsDouble());
        }
    }

    /** A feature that no candidate has is left out; a candidate without a feature that others have gets the least. */
    private void score() {
        double weights = 0;
        for (SelectionFeature feature : SelectionFeature.values()) {
            double weight = settings.weights().getOrDefault(feature, 0.0);
            if (features.stream().anyMatch(values -> values.containsKey(feature))) {
                weights += weight;
                for (int j = 0; j < scores.length; j++) {
                    double p = probability(feature, j);
                    scores[j] = Math.fma(weight, settings.isLogarithmic() ? StrictMath.log(p) : p, scores[j]);
                }
            }
        }
        if (!settings.isLogarithmic()) {
            for (int j = 0; j < scores.length; j++) {
                scores[j] /= weights;
            }
        }
    }

    /** {@code .01 + .99 · (rank − 1) / (n − 1)} by the mean rank of ties; alone 1. */
    private double probability(SelectionFeature feature, int asset) {
        Double own = features.get(asset).get(feature);
        if (own == null) {
            return LEAST;
        }
        int worse = 0;
        int equal = 0;
        int all = 0;
        for (Map<SelectionFeature, Double> values : features) {
            Double other = values.get(feature);
            if (other == null) {
                worse++;
            } else {
                int sign = Double.compare(other + 0.0, own + 0.0);
                worse += (feature.isHighBetter() ? sign < 0 : sign > 0) ? 1 : 0;
                equal += sign == 0 ? 1 : 0;
            }
            all++;
        }
        double ahead = worse + (equal - 1) / 2.0;
        return all == 1 ? 1 : LEAST + (1 - LEAST) * ahead / (all - 1);
    }

    double score(int asset) {
        return scores[asset];
    }

    double feature(int asset, SelectionFeature feature) {
        return features.get(asset).getOrDefault(feature, Double.NaN);
    }

    Predictability predictability(int asset) {
        return measured.get(asset);
    }

    List<AssetScore> all() {
        List<AssetScore> all = new ArrayList<>();
        for (int j = 0; j < scores.length; j++) {
            all.add(new AssetScore(assets.get(j), features.get(j), scores[j]));
        }
        return all;
    }
}
