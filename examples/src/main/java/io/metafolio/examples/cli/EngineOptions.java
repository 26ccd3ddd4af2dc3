package io.metafolio.examples.cli;

import io.metafolio.engines.BenchmarkEngine;
import io.metafolio.engines.MarketEngine;
import io.metafolio.engines.MaximumSharpeEngine;
import io.metafolio.engines.MeanVarianceUtilityEngine;
import io.metafolio.engines.RiskBudgetingEngine;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.engines.hierarchical.BarbellEngine;
import io.metafolio.engines.hierarchical.ClusterConvention;
import io.metafolio.engines.hierarchical.HierarchicalEqualRiskContributionEngine;
import io.metafolio.engines.hierarchical.HierarchicalRiskParityEngine;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.engines.hierarchical.NestedClustersEngine;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which engine answers a profile, and in which convention. An option that the profile has no use for is refused. */
final class EngineOptions {
    private static final List<String> OPTIMISERS = List.of(
            "min_variance",
            "nco",
            "erc",
            "risk_budgeting",
            "max_diversification",
            "max_decorrelation",
            "max_sharpe",
            "mean_variance_utility");
    private static final List<String> WITH_COVARIANCE = Stream.concat(
                    OPTIMISERS.stream(), Stream.of("hrp", "barbell", "herc", "inverse_volatility", "inverse_variance"))
            .toList();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(names = "--profile", paramLabel = "P", description = "Risk profile. Default: ${DEFAULT-VALUE}.")
    private String profile = "hrp";

    @Option(
            names = "--convention",
            paramLabel = "C",
            description = "Convention of hrp, barbell, herc or nco. Default: house.")
    private Optional<String> convention = Optional.empty();

    @Option(
            names = "--covariance",
            paramLabel = "E",
            description = "ledoit_wolf, sample, oas or ewma:H. Default: the convention's own, else ledoit_wolf.")
    private Optional<String> covariance = Optional.empty();

    @Option(
            names = "--linkage",
            paramLabel = "L",
            description = "single, complete, average, weighted or ward, where the profile has a tree.")
    private Optional<String> linkage = Optional.empty();

    @Option(
            names = "--regime",
            paramLabel = "R",
            description = "quiet, normal, turbulent or crisis, for barbell. Default: normal.")
    private Optional<MarketRegime> regime = Optional.empty();

    @Option(
            names = "--regularization",
            paramLabel = "X",
            description = "Multiple of the mean variance on the diagonal, for profiles that optimise. Default: 0.")
    private Optional<Double> regularization = Optional.empty();

    @Option(
            names = "--risk-aversion",
            paramLabel = "G",
            description = "Price of variance per session, for mean_variance_utility. Default: 1.")
    private Optional<Double> riskAversion = Optional.empty();

    @Option(
            names = "--risk-free",
            paramLabel = "R",
            description = "Risk-free return per session, for max_sharpe. Default: 0.")
    private Optional<Double> riskFree = Optional.empty();

    @Option(
            names = "--budgets",
            split = ",",
            paramLabel = "LABEL=B",
            description = "Shares of risk in any unit, for risk_budgeting.")
    private List<String> budgets = List.of();

    @Option(
            names = "--capitalizations",
            split = ",",
            paramLabel = "LABEL=C",
            description = "Market values in one currency, for market.")
    private List<String> capitalizations = List.of();

    @Option(
            names = "--benchmark",
            split = ",",
            paramLabel = "LABEL=W",
            description = "Fractions that sum to 1, for benchmark.")
    private List<String> benchmark = List.of();

    MarketRegime regime() {
        return regime.orElse(MarketRegime.NORMAL);
    }

    double regularization() {
        return regularization.orElse(0.0);
    }

    String profile() {
        return profile;
    }

    /** The estimator of the request, which a pinned convention has overruled already. */
    CovarianceEstimator covariance() {
        Optional<CovarianceEstimator> pinned =
                switch (profile) {
                    case "hrp", "barbell" -> hrp().covariance();
                    case "herc", "nco" -> clusters().covariance();
                    default -> chosen();
                };
        return pinned.or(this::chosen).orElse(CovarianceEstimator.LEDOIT_WOLF);
    }

    private Optional<CovarianceEstimator> chosen() {
        return covariance.map(CovarianceEstimator::of);
    }

    /** How the answer was made, beside profile and covariance. */
    Optional<String> conventionName() {
        return switch (profile) {
            case "hrp", "barbell" -> Optional.of(hrp().name());
            case "herc", "nco" -> Optional.of(clusters().name());
            default -> Optional.empty();
        };
    }

    RiskEngines engines() {
        RiskEngines installed = RiskEngines.installed();
        refuseUnknown(installed);
        refuseUseless();
        return switch (profile) {
            case "hrp" -> installed.replacing(HierarchicalRiskParityEngine.of(hrp()));
            case "barbell" -> installed.replacing(BarbellEngine.of(hrp()));
            case "herc" -> installed.replacing(HierarchicalEqualRiskContributionEngine.of(clusters()));
            case "nco" -> installed.replacing(NestedClustersEngine.of(clusters()));
            case "mean_variance_utility" ->
                installed.replacing(riskAversion
                        .map(MeanVarianceUtilityEngine::riskAversion)
                        .orElseGet(MeanVarianceUtilityEngine::new));
            case "max_sharpe" ->
                installed.replacing(riskFree.map(MaximumSharpeEngine::riskFree).orElseGet(MaximumSharpeEngine::new));
            case "risk_budgeting" -> installed.with(RiskBudgetingEngine.of(needed("--budgets", budgets)));
            case "market" -> installed.with(MarketEngine.of(needed("--capitalizations", capitalizations)));
            case "benchmark" -> installed.with(benchmarkEngine());
            default -> installed;
        };
    }

    private RiskEngine benchmarkEngine() {
        Map<String, Double> held = needed("--benchmark", benchmark);
        return BenchmarkEngine.of(Weights.of(
                List.copyOf(held.keySet()),
                held.values().stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private Map<String, Double> needed(String option, List<String> given) {
        if (given.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--profile " + profile + " needs " + option + " LABEL=NUMBER,…");
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String pair : given) {
            int equals = pair.lastIndexOf('=');
            String label = pair.substring(0, Math.max(0, equals));
            if (label.isEmpty() || numbers.put(label, number(option, pair, equals + 1)) != null) {
                throw new ParameterException(
                        spec.commandLine(), option + " \"" + pair + "\": expected LABEL=NUMBER, each label once.");
            }
        }
        return numbers;
    }

    private double number(String option, String pair, int start) {
        try {
            return Double.parseDouble(pair.substring(start));
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(), option + " \"" + pair + "\": expected LABEL=NUMBER, as in A=0.5.", e);
        }
    }

    private HrpConvention hrp() {
        HrpConvention named = convention.map(HrpConvention::named).orElse(HrpConvention.HOUSE);
        HrpConvention linked = linkage.map(Linkage::of).map(named::withLinkage).orElse(named);
        return named.covariance().isEmpty()
                ? linked
                : chosen().map(linked::withCovariance).orElse(linked);
    }

    private ClusterConvention clusters() {
        ClusterConvention named = convention.map(ClusterConvention::named).orElse(ClusterConvention.HOUSE);
        ClusterConvention linked =
                linkage.map(Linkage::of).map(named::withLinkage).orElse(named);
        return named.covariance().isEmpty()
                ? linked
                : chosen().map(linked::withCovariance).orElse(linked);
    }

    private void refuseUnknown(RiskEngines installed) {
        List<String> known = Stream.concat(
                        installed.profiles().stream().map(RiskProfile::name),
                        Stream.of("risk_budgeting", "market", "benchmark"))
                .toList();
        if (!known.contains(profile)) {
            throw new UnknownNameException("risk profile", profile, "--profile", known);
        }
    }

    private void refuseUseless() {
        List<String> trees = List.of("hrp", "barbell", "herc", "nco");
        List<String> useless = new ArrayList<>();
        note(useless, "--convention", convention.isPresent(), trees);
        note(useless, "--linkage", linkage.isPresent(), trees);
        note(useless, "--regime", regime.isPresent(), List.of("barbell"));
        note(useless, "--regularization", regularization.isPresent(), OPTIMISERS);
        note(useless, "--covariance", covariance.isPresent(), WITH_COVARIANCE);
        note(useless, "--risk-aversion", riskAversion.isPresent(), List.of("mean_variance_utility"));
        note(useless, "--risk-free", riskFree.isPresent(), List.of("max_sharpe"));
        note(useless, "--budgets", !budgets.isEmpty(), List.of("risk_budgeting"));
        note(useless, "--capitalizations", !capitalizations.isEmpty(), List.of("market"));
        note(useless, "--benchmark", !benchmark.isEmpty(), List.of("benchmark"));
        if (!useless.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--profile " + profile + " has no use for " + String.join("; ", useless) + ".");
        }
    }

    private void note(List<String> useless, String option, boolean isGiven, List<String> profiles) {
        if (isGiven && !profiles.contains(profile)) {
            useless.add(option + ", which belongs to " + String.join(", ", profiles));
        }
    }
}
