package io.metafolio.engines.selection;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.engines.cluster.CondensedDistances;
import io.metafolio.engines.cluster.Dendrogram;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.engines.covariance.Covariance;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.selection.HurstZone;
import io.metafolio.selection.PredictabilityPolicy;
import io.metafolio.selection.PredictabilityRule;
import io.metafolio.selection.PredictabilityVeto;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionFeature;
import io.metafolio.selection.SelectionRelaxation;
import io.metafolio.selection.SelectionRequest;
import io.metafolio.selection.SelectionSettings;
import io.metafolio.spi.SelectionModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Selection v4: vetoed assets leave, the rest is clustered (Ward on {@code √(½(1−ρ))}), and of each cluster the best by score
 * stay.
 *
 * <p>Features, ranks and scores are of all candidates, before any veto. Of a cluster of mean correlation ρ stay, where selection
 * is dynamic, {@code max(1, ⌊topN · (1 − ρ) + 1⌋)} assets, else {@code topN}. Where fewer than the least are selected, thresholds
 * are relaxed step by step, or the window is refused. An asset whose returns are all equal is never a candidate. Stateless; safe
 * to share between threads.
 */
public final class SelectionV4 implements SelectionModel {
    private static final int LEAST_ROWS = 4;
    private static final double EFFICIENCY_STEP = 0.8;

    /** For {@link java.util.ServiceLoader}. */
    public SelectionV4() {}

    @Override
    public String mode() {
        return "v4";
    }

    @Override
    public Selection select(SelectionRequest request) {
        ReturnMatrix all = request.candidates();
        if (all.rows() < LEAST_ROWS) {
            throw new RefusedException(
                    "Selection v4 on " + all.rows() + " rows",
                    all.toString(),
                    "at least " + LEAST_ROWS + " train rows, from which a kurtosis can be found",
                    "raise train_window, or select none");
        }
        return new Window(request).selection();
    }

    /** One window's selection on its way. */
    private static final class Window {
        private final SelectionRequest request;
        private final List<PredictabilityVeto> motionless = new ArrayList<>();
        private final ReturnMatrix moving;
        private final FeatureScores scores;

        private Window(SelectionRequest request) {
            this.request = request;
            ReturnMatrix all = request.candidates();
            List<Integer> positions = new ArrayList<>();
            double[][] columns = all.toColumns();
            for (int j = 0; j < columns.length; j++) {
                if (IntStream.range(1, all.rows()).anyMatch(isOther(columns[j]))) {
                    positions.add(j);
                } else {
                    motionless.add(new PredictabilityVeto(
                            all.columns().get(j), PredictabilityRule.MOTIONLESS, columns[j][0], "any other return"));
                }
            }
            if (positions.isEmpty()) {
                throw tooFew(0, List.of());
            }
            this.moving = all.select(positions);
            this.scores = FeatureScores.of(new SelectionRequest(
                    moving, request.sessionsPerYear(), request.liquidity(), request.benchmarks(), request.settings()));
        }

        private static IntPredicate isOther(double[] column) {
            return t -> column[t] != column[0];
        }

        private Selection selection() {
            SelectionSettings settings = request.settings();
            Attempt attempt = attempt(settings);
            List<SelectionRelaxation> steps = new ArrayList<>();
            if (attempt.selected().size() < settings.minSelected() && !settings.mayRelax()) {
                throw tooFew(attempt.selected().size(), attempt.vetoes());
            }
            for (SelectionRelaxation step : SelectionRelaxation.values()) {
                if (attempt.selected().size() >= settings.minSelected()) {
                    break;
                }
                if (step == SelectionRelaxation.FILL) {
                    steps.add(step);
                    fill(attempt.selected());
                } else if (settings.hasVetoes()) {
                    steps.add(step);
                    settings = relaxed(settings, step);
                    attempt = attempt(settings);
                }
            }
            List<PredictabilityVeto> vetoes = new ArrayList<>(motionless);
            vetoes.addAll(attempt.vetoes());
            return new Selection(
                    moving.dates().get(moving.rows() - 1),
                    scores.all(),
                    vetoes,
                    attempt.clusters().stream().map(this::symbols).toList(),
                    symbols(attempt.selected()),
                    steps);
        }

        private static SelectionSettings relaxed(SelectionSettings settings, SelectionRelaxation step) {
            PredictabilityPolicy policy = settings.predictability();
            double momentum = settings.momentumMin();
            return switch (step) {
                case EFFICIENCY ->
                    settings.withThresholds(
                            policy.withEfficiencyMin(EFFICIENCY_STEP * policy.efficiencyMin()), momentum);
                case MOMENTUM -> settings.withThresholds(policy, Double.NEGATIVE_INFINITY);
                case RANDOM_WALK -> settings.withThresholds(policy.withRandomWalk(HurstZone.NONE), momentum);
                case ENTROPY -> settings.withThresholds(policy.withEntropyMax(policy.entropyCeiling()), momentum);
                case FILL -> settings;
            };
        }

        /** What one set of thresholds gives; positions of columns. */
        private record Attempt(List<PredictabilityVeto> vetoes, List<List<Integer>> clusters, Set<Integer> selected) {}

        private Attempt attempt(SelectionSettings settings) {
            List<PredictabilityVeto> vetoes = new ArrayList<>();
            List<Integer> left = new ArrayList<>();
            for (int j = 0; j < moving.columnCount(); j++) {
                List<PredictabilityVeto> own = vetoes(settings, j);
                vetoes.addAll(own);
                if (own.isEmpty()) {
                    left.add(j);
                }
            }
            if (left.isEmpty()) {
                return new Attempt(vetoes, List.of(), new TreeSet<>());
            }
            double[][] rho = Covariance.correlation(moving.select(left));
            List<List<Integer>> clusters = clusters(rho, settings);
            TreeSet<Integer> selected = new TreeSet<>();
            for (List<Integer> cluster : clusters) {
                cluster.stream()
                        .sorted(Comparator.comparingDouble((Integer i) -> -scores.score(left.get(i)))
                                .thenComparing(i -> i))
                        .limit(taken(cluster, rho, settings))
                        .forEach(i -> selected.add(left.get(i)));
            }
            return new Attempt(
                    vetoes,
                    clusters.stream()
                            .map(cluster -> cluster.stream().map(left::get).toList())
                            .toList(),
                    selected);
        }

        private List<PredictabilityVeto> vetoes(SelectionSettings settings, int asset) {
            String symbol = moving.columns().get(asset);
            if (!settings.hasVetoes() || request.benchmarks().contains(symbol)) {
                return List.of();
            }
            List<PredictabilityVeto> vetoes =
                    new ArrayList<>(settings.predictability().vetoes(symbol, scores.predictability(asset)));
            double momentum = scores.feature(asset, SelectionFeature.MOMENTUM);
            if (momentum < settings.momentumMin()) {
                vetoes.add(new PredictabilityVeto(
                        symbol,
                        PredictabilityRule.NO_MOMENTUM,
                        momentum,
                        CanonicalJson.number(settings.momentumMin())));
            }
            return vetoes;
        }

        private static List<List<Integer>> clusters(double[][] rho, SelectionSettings settings) {
            Dendrogram tree = Linkage.WARD.link(CondensedDistances.ofCorrelation(rho));
            List<List<Integer>> clusters = tree.clustersAt(settings.clusterDistance());
            return clusters.size() > settings.maxClusters() ? tree.clusters(settings.maxClusters()) : clusters;
        }

        private static long taken(List<Integer> cluster, double[][] rho, SelectionSettings settings) {
            if (!settings.isDynamic()) {
                return settings.topN();
            }
            double sum = 0;
            int pairs = 0;
            for (int a = 0; a < cluster.size(); a++) {
                for (int b = a + 1; b < cluster.size(); b++) {
                    sum += rho[cluster.get(a)][cluster.get(b)];
                    pairs++;
                }
            }
            double mean = pairs == 0 ? 1 : sum / pairs;
            return Math.max(1, (long) Math.floor(settings.topN() * (1 - mean) + 1));
        }

        private void fill(Set<Integer> selected) {
            IntStream.range(0, moving.columnCount())
                    .boxed()
                    .filter(asset -> !selected.contains(asset))
                    .sorted(Comparator.comparingDouble((Integer asset) -> -scores.score(asset))
                            .thenComparing(asset -> asset))
                    .limit(Math.max(0, request.settings().minSelected() - selected.size()))
                    .toList()
                    .forEach(selected::add);
        }

        private List<String> symbols(Iterable<Integer> assets) {
            List<String> symbols = new ArrayList<>();
            assets.forEach(asset -> symbols.add(moving.columns().get(asset)));
            return symbols;
        }

        private RefusedException tooFew(int selected, List<PredictabilityVeto> vetoes) {
            List<String> reasons = new ArrayList<>();
            motionless.forEach(veto -> reasons.add(veto.toString()));
            vetoes.forEach(veto -> reasons.add(veto.toString()));
            return new RefusedException(
                    "Only " + selected + " assets selected; " + RefusedException.listed(reasons),
                    "selection v4 at the close of "
                            + request.candidates()
                                    .dates()
                                    .get(request.candidates().rows() - 1),
                    "at least " + request.settings().minSelected() + " assets",
                    "let thresholds relax, or lower min_selected");
        }
    }
}
