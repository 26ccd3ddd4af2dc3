package io.metafolio;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.tournament.ProgressListener;
import io.metafolio.tournament.TrainTestWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    public Stream<Callable<StrategyRun>> tasks() {
        return running.stream().flatMap(Entrant.Running::tasks);
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
            sleeves.forEach(this::record);
            Map<RiskProfile, CalendarJoin> joins = new LinkedHashMap<>();
            configuration.profiles().forEach(profile -> joins.put(profile, join(profile, sleeves)));
            return new Joined(
                    sleeves, new MetaReturns(configuration, joins, audit.mark().head()));
        });
    }

    private void record(SleeveRun run) {
        AuditEntry intent = AuditEntry.intent("sleeve_matrix", Map.of("sleeve", run.id()), run.manifestHash());
        audit.record(intent);
        ContentHash outputs = ContentHash.of("sleeve-matrix");
        run.riskProfiles().forEach(profile -> outputs.text(profile.name())
                .series(run.stream(profile).series())
                .assets(run.assetWeights(profile)));
        audit.record(intent.outcome(Map.of("ledger_head", run.ledger().head()), outputs.hex()));
    }

    private CalendarJoin join(RiskProfile profile, List<SleeveRun> sleeves) {
        ContentHash inputs = ContentHash.of("streams");
        sleeves.forEach(sleeve -> inputs.series(sleeve.stream(profile).series()));
        AuditEntry intent = AuditEntry.intent(
                "meta_returns_" + profile,
                Map.of(
                        "profile",
                        profile.name(),
                        "join_policy",
                        meta.joinPolicy().id()),
                inputs.hex());
        audit.record(intent);
        TrainTestWindow window = meta.allocation().window();
        CalendarJoin join = CalendarJoin.of(
                sleeves.stream().map(sleeve -> sleeve.stream(profile)).toList(),
                meta.joinPolicy(),
                window.train() + window.test());
        audit.record(intent.outcome(
                join.recorded(), ContentHash.of("joined").matrix(join.returns()).hex()));
        return join;
    }
}
