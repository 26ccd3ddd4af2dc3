package io.metafolio.io.artifacts;

import io.metafolio.JoinedSleeve;
import io.metafolio.MetaConfiguration;
import io.metafolio.allocation.AllocationSettings;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaiver;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.tournament.WalkForward;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.ArrayList;
import java.util.List;

/** Reads the configuration of a meta-run back from what its genesis and its manifest hold. */
final class ConfigurationFile {
    private final JsonTree tree;

    private ConfigurationFile(JsonTree tree) {
        this.tree = tree;
    }

    static MetaConfiguration read(JsonTree tree) {
        return new ConfigurationFile(tree).read();
    }

    private MetaConfiguration read() {
        return new MetaConfiguration(
                tree.text("meta"),
                tree.text("version"),
                tree.children("sleeves").stream().map(ConfigurationFile::sleeve).toList(),
                tree.texts("profiles").stream().map(RiskProfile::of).toList(),
                allocation(),
                tree.named("join_policy", JoinPolicy.values(), JoinPolicy::id),
                ParityPolicy.institutional().waive(waivers()),
                tree.child("engines").values(),
                tree.textsByKey("provenance"));
    }

    private static JoinedSleeve sleeve(JsonTree sleeve) {
        return new JoinedSleeve(
                sleeve.text("id"),
                sleeve.named("kind", JoinedSleeve.Kind.values(), JoinedSleeve.Kind::id),
                sleeve.text("manifest"),
                new TemporalId(sleeve.child("temporal_ingredients").values(), sleeve.text("temporal_id")),
                sleeve.texts("calendars"),
                sleeve.number("sessions_per_year").intValue(),
                sleeve.number("rate").doubleValue());
    }

    private AllocationSettings allocation() {
        JsonTree guardrails = tree.child("guardrails");
        TrainTestWindow window = new TrainTestWindow(
                tree.number("train_window").intValue(),
                tree.number("test_window").intValue(),
                tree.number("step_size").intValue());
        WalkForward[] kinds = {WalkForward.expanding(window), WalkForward.rolling(window)};
        return new AllocationSettings(
                tree.named("walk_forward", kinds, WalkForward::id),
                WeightBounds.of(
                        guardrails.number("min").doubleValue(),
                        guardrails.number("max").doubleValue()),
                tree.named("projection", GuardrailProjection.values(), GuardrailProjection::id),
                CovarianceEstimator.of(tree.text("covariance")),
                tree.named("market_regime", MarketRegime.values(), MarketRegime::id));
    }

    private List<ParityWaiver> waivers() {
        List<ParityWaiver> waivers = new ArrayList<>();
        for (JsonTree waiver : tree.children("parity_waivers")) {
            waivers.add(new ParityWaiver(
                    waiver.text("sleeve"),
                    waiver.text("pointer"),
                    waiver.any("from"),
                    waiver.any("to"),
                    waiver.text("rationale")));
        }
        return waivers;
    }
}
