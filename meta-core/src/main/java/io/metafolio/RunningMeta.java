package io.metafolio;

import io.metafolio.audit.AuditSink;
import io.metafolio.progress.ProgressListener;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A meta-portfolio whose ledger has begun, and whose sleeves are being run. */
final class RunningMeta implements Entrant.Running {
    private final MetaPortfolio meta;
    private final MetaConfiguration configuration;
    private final AuditSink audit;
    private final ProgressListener progress;
    private final List<Entrant.Running> running;

    RunningMeta(PreparedMeta prepared, AuditSink audit, ProgressListener progress, List<Entrant.Running> running) {
        this.meta = prepared.portfolio();
        this.configuration = prepared.configuration();
        this.audit = audit;
        this.progress = progress;
        this.running = List.copyOf(running);
    }

    /** What the first two stages yield. */
    record Joined(List<SleeveRun> sleeves, MetaReturns returns) {}

    @Override
    public Stream<Callable<StrategyRun>> tasks(Executor helpers) {
        return running.stream().flatMap(sleeve -> sleeve.tasks(helpers));
    }

    @Override
    public <T> T telling(Supplier<T> step) {
        Supplier<T> within = step;
        for (Entrant.Running sleeve : running) {
            Supplier<T> inner = within;
            within = () -> sleeve.telling(inner);
        }
        return audit.telling(within);
    }

    @Override
    public MetaRun finish(Map<String, StrategyRun> ran) {
        Joined joined = joined(ran);
        return joined.returns()
                .allocate(meta.engines(), audit, progress)
                .flatten(joined.sleeves(), meta.engines(), audit);
    }

    /** The first two stages, once all tournaments were run. */
    Joined joined(Map<String, StrategyRun> ran) {
        return audit.telling(() -> {
            List<SleeveRun> sleeves = new ArrayList<>();
            running.forEach(sleeve -> sleeves.add(sleeve.finish(ran)));
            return new Joined(sleeves, new JoinStage(configuration, sleeves, audit).run());
        });
    }
}
