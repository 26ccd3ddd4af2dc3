package io.metafolio;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.calendar.OverlapException;
import io.metafolio.configuration.Parameter;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Benchmarks;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.tournament.Tournament;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** The sleeves of one run: tournaments still to be run, and those run before. */
final class SleeveStage {
    /** Parameters that decide both layers. */
    private static final List<String> SHARED = List.of(
            "/features/covariance",
            "/features/market_regime",
            "/backtest/train_window",
            "/backtest/test_window",
            "/backtest/step_size",
            "/backtest/projection");

    private final MetaPortfolio meta;
    private final List<Entrant> entrants;

    /** One sleeve, with its tournament where that is still to be run. */
    private record Entrant(Sleeve sleeve, Optional<Tournament> tournament) {
        ResolvedManifest manifest() {
            return tournament.map(Tournament::manifest).orElseGet(() -> recorded()
                    .manifest());
        }

        TemporalId temporalId() {
            return tournament.map(Tournament::temporalId).orElseGet(() -> recorded()
                    .temporalId());
        }

        SleeveRun recorded() {
            return sleeve.recorded().orElseThrow();
        }

        List<RiskProfile> profiles() {
            return tournament
                    .map(Tournament::profiles)
                    .orElseGet(() -> List.copyOf(recorded().profiles().keySet()));
        }
    }

    private SleeveStage(MetaPortfolio meta, List<Entrant> entrants) {
        this.meta = meta;
        this.entrants = entrants;
    }

    static SleeveStage prepare(MetaPortfolio meta) {
        LocalDate asOf = asOf(meta.sleeves());
        Benchmarks benchmarks = Benchmarks.of(meta.sleeves());
        List<Entrant> entrants = new ArrayList<>();
        for (Sleeve sleeve : meta.sleeves()) {
            entrants.add(new Entrant(
                    sleeve,
                    sleeve.prices()
                            .map(prices -> Tournament.of(sleeve, benchmarks, meta.plugins(), asOf, meta.now()))));
        }
        IntegrityAudit.requireAll(entrants.stream()
                .flatMap(entrant -> entrant.tournament().stream())
                .map(Tournament::integrity)
                .toList());
        return new SleeveStage(meta, entrants);
    }

    /** The last date of sleeves run before, or else the last date that all price tables share. */
    private static LocalDate asOf(List<Sleeve> sleeves) {
        Optional<SleeveRun> recorded =
                sleeves.stream().flatMap(sleeve -> sleeve.recorded().stream()).findFirst();
        if (recorded.isPresent()) {
            return recorded.get().asOf();
        }
        List<PriceTable> tables =
                sleeves.stream().flatMap(sleeve -> sleeve.prices().stream()).toList();
        TreeSet<LocalDate> shared = new TreeSet<>(tables.get(0).dates());
        tables.forEach(table -> shared.retainAll(new TreeSet<>(table.dates())));
        if (shared.isEmpty()) {
            throw OverlapException.disjoint(
                    tables.stream().map(PriceTable::toString).toList());
        }
        return shared.last();
    }

    List<ResolvedManifest> manifests() {
        return entrants.stream().map(Entrant::manifest).toList();
    }

    void requireOneTemporalId() {
        TemporalId first = entrants.get(0).temporalId();
        for (Entrant entrant : entrants) {
            TemporalId other = entrant.temporalId();
            if (!other.equals(first)) {
                throw new RefusedException(
                        "Sleeves of different temporal ids: between "
                                + entrants.get(0).sleeve().id() + " and "
                                + entrant.sleeve().id() + ", "
                                + RefusedException.listed(first.differences(other)),
                        "meta-portfolio " + meta.id(),
                        "one temporal id in all sleeves",
                        "run the sleeves' tournaments anew with the same windows and as-of date");
            }
        }
    }

    /** What both layers use must be one value: where all sleeves agree on it, the meta-portfolio must say the same. */
    void requireOneSetting() {
        List<String> faults = new ArrayList<>();
        for (String pointer : SHARED) {
            Parameter parameter = Parameters.find(pointer).orElseThrow();
            List<String> values = entrants.stream()
                    .map(entrant -> entrant.manifest().blocks().getOrDefault(parameter.block(), Map.of()))
                    .map(block -> String.valueOf(block.get(parameter.name())))
                    .distinct()
                    .toList();
            RunConfiguration.Setting own = meta.configuration().setting(pointer);
            if (values.size() == 1
                    && !values.get(0).equals("null")
                    && !values.get(0).equals(String.valueOf(own.value()))) {
                faults.add(pointer + " is " + values.get(0) + " in every sleeve ("
                        + entrants.get(0).manifest().provenanceOf(pointer) + ") and " + own.value()
                        + " in the meta-portfolio (" + own.source() + ")");
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    RefusedException.listed(faults),
                    "meta-portfolio " + meta.id(),
                    "one value at both layers",
                    "say it in the defaults of the run configuration, or by the same call at every stage");
        }
    }

    /** What was run before must be made of the rows that its temporal id says. */
    void requireSpans() {
        entrants.stream()
                .flatMap(entrant -> entrant.sleeve().recorded().stream())
                .forEach(SleeveRun::requireSpan);
    }

    /** Every sleeve must hold every philosophy; which do not is told of all at once. */
    void requireProfiles() {
        List<String> missing = new ArrayList<>();
        List<RiskProfile> wanted = meta.profiles();
        for (Entrant entrant : entrants) {
            List<RiskProfile> held = entrant.profiles();
            wanted.stream()
                    .filter(profile -> !held.contains(profile))
                    .forEach(profile -> missing.add(entrant.sleeve().id() + " has no " + profile + ", it has " + held));
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    RefusedException.listed(missing),
                    "risk profiles of meta-portfolio " + meta.id(),
                    "every risk profile of the meta-portfolio in every sleeve",
                    "profiles(…), or /backtest/profiles in the defaults, is what you want to change");
        }
    }

    List<JoinedSleeve> described() {
        return entrants.stream()
                .map(entrant ->
                        JoinedSleeve.of(entrant.sleeve().definition(), entrant.manifest(), entrant.temporalId()))
                .toList();
    }

    /** Runs what is still to be run, several sleeves at once, and tells the meta-run what each yielded. */
    List<SleeveRun> run(AuditSink audit) {
        List<Callable<SleeveRun>> tasks = new ArrayList<>();
        for (Entrant entrant : entrants) {
            if (entrant.tournament().isPresent()) {
                AuditSink sink = audit.forSleeve(entrant.sleeve().id());
                tasks.add(() -> sink.telling(() -> entrant.tournament().get().run(sink, meta.progress())));
            } else {
                tasks.add(entrant::recorded);
            }
        }
        List<SleeveRun> runs = InParallel.all(tasks, meta.threads());
        runs.forEach(run -> record(run, audit));
        return runs;
    }

    private static void record(SleeveRun run, AuditSink audit) {
        AuditEntry intent = AuditEntry.intent(
                "sleeve_matrix",
                Map.of("sleeve", run.definition().id()),
                run.manifest().hash());
        audit.record(intent);
        ContentHash outputs = ContentHash.of("sleeve-matrix");
        run.profiles().forEach((profile, result) -> outputs.text(profile.name())
                .series(result.stream().series())
                .weights(result.assetWeights()));
        audit.record(intent.outcome(Map.of("ledger_head", run.ledger().head()), outputs.hex()));
    }
}
