package io.metafolio.examples.cli;

import io.metafolio.engines.BenchmarkEngine;
import io.metafolio.engines.MarketEngine;
import io.metafolio.engines.RiskBudgetingEngine;
import io.metafolio.engines.cluster.Linkage;
import io.metafolio.engines.hierarchical.ClusterConvention;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.RiskEngine;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that {@code allocate} can be asked for, one line each. */
final class EngineList {
    private EngineList() {}

    static String text() {
        StringBuilder text = new StringBuilder();
        append(text, "profiles (--profile)", profiles());
        Map<String, String> hrp = new LinkedHashMap<>();
        HrpConvention.all().forEach(convention -> hrp.put(convention.name(), convention.description()));
        append(text, "conventions of hrp and of barbell's core (--convention)", hrp);
        Map<String, String> clusters = new LinkedHashMap<>();
        ClusterConvention.all().forEach(convention -> clusters.put(convention.name(), convention.description()));
        append(text, "conventions of herc and nco (--convention)", clusters);
        Map<String, String> linkages = new LinkedHashMap<>();
        Arrays.stream(Linkage.values()).forEach(linkage -> linkages.put(linkage.id(), linkage.description()));
        append(text, "linkages (--linkage)", linkages);
        Map<String, String> estimators = new LinkedHashMap<>();
        Arrays.stream(CovarianceEstimator.Method.values())
                .forEach(method -> estimators.put(method.id(), method.description()));
        append(text, "covariance estimators (--covariance)", estimators);
        return text.toString();
    }

    private static Map<String, String> profiles() {
        Map<String, String> profiles = new LinkedHashMap<>();
        RiskEngines installed = RiskEngines.installed();
        for (RiskProfile profile : installed.profiles()) {
            profiles.put(profile.name(), installed.engine(profile).description());
        }
        put(profiles, RiskBudgetingEngine.of(Map.of("A", 1.0)), "--budgets");
        put(profiles, MarketEngine.of(Map.of("A", 1.0)), "--capitalizations");
        put(profiles, BenchmarkEngine.of(Weights.of(List.of("A"), 1)), "--benchmark");
        return profiles;
    }

    private static void put(Map<String, String> profiles, RiskEngine engine, String option) {
        profiles.put(engine.profiles().get(0).name(), engine.description() + "; needs " + option);
    }

    private static void append(StringBuilder text, String title, Map<String, String> entries) {
        int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
        text.append(text.length() == 0 ? "" : "\n").append(title).append('\n');
        entries.forEach((name, description) -> text.append("  ")
                .append(name)
                .append(" ".repeat(width - name.length() + 2))
                .append(description)
                .append('\n'));
    }
}
