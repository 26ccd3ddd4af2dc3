package io.metafolio.io.html;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.profile.RiskProfile;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The meta-portfolio of one philosophy: curves, weights, assets, numbers. */
final class ProfileSection {
    private ProfileSection() {}

    static void draw(Html html, MetaRun run, MetaAllocation allocation) {
        RiskProfile profile = allocation.profile();
        List<String> sleeves = allocation.sleeveWeights().labels();
        html.begin("section", "id", anchor(profile), "class", "profile");
        html.begin("h2").text(title(profile) + " ").leaf("code", profile.name()).end();
        notices(html, run, allocation);
        WealthChart.drawSleeves(html, allocation.layer2());
        html.begin("div", "class", "decisions");
        WeightBars.draw(html, allocation.layer2().published(), run.guardrails());
        AllocationChart.draw(
                html, allocation.layer2(), run.configuration().allocation().walkForward());
        CorrelationTable.draw(
                html,
                allocation.correlation(),
                allocation.layer2().join().returns().rows());
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
        if (profile.equals(RiskProfile.MIN_VARIANCE)) {
            return "Minimum variance";
        }
        if (profile.equals(RiskProfile.HRP)) {
            return "Hierarchical risk parity";
        }
        String words = profile.name().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
