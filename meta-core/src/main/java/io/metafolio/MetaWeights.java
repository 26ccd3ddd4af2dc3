package io.metafolio;

import com.google.common.collect.ImmutableMap;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.AuditSink;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.spi.RiskEngines;
import io.metafolio.weights.WeightBounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The third stage of a meta-portfolio: how much of each sleeve, philosophy by philosophy. Immutable; safe to share between
 * threads.
 *
 * @param configuration what decides the run
 * @param allocations Layer 2 of each profile, in profile order
 * @param ledgerHead the hash of the last ledger line of this stage
 */
public record MetaWeights(
        MetaConfiguration configuration, Map<RiskProfile, SleeveAllocation> allocations, String ledgerHead) {
    /** Copies, keeping order. */
    public MetaWeights {
        allocations = ImmutableMap.copyOf(allocations);
    }

    /**
     * What a reader of one profile's weights should know.
     *
     * @param profile a risk profile of the run
     * @return notices of the guardrails, the engine and the join
     * @throws UnknownNameException where the run did not hold that profile; the message lists those it held
     */
    public List<String> notices(RiskProfile profile) {
        SleeveAllocation layer2 = allocations.get(profile);
        if (layer2 == null) {
            throw new UnknownNameException(
                    "risk profile",
                    profile.name(),
                    "weights of " + configuration.meta(),
                    allocations.keySet().stream().map(RiskProfile::name).toList());
        }
        WeightBounds guardrails = configuration.allocation().guardrails();
        int sleeves = configuration.sleeves().size();
        List<String> notices = new ArrayList<>();
        if (guardrails.decideAlone(sleeves)) {
            notices.add(sleeves + " sleeves within " + guardrails.min() + " … " + guardrails.max()
                    + " have one feasible point: the guardrails decide alone");
        }
        notices.addAll(layer2.published().notices());
        notices.addAll(layer2.join().report().notices());
        return notices;
    }

    /**
     * The fourth stage: looks the weights through to single assets, and judges the run.
     *
     * @param sleeves the runs that were joined, in sleeve order
     * @param engines those of the configuration
     * @param audit the ledger that holds the stages before
     * @return the whole run
     * @throws RefusedException where sleeves or engines are others; the refusal is in the ledger
     */
    public MetaRun flatten(List<? extends SleeveRun> sleeves, RiskEngines engines, AuditSink audit) {
        return audit.telling(() -> new FlatteningStage(this, sleeves, engines, audit).run());
    }

    @Override
    public String toString() {
        return allocations.values().stream().map(Object::toString).collect(Collectors.joining());
    }
}
