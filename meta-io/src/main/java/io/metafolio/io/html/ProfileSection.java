package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The meta-portfolio of one philosophy: curves, weights, assets, numbers. */
final class ProfileSection {
    /** Names in full where the words of the id are not the field's. */
    private static final Map<RiskProfile, String> TITLES = Map.of(
            RiskProfile.MIN_VARIANCE, "Minimum variance",
            RiskProfile.HRP, "Hierarchical risk parity",
            RiskProfile.HERC, "Hierarchical equal risk contribution",
            RiskProfile.NCO, "Nested clustered optimization",
            RiskProfile.ERC, "Equal risk contribution",
            RiskProfile.MAX_DIVERSIFICATION, "Maximum diversification",
            RiskProfile.MAX_DECORRELATION, "Maximum decorrelation",
            RiskProfile.MAX_SHARPE, "Maximum Sharpe ratio",
            RiskProfile.MEAN_VARIANCE_UTILITY, "Mean-variance utility");

    private ProfileSection() {}

    static void draw(Html html, MetaRun run, MetaAllocation allocation) {
        RiskProfile profile = allocation.profile();
        List<String> sleeves = allocation.sleeveWeights().labels();
        html.begin("section", "id", anchor(profile), "class", "profile");
        html.begin("h2").text(title(profile) + " ").leaf("code", profile.name()).end();
        notices(html, run, allocation);
        PageChart.draw(html, WealthChart.wealth(allocation.layer2(), BenchmarkCurves.of(run, allocation.layer2())));
        PageChart.draw(html, WealthChart.drawdown(allocation.layer2()));
        html.begin("div", "class", "decisions");
        WeightBars.draw(html, allocation.layer2().published(), run.guardrails());
        PageChart.draw(
                html,
                AllocationChart.of(
                        allocation.layer2(), run.configuration().allocation().walkForward(), run.guardrails()));
        CorrelationTable.draw(
                html,
                allocation.correlation(),
                allocation.layer2().join().returns().rows());
        html.end();
        HierarchyChart.of(allocation.layer2().published()).ifPresent(chart -> PageChart.draw(html, chart));
        html.begin("div", "class", "pair");
        PageChart.draw(html, CostChart.of(run, allocation));
        CorrelationChart.of(allocation.layer2().join().returns()).ifPresent(chart -> PageChart.draw(html, chart));
        html.end();
        AssetTable.draw(html, allocation.assetWeights(), sleeves);
        RiskBars.draw(html, allocation.layer2().attribution());
        StabilityTable.draw(html, allocation.layer2().stability());
        PerformanceTable.draw(html, allocation);
        BaselineTable.draw(html, allocation);
        html.end();
    }

    /** Notices of the join and of the sleeves are the same for every profile and stand once, beside what they are about. */
    private static void notices(Html html, MetaRun run, MetaAllocation allocation) {
        List<String> shownElsewhere = Stream.concat(
                        run.joinReport().notices().stream(),
                        run.strategies().stream().flatMap(sleeve -> sleeve.data().notices().stream()))
                .toList();
        List<String> own = allocation.notices().stream()
                .filter(notice -> !shownElsewhere.contains(notice))
                .toList();
        Notices.draw(html, own);
    }

    static String anchor(RiskProfile profile) {
        return "profile-" + profile.name();
    }

    static String title(RiskProfile profile) {
        String known = TITLES.get(profile);
        if (known != null) {
            return known;
        }
        String words = profile.name().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
