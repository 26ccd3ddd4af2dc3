package io.metafolio;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.errors.RefusedException;
import io.metafolio.progress.RunProgress;
import io.metafolio.sleeve.StrategyRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the stages of one meta-portfolio and of all within it in their fixed order, and tells the ledgers of each. */
final class MetaRunner {
    private final MetaPortfolio meta;
    private final AuditSink audit;

    MetaRunner(MetaPortfolio meta) {
        this.meta = meta;
        this.audit = meta.audits().get();
    }

    MetaRun run() {
        PreparedMeta prepared = prepared();
        RunningMeta running = begun(prepared, prepared.steps());
        return running.finish(tournaments(running));
    }

    /** The first two stages. */
    MetaReturns joined() {
        PreparedMeta prepared = prepared();
        RunningMeta running = begun(prepared, prepared.stepsOfSleeves());
        return running.joined(tournaments(running)).returns();
    }

    private RunningMeta begun(PreparedMeta prepared, Map<String, Integer> steps) {
        return prepared.begin(audit, RunProgress.of(meta.progress(), steps));
    }

    /** Every tournament of the tree, several at once. */
    private Map<String, StrategyRun> tournaments(RunningMeta running) {
        List<StrategyRun> runs = running.telling(
                () -> meta.workers().all(helpers -> running.tasks(helpers).toList()));
        Map<String, StrategyRun> byId = new LinkedHashMap<>();
        runs.forEach(run -> byId.put(run.id(), run));
        return byId;
    }

    /** A refusal of the sleeves' data belongs in the ledger too, and every ledger begins with a genesis. */
    private PreparedMeta prepared() {
        meta.profiles().forEach(meta.engines()::engine);
        try {
            return PreparedMeta.of(meta);
        } catch (RefusedException refusal) {
            audit.record(AuditEntry.genesis(PreparedMeta.configuration(meta, List.of())
                    .tree(meta.sleeves().stream()
                            .map(sleeve -> Map.of("id", sleeve.id()))
                            .toList())));
            audit.record(AuditEntry.refused(refusal));
            throw refusal;
        }
    }
}
