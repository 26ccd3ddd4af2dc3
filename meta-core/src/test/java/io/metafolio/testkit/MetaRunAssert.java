package io.metafolio.testkit;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaRun;
import io.metafolio.audit.LedgerMark;
import io.metafolio.profile.RiskProfile;
import io.metafolio.report.AcceptanceCriterion;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.WeightBounds;
import io.metafolio.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on whole runs, for tests of portfolio code.
 *
 * <pre>{@code
 * assertThatRun(run).isWithinGuardrails().conservesWeight().hasWholeLedger().holdsAtMost(0.20);
 * }</pre>
 */
public final class MetaRunAssert extends AbstractAssert<MetaRunAssert, MetaRun> {
    private MetaRunAssert(MetaRun actual) {
        super(actual, MetaRunAssert.class);
    }

    /**
     * Begins.
     *
     * @param actual the run
     * @return assertions on it
     */
    public static MetaRunAssert assertThatRun(MetaRun actual) {
        return new MetaRunAssert(actual);
    }

    private MetaRunAssert all(BiConsumer<RiskProfile, MetaAllocation> check) {
        isNotNull();
        actual.allocations().forEach(check);
        return this;
    }

    /**
     * Every decision of every philosophy, those of the walk-forward and the published one, lies inside the run's own guardrails and sums to
     * one. Drift between decisions is not judged.
     *
     * @return this
     */
    public MetaRunAssert isWithinGuardrails() {
        isNotNull();
        return decidesWithin(actual.guardrails());
    }

    /**
     * The same for other bounds, for example those of a mandate.
     *
     * @param bounds the interval, its ends included
     * @return this
     */
    public MetaRunAssert decidesWithin(WeightBounds bounds) {
        return all((profile, allocation) -> {
            for (Rebalance rebalance : allocation.layer2().rebalances()) {
                lawful(profile, "decided on " + rebalance.decidedOn(), rebalance.weights(), bounds);
            }
            lawful(profile, "published", allocation.sleeveWeights(), bounds);
        });
    }

    private void lawful(RiskProfile profile, String when, Weights weights, WeightBounds bounds) {
        for (String sleeve : weights.labels()) {
            if (!bounds.contains(weights.get(sleeve))) {
                throw failure(
                        "Expected weights of %s within %s … %s, met %s at %s, %s:%n%s",
                        profile, bounds.min(), bounds.max(), sleeve, weights.get(sleeve), when, weights);
            }
        }
        if (!(Math.abs(weights.sum() - 1) <= Weights.SUM_TOLERANCE)) {
            throw failure(
                    "Expected weights of %s that sum to 1, met %s, %s:%n%s", profile, weights.sum(), when, weights);
        }
    }

    /**
     * Looked through to single assets, nothing was lost or made: assets and cash sum to one, what each sleeve holds is its weight.
     *
     * @return this
     */
    public MetaRunAssert conservesWeight() {
        return all((profile, allocation) -> {
            double total = allocation.assetWeights().total();
            if (!(Math.abs(total - 1) <= Weights.SUM_TOLERANCE)) {
                throw failure("Expected assets and cash of %s that sum to 1, met %s", profile, total);
            }
            Weights sleeves = allocation.sleeveWeights();
            for (String sleeve : sleeves.labels()) {
                double held = allocation.assetWeights().heldBy(sleeve);
                if (!(Math.abs(held - sleeves.get(sleeve)) <= Weights.SUM_TOLERANCE)) {
                    throw failure(
                            "Expected %s to hold its weight %s under %s, met assets and cash of %s",
                            sleeve, sleeves.get(sleeve), profile, held);
                }
            }
        });
    }

    /**
     * No single asset is more than a share of the whole, under any philosophy.
     *
     * @param share a fraction
     * @return this
     */
    public MetaRunAssert holdsAtMost(double share) {
        return all((profile, allocation) -> {
            for (AssetWeight asset : allocation.assetWeights().assets()) {
                if (asset.weight() > share) {
                    throw failure(
                            "Expected no asset beyond %s, met %s at %s under %s, held by %s",
                            share, asset.symbol(), asset.weight(), profile, asset.contributors());
                }
            }
        });
    }

    /**
     * Every intent has its outcome, in the run's ledger and in those of all that ran within it.
     *
     * @return this
     */
    public MetaRunAssert hasWholeLedger() {
        isNotNull();
        for (LedgerMark ledger : actual.ledgers()) {
            if (ledger.lines() == 0 || ledger.intents() != ledger.outcomes()) {
                throw failure(
                        "Expected an outcome for each intent, met %s intents and %s outcomes in %s lines",
                        ledger.intents(), ledger.outcomes(), ledger.lines());
            }
        }
        return this;
    }

    /**
     * Every acceptance criterion is met.
     *
     * @return this
     */
    public MetaRunAssert isAccepted() {
        isNotNull();
        List<String> unmet = new ArrayList<>();
        for (AcceptanceCriterion criterion : actual.acceptance().criteria()) {
            if (!criterion.met()) {
                unmet.add(criterion.title() + " " + criterion.status() + ": " + criterion.detail());
            }
        }
        if (!unmet.isEmpty()) {
            throw failure("Expected every criterion to be met, met %s that are not:%n%s", unmet.size(), unmet);
        }
        return this;
    }

    /**
     * One criterion has this verdict.
     *
     * @param title as {@link AcceptanceCriterion#title()} says it, for example {@code lower_volatility hrp in_sample}
     * @param verdict what was decided
     * @return this
     */
    public MetaRunAssert hasVerdict(String title, AcceptanceCriterion.Status verdict) {
        isNotNull();
        List<AcceptanceCriterion> criteria = actual.acceptance().criteria();
        AcceptanceCriterion criterion = criteria.stream()
                .filter(known -> known.title().equals(title))
                .findFirst()
                .orElseThrow(() -> failure(
                        "Expected a criterion %s, met %s",
                        title, criteria.stream().map(AcceptanceCriterion::title).toList()));
        if (criterion.status() != verdict) {
            throw failure("Expected %s for %s, met %s: %s", verdict, title, criterion.status(), criterion.detail());
        }
        return this;
    }

    /**
     * Another run decided and earned the same, bit for bit: what it was told and when may differ.
     *
     * @param other the other run
     * @return this
     */
    public MetaRunAssert decidesLike(MetaRun other) {
        return all((profile, allocation) -> {
            MetaAllocation same = other.allocation(profile);
            if (!allocation.sleeveWeights().equals(same.sleeveWeights())) {
                throw failure(
                        "Expected the published weights of %s%n%s, met%n%s",
                        profile, same.sleeveWeights(), allocation.sleeveWeights());
            }
            ReturnSeries stream = allocation.layer2().stream();
            ReturnSeries expected = same.layer2().stream();
            if (!stream.equals(expected)) {
                throw failure("Expected the stream of %s to be %s to the last bit, met %s", profile, expected, stream);
            }
        });
    }
}
