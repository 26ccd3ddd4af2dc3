package io.metafolio;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.tournament.TrainTestWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what each sleeve yielded, and joins their streams, philosophy by philosophy. */
final class JoinStage {
    private final MetaConfiguration configuration;
    private final List<? extends SleeveRun> sleeves;
    private final AuditSink audit;

    JoinStage(MetaConfiguration configuration, List<? extends SleeveRun> sleeves, AuditSink audit) {
        this.configuration = configuration;
        this.sleeves = sleeves;
        this.audit = audit;
    }

    MetaReturns run() {
        sleeves.forEach(this::record);
        Map<RiskProfile, CalendarJoin> joins = new LinkedHashMap<>();
        configuration.profiles().forEach(profile -> joins.put(profile, join(profile)));
        return new MetaReturns(configuration, joins, audit.mark().head());
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

    private CalendarJoin join(RiskProfile profile) {
        ContentHash inputs = ContentHash.of("streams");
        sleeves.forEach(sleeve -> inputs.series(sleeve.stream(profile).series()));
        AuditEntry intent = AuditEntry.intent(
                "meta_returns_" + profile,
                Map.of(
                        "profile",
                        profile.name(),
                        "join_policy",
                        configuration.join().id()),
                inputs.hex());
        audit.record(intent);
        TrainTestWindow window = configuration.allocation().walkForward().window();
        CalendarJoin join = CalendarJoin.of(
                sleeves.stream().map(sleeve -> sleeve.stream(profile)).toList(),
                configuration.join(),
                window.train() + window.test());
        audit.record(intent.outcome(
                join.recorded(), ContentHash.of("joined").matrix(join.returns()).hex()));
        return join;
    }
}
