package io.metafolio;

import com.google.common.collect.ImmutableMap;
import io.metafolio.allocation.MetaAllocator;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.AuditSink;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.Progress;
import io.metafolio.progress.ProgressListener;
import io.metafolio.spi.RiskEngines;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The second stage of a meta-portfolio: the sleeves' streams on the dates they share, philosophy by philosophy. Immutable;
 * safe to share between threads.
 *
 * @param configuration what decides the run
 * @param joins the joined streams of each profile, in profile order
 * @param ledgerHead the hash of the last ledger line of this stage
 */
public record MetaReturns(MetaConfiguration configuration, Map<RiskProfile, CalendarJoin> joins, String ledgerHead) {
    /** Copies, keeping order. */
    public MetaReturns {
        joins = ImmutableMap.copyOf(joins);
    }

    /**
     * The third stage: decides the sleeves' weights of every profile, walking forward and for publication.
     *
     * @param engines those of the configuration
     * @param audit the ledger that holds the stages before
     * @return the weights
     * @throws RefusedException where the engines are others, or one of them refuses; the refusal is in the ledger
     */
    public MetaWeights allocate(RiskEngines engines, AuditSink audit) {
        return allocate(engines, audit, ProgressListener.SILENT);
    }

    MetaWeights allocate(RiskEngines engines, AuditSink audit, ProgressListener progress) {
        return audit.telling(() -> {
            configuration.requireEngines(engines);
            MetaAllocator allocator = new MetaAllocator(configuration.allocation(), engines);
            Map<RiskProfile, SleeveAllocation> allocations = new LinkedHashMap<>();
            joins.forEach((profile, join) -> {
                allocations.put(profile, allocator.allocate(join, configuration.rates(), audit));
                Progress.of(stage(configuration), allocations.size(), joins.size())
                        .tell(progress);
            });
            return new MetaWeights(configuration, allocations, audit.mark().head());
        });
    }

    /** Under which name the third stage tells its progress, a step a profile. */
    static String stage(MetaConfiguration configuration) {
        return "allocation " + configuration.meta();
    }

    @Override
    public String toString() {
        return joins.values().stream().map(Object::toString).collect(Collectors.joining());
    }
}
