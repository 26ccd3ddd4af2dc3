package io.metafolio.examples.fuzz;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.MoreExecutors;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.audit.AuditSink;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.configuration.Parameter;
import io.metafolio.configuration.Parameters;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.profile.RiskProfile;
import io.metafolio.simulation.RebalancingPolicy;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A builder whose options come in any order, with values that mean something and others; a call may be refused, and leaves no trace. */
final class RandomDescription {
    /** When all of it runs, and its ledger is stamped. */
    static final Clock NOW = Clock.fixed(Instant.parse("2026-01-14T21:00:00Z"), ZoneOffset.UTC);

    private static final int MOST_CALLS = 7;
    private static final List<RiskProfile> PROFILES = List.of(
            RiskProfile.MIN_VARIANCE,
            RiskProfile.HRP,
            RiskProfile.BARBELL,
            RiskProfile.EQUAL_WEIGHT,
            RiskProfile.ERC,
            RiskProfile.HERC,
            RiskProfile.NCO,
            RiskProfile.MAX_SHARPE,
            RiskProfile.MEAN_VARIANCE_UTILITY,
            RiskProfile.MAX_DIVERSIFICATION,
            RiskProfile.MAX_DECORRELATION,
            RiskProfile.INVERSE_VOLATILITY,
            RiskProfile.INVERSE_VARIANCE);
    private static final List<String> WORDS = List.of(
            "none",
            "v4",
            "volatility",
            "custom",
            "",
            "drop",
            "compound",
            "sample",
            "ewma:0",
            "ewma:1e9",
            "ewma:-",
            "band:0.05",
            "expanding",
            "rolling",
            "exclude",
            "euclidean",
            "relax",
            "refuse",
            "\u001b[2J",
            "XNYS",
            "AMEX:A",
            "quarantined",
            "30%");

    private final Choices choices;
    private final MetaPortfolioBuilder builder = MetaPortfolio.builder();

    private RandomDescription(Choices choices) {
        this.choices = choices;
    }

    /**
     * A description, where its calls allow one.
     *
     * @param audit hears its run
     */
    static Optional<MetaPortfolio> of(Choices choices, AuditSink audit) {
        RandomDescription description = new RandomDescription(choices);
        description.start(audit);
        int calls = choices.below(MOST_CALLS);
        for (int k = 0; k < calls; k++) {
            description.call(description::option);
        }
        List<MetaPortfolio> built = new ArrayList<>();
        description.call(() -> built.add(description.builder.build()));
        return built.stream().findFirst();
    }

    private void start(AuditSink audit) {
        List<Sleeve> sleeves = new ArrayList<>();
        int count = choices.isOneIn(8) ? 1 : 2 + choices.below(3);
        for (int place = 0; place < count; place++) {
            sleeves.add(RandomSleeves.sleeve(choices, place));
        }
        builder.audit(audit).clock(NOW).executor(MoreExecutors.newDirectExecutorService());
        call(() -> builder.sleeves(sleeves));
        if (!choices.isOneIn(2)) {
            call(() -> builder.selection("none"));
        }
        if (!choices.isOneIn(32)) {
            call(() -> builder.profiles(profiles()));
        }
        if (!choices.isOneIn(32)) {
            call(() -> builder.lookback(Lookback.of(20 + choices.below(38))));
        }
        if (!choices.isOneIn(32)) {
            call(() -> builder.window(TrainTestWindow.of(2 + choices.below(12), 1 + choices.below(6))));
        }
        if (!choices.isOneIn(32)) {
            call(() -> builder.guardrails(WeightBounds.of(choices.below(5) / 20.0, 1 - choices.below(6) / 10.0)));
        }
    }

    private List<RiskProfile> profiles() {
        ImmutableList.Builder<RiskProfile> profiles = ImmutableList.builder();
        int count = 1 + choices.below(3);
        for (int k = 0; k < count; k++) {
            profiles.add(choices.isOneIn(64) ? RiskProfile.of("nobody") : choices.of(PROFILES));
        }
        return profiles.build();
    }

    /** What was wrong with a call is said at once, and what was called before still stands. */
    private void call(Runnable call) {
        try {
            call.run();
        } catch (RefusedException refusal) {
            requireHelp(refusal);
        } catch (IllegalArgumentException | IllegalStateException refusal) {
            String message = String.valueOf(refusal.getMessage());
            if (!message.contains("xpected")) {
                throw new AssertionError("no help in \"" + message + "\"", refusal);
            }
        }
    }

    /** Value, place, what was expected and a next step. */
    static void requireHelp(RefusedException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (!message.contains("xpected") || !(message.contains("aybe") || message.contains("Did you mean"))) {
            throw new AssertionError("no help in \"" + message + "\"", refusal);
        }
    }

    private void option() {
        switch (choices.below(16)) {
            case 0 -> builder.named(choices.of(WORDS));
            case 1 -> builder.assetBounds(WeightBounds.of(choices.number(), choices.number()));
            case 2 -> builder.projection(choices.of(List.of(GuardrailProjection.values())));
            case 3 -> builder.missing(choices.of(List.of(MissingPrices.values())));
            case 4 -> builder.covariance(covariance());
            case 5 -> builder.regime(choices.of(List.of(MarketRegime.values())));
            case 6 -> builder.join(choices.of(List.of(JoinPolicy.values())));
            case 7 -> builder.parity(ParityPolicy.institutional());
            case 8 -> builder.selection(choices.isOneIn(8) ? choices.of(WORDS) : choices.of(List.of("none", "v4")));
            case 9 ->
                builder.rebalancing(
                        choices.isOneIn(2) ? RebalancingPolicy.DAILY : RebalancingPolicy.band(choices.number()));
            case 10 -> builder.cashRate(choices.number());
            case 11 ->
                builder.regimes(choices.isOneIn(8) ? choices.of(WORDS) : choices.of(List.of("none", "volatility")));
            case 12 -> builder.window(new TrainTestWindow(choices.count(), choices.count(), choices.count()));
            case 13 -> builder.guardrails(WeightBounds.of(choices.number(), choices.number()));
            default -> parameter(choices.of(Parameters.KNOWN));
        }
    }

    /** Mostly of its kind. */
    private void parameter(Parameter parameter) {
        Object value = value();
        for (int k = 0; k < 8 && !parameter.kind().accepts(value) && !choices.isOneIn(32); k++) {
            value = value();
        }
        builder.parameter(parameter.pointer(), value);
    }

    private CovarianceEstimator covariance() {
        return switch (choices.below(4)) {
            case 0 -> CovarianceEstimator.SAMPLE;
            case 1 -> CovarianceEstimator.LEDOIT_WOLF;
            case 2 -> CovarianceEstimator.OAS;
            default -> CovarianceEstimator.ewma(choices.number());
        };
    }

    private Object value() {
        return switch (choices.below(8)) {
            case 0, 1 -> choices.count();
            case 2, 3 -> choices.number();
            case 4 -> choices.isOneIn(2);
            case 5 -> List.of(choices.of(WORDS));
            case 6 -> choices.of(Parameters.KNOWN).byDefault().orElse("");
            default -> choices.of(WORDS);
        };
    }
}
