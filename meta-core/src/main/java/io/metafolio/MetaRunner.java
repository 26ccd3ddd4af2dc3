package io.metafolio;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LibraryVersion;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.tournament.TrainTestWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the stages of one meta-portfolio in their fixed order, and tells the ledger of each. */
final class MetaRunner {
    private final MetaPortfolio meta;
    private final AuditSink audit;

    MetaRunner(MetaPortfolio meta) {
        this.meta = meta;
        this.audit = meta.audit();
    }

    MetaRun run() {
        Joined joined = joined();
        return joined.returns()
                .allocate(meta.engines(), audit, meta.progress())
                .flatten(joined.sleeves(), meta.engines(), audit);
    }

    /** The first two stages. */
    record Joined(List<SleeveRun> sleeves, MetaReturns returns) {}

    Joined joined() {
        meta.profiles().forEach(meta.engines()::engine);
        SleeveStage sleeveStage = prepared();
        MetaConfiguration configuration = configuration(sleeveStage.described());
        audit.record(AuditEntry.genesis(configuration.tree()));
        return audit.telling(() -> joined(sleeveStage, configuration));
    }

    /** A refusal of the sleeves' data belongs in the ledger too, and every ledger begins with a genesis. */
    private SleeveStage prepared() {
        try {
            return SleeveStage.prepare(meta);
        } catch (RefusedException refusal) {
            audit.record(AuditEntry.genesis(configuration(List.of())
                    .tree(meta.sleeves().stream()
                            .map(sleeve -> Map.of("id", sleeve.id()))
                            .toList())));
            audit.record(AuditEntry.refused(refusal));
            throw refusal;
        }
    }

    private MetaConfiguration configuration(List<JoinedSleeve> sleeves) {
        List<RiskProfile> profiles = meta.profiles();
        return new MetaConfiguration(
                meta.id(),
                LibraryVersion.current(),
                sleeves,
                profiles,
                meta.allocation(),
                meta.joinPolicy(),
                meta.parity(),
                meta.engines().described(profiles),
                MetaConfiguration.provenance(meta.configuration()));
    }

    private Joined joined(SleeveStage sleeveStage, MetaConfiguration configuration) {
        meta.allocation().guardrails().requireFeasible(meta.sleeves().size(), "sleeves of " + meta.id());
        meta.parity().compare(sleeveStage.manifests()).orThrow();
        sleeveStage.requireOneTemporalId();
        sleeveStage.requireOneSetting();
        sleeveStage.requireSpans();
        sleeveStage.requireProfiles();
        List<SleeveRun> sleeves = sleeveStage.run(audit);
        Map<RiskProfile, CalendarJoin> joins = new LinkedHashMap<>();
        configuration.profiles().forEach(profile -> joins.put(profile, join(profile, sleeves)));
        return new Joined(
                sleeves, new MetaReturns(configuration, joins, audit.mark().head()));
    }

    private CalendarJoin join(RiskProfile profile, List<SleeveRun> sleeves) {
        ContentHash inputs = ContentHash.of("streams");
        sleeves.forEach(sleeve -> inputs.series(sleeve.profile(profile).stream().series()));
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
                sleeves.stream().map(sleeve -> sleeve.profile(profile).stream()).toList(),
                meta.joinPolicy(),
                window.train() + window.test());
        audit.record(intent.outcome(
                join.recorded(), ContentHash.of("joined").matrix(join.returns()).hex()));
        return join;
    }
}
