package io.metafolio;

import com.google.common.collect.ImmutableMap;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.AuditSink;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.spi.RiskEngines;
import java.util.List;
import java.util.Map;

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
     * The fourth stage: looks the weights through to single assets, and judges the run.
     *
     * @param sleeves the runs that were joined, in sleeve order
     * @param engines those of the configuration
     * @param audit the ledger that holds the stages before
     * @return the whole run
     * @throws RefusedException where sleeves or engines are others; the refusal is in the ledger
     */
    public MetaRun flatten(List<SleeveRun> sleeves, RiskEngines engines, AuditSink audit) {
        return audit.telling(() -> new FlatteningStage(this, sleeves, engines, audit).run());
    }
}
