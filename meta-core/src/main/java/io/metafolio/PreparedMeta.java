package io.metafolio;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.LibraryVersion;
import io.metafolio.calendar.OverlapException;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.ProgressListener;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Benchmarks;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.tournament.Tournament;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A meta-portfolio whose sleeves, at any depth, are ready to run. */
record PreparedMeta(MetaPortfolio portfolio, SleeveStage sleeves, MetaConfiguration configuration) {
    /** What the whole tree sees alike: nobody uses a later row, and anybody's asset may be anybody's benchmark. */
    private record Shared(LocalDate asOf, Benchmarks benchmarks, Instant now) {}

    /** Prepares the whole tree; faults in the data of several sleeves are told at once. */
    static PreparedMeta of(MetaPortfolio meta) {
        PreparedMeta prepared = of(meta, new Shared(asOf(meta), Benchmarks.of(meta.strategies()), meta.now()));
        IntegrityAudit.requireAll(
                prepared.sleeves.tournaments().map(Tournament::integrity).toList());
        return prepared;
    }

    private static PreparedMeta of(MetaPortfolio meta, Shared shared) {
        meta.profiles().forEach(meta.engines()::engine);
        List<Entrant> entrants = new ArrayList<>();
        for (Sleeve sleeve : meta.sleeves()) {
            entrants.add(entrant(meta, sleeve, shared));
        }
        SleeveStage stage = new SleeveStage(meta, List.copyOf(entrants));
        return new PreparedMeta(meta, stage, configuration(meta, stage.described()));
    }

    private static Entrant entrant(MetaPortfolio meta, Sleeve sleeve, Shared shared) {
        if (sleeve instanceof MetaPortfolio within) {
            return new Entrant.OfMeta(of(within, shared));
        }
        if (sleeve instanceof StrategySleeve strategy) {
            return new Entrant.OfTournament(
                    Tournament.of(strategy, shared.benchmarks, meta.plugins(), shared.asOf, shared.now));
        }
        return new Entrant.OfRun(sleeve.recorded().orElseThrow());
    }

    static MetaConfiguration configuration(MetaPortfolio meta, List<JoinedSleeve> sleeves) {
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

    /** The last date of sleeves run before, or else the last date that all price tables share. */
    static LocalDate asOf(MetaPortfolio meta) {
        Optional<SleeveRun> recorded = recorded(meta).findFirst();
        if (recorded.isPresent()) {
            return recorded.get().asOf();
        }
        List<PriceTable> tables =
                meta.strategies().stream().map(StrategySleeve::prices).toList();
        TreeSet<LocalDate> shared = new TreeSet<>(tables.get(0).dates());
        tables.forEach(table -> shared.retainAll(new TreeSet<>(table.dates())));
        if (shared.isEmpty()) {
            throw OverlapException.disjoint(
                    tables.stream().map(PriceTable::toString).toList());
        }
        return shared.last();
    }

    private static Stream<SleeveRun> recorded(Sleeve sleeve) {
        return sleeve instanceof MetaPortfolio meta
                ? meta.sleeves().stream().flatMap(PreparedMeta::recorded)
                : sleeve.recorded().stream();
    }

    /** Steps of every stage of the whole tree, by stage. */
    Map<String, Integer> steps() {
        Map<String, Integer> steps = stepsOfSleeves();
        steps.put(MetaReturns.stage(configuration), configuration.profiles().size());
        return steps;
    }

    /** The same without the allocation of this meta-portfolio. */
    Map<String, Integer> stepsOfSleeves() {
        Map<String, Integer> steps = new LinkedHashMap<>();
        sleeves.entrants().forEach(entrant -> steps.putAll(entrant.steps()));
        return steps;
    }

    /** Writes the genesis, checks what sleeves must share, and begins those within. */
    RunningMeta begin(AuditSink audit, ProgressListener progress) {
        audit.record(AuditEntry.genesis(configuration.tree()));
        return audit.telling(() -> {
            sleeves.requireOne(configuration.sleeves());
            return new RunningMeta(this, audit, progress, begun(sleeves.entrants(), audit, progress));
        });
    }

    /** Begins one after the other, so that a refusal of a later one ends the ledgers of the earlier ones, too. */
    private static List<Entrant.Running> begun(List<Entrant> entrants, AuditSink audit, ProgressListener progress) {
        if (entrants.isEmpty()) {
            return List.of();
        }
        Entrant.Running first = entrants.get(0).begin(audit, progress);
        List<Entrant.Running> all = new ArrayList<>(List.of(first));
        all.addAll(first.telling(() -> begun(entrants.subList(1, entrants.size()), audit, progress)));
        return all;
    }
}
