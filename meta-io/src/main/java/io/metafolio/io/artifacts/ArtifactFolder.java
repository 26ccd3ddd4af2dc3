package io.metafolio.io.artifacts;

import io.metafolio.MetaConfiguration;
import io.metafolio.MetaReturns;
import io.metafolio.MetaRun;
import io.metafolio.MetaWeights;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.html.HtmlReport;
import io.metafolio.io.html.ReportFigures;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RiskEngines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of runs: {@code sleeves/<sleeve>/<run-id>} and {@code meta/<meta>/<run-id>}.
 *
 * <p>Files are written whole or not at all, an existing run is never overwritten, and a run's ledger is sealed with the
 * digests of its files once all are there.
 *
 * <p>The folder may lie on any file system of {@code java.nio} whose file channels write in place, so that a test may make whole runs
 * without touching the disk, for example with Jimfs:
 *
 * <pre>{@code
 * try (FileSystem memory = Jimfs.newFileSystem()) {
 *     ArtifactFolder artifacts = ArtifactFolder.at(memory.getPath("artifacts"));
 *     …
 * }
 * }</pre>
 *
 * <p>The bytes are those of a run on disk. A file system without such channels, an archive for example, is refused when the first line of
 * a ledger is written: what it cannot do is not left out. Flushing is asked of every file system; one in memory has nothing to do.
 *
 * <p>Immutable; safe to share between threads that use different run ids.
 */
public final class ArtifactFolder {
    private final Path root;
    private final String metaId;
    private final Clock clock;
    private final boolean hasParquet;
    private final Lookups lookups;

    private ArtifactFolder(Path root, String metaId, Clock clock, boolean hasParquet, Lookups lookups) {
        this.root = root;
        this.metaId = metaId;
        this.clock = clock;
        this.hasParquet = hasParquet;
        this.lookups = lookups;
    }

    /**
     * The artifacts at a place, for the meta-portfolio {@code meta_production}.
     *
     * @param root the folder; made when first written to
     * @return the artifacts
     */
    public static ArtifactFolder at(Path root) {
        return new ArtifactFolder(root, "meta_production", Clock.systemUTC(), false, Lookups.KNOWN);
    }

    /**
     * The same folder for another meta-portfolio.
     *
     * @param id the meta-portfolio's id
     * @return the artifacts
     */
    public ArtifactFolder withMeta(String id) {
        return new ArtifactFolder(root, RunId.checked(id, "meta-portfolio id"), clock, hasParquet, lookups);
    }

    /**
     * The same folder with another clock for its ledgers.
     *
     * @param wanted tells the instant of each ledger line
     * @return the artifacts
     */
    public ArtifactFolder withClock(Clock wanted) {
        return new ArtifactFolder(root, metaId, wanted, hasParquet, lookups);
    }

    /**
     * The same folder, which writes a Parquet file beside every pickle. Only this needs the libraries of Parquet.
     *
     * @return the artifacts
     */
    public ArtifactFolder withParquet() {
        return new ArtifactFolder(root, metaId, clock, true, lookups);
    }

    /**
     * The same folder, whose manifests may name calendars of one's own.
     *
     * @param wanted calendars by id
     * @return the artifacts
     */
    public ArtifactFolder withCalendars(TradingCalendars wanted) {
        return new ArtifactFolder(root, metaId, clock, hasParquet, lookups.withCalendars(wanted));
    }

    /**
     * The same folder, whose meta-runs were made with engines of one's own. Reading a meta-run back judges it again.
     *
     * @param wanted engines by profile; default those installed
     * @return the artifacts
     */
    public ArtifactFolder withEngines(RiskEngines wanted) {
        return new ArtifactFolder(root, metaId, clock, hasParquet, new Lookups(lookups.calendars(), () -> wanted));
    }

    /**
     * Where a meta-run lives.
     *
     * @param runId the run's id
     * @return its folder
     */
    public Path metaRun(String runId) {
        return root.resolve("meta").resolve(metaId).resolve(RunId.checked(runId, "run id"));
    }

    /**
     * Where a sleeve run lives.
     *
     * @param sleeveId the sleeve's id
     * @param runId the run's id
     * @return its folder
     */
    public Path sleeveRun(String sleeveId, String runId) {
        return root.resolve("sleeves")
                .resolve(RunId.checked(sleeveId, "sleeve id"))
                .resolve(RunId.checked(runId, "run id"));
    }

    /**
     * The ledger of a new run; its file appears with its first line.
     *
     * @param runId an id that was not used before
     * @return the ledger, for {@code MetaPortfolio.builder().audit(…)}
     * @throws RefusedException where the run exists already
     */
    public AuditLedger ledger(String runId) {
        return AuditLedger.on(LedgerFile.create(this, runId, metaRun(runId)), clock);
    }

    /**
     * The ledger of a new run of one sleeve alone; its file appears with its first line.
     *
     * @param sleeveId the sleeve's id
     * @param runId an id that the sleeve did not use before
     * @return the ledger, for {@code Tournament.run}
     * @throws RefusedException where the run exists already
     */
    public AuditLedger sleeveLedger(String sleeveId, String runId) {
        return AuditLedger.on(LedgerFile.create(this, runId, sleeveRun(sleeveId, runId)), clock);
    }

    /**
     * The ledger of a run whose next stage is to come.
     *
     * @param runId a run that is neither sealed nor refused
     * @return the ledger, which goes on where the stage before left it
     * @throws RefusedException where the ledger is broken, or ended
     */
    public AuditLedger resume(String runId) {
        Path folder = metaRun(runId);
        return resumed(runId, unsealed(folder));
    }

    private AuditLedger resumed(String runId, LedgerVerification verified) {
        return AuditLedger.on(LedgerFile.resume(this, runId, verified), clock);
    }

    private static LedgerVerification unsealed(Path folder) {
        LedgerVerification ledger = LedgerVerifier.verify(folder);
        if (!ledger.isOpen()) {
            throw new RefusedException(
                    "The ledger is " + ledger.state()
                            + (ledger.faults().isEmpty() ? "" : ", with " + RefusedException.listed(ledger.faults())),
                    folder.toString(),
                    "a ledger without a fault whose run goes on",
                    "the run is finished or was refused; begin one under another id");
        }
        return ledger;
    }

    /**
     * Writes what a tournament yielded beside its ledger, and seals it.
     *
     * @param runId the id whose ledger the tournament was given
     * @param run what it yielded
     * @return the folder of the sleeve run
     * @throws RefusedException where the ledger there is not this run's
     */
    public Path write(String runId, StrategyRun run) {
        Path folder = sleeveRun(run.definition().id(), runId);
        AuditLedger ledger = resumed(runId, requireOwn(folder, run.ledger().head()));
        ledger.record(AuditEntry.sealed(AtomicFiles.write(folder, SleeveFiles.of(run, runId, hasParquet))));
        return folder;
    }

    /**
     * Writes the second stage beside its ledger, which stays open for the third.
     *
     * @param runId the id whose ledger the stage was given
     * @param returns the joined streams
     * @return the folder of the meta-run
     * @throws RefusedException where the ledger there is not this run's
     */
    public Path write(String runId, MetaReturns returns) {
        Path folder = metaRun(runId);
        requireOwn(returns.configuration(), returns.ledgerHead(), folder);
        AtomicFiles.write(folder, ReturnsFiles.of(returns.configuration(), returns.joins(), hasParquet));
        return folder;
    }

    /**
     * Writes the third stage beside its ledger, which stays open for the fourth.
     *
     * @param runId the id whose ledger the stage was given
     * @param weights the sleeves' weights
     * @return the folder of the meta-run
     * @throws RefusedException where the ledger there is not this run's
     */
    public Path write(String runId, MetaWeights weights) {
        Path folder = metaRun(runId);
        requireOwn(weights.configuration(), weights.ledgerHead(), folder);
        AtomicFiles.write(folder, WeightsFiles.of(weights, runId));
        return folder;
    }

    /**
     * Writes everything a run produced beside its ledger, sleeves first, and seals the ledgers. Files that earlier stages
     * wrote must hold what this run would write.
     *
     * @param runId the id whose ledger the run was given
     * @param run what it produced
     * @return the folder of the meta-run
     * @throws RefusedException where the ledger there is not this run's, the run is of another meta-portfolio than {@link #withMeta}
     *     says, or a file of an earlier stage was changed
     */
    public Path write(String runId, MetaRun run) {
        Path folder = metaRun(runId);
        AuditLedger ledger = resumed(runId, requireOwn(run.configuration(), run.ledgerHead(), folder));
        run.sleeves().forEach(sleeve -> writeWithin(runId, sleeve));
        Map<RiskProfile, SleeveAllocation> allocations = new LinkedHashMap<>();
        Map<RiskProfile, CalendarJoin> joins = new LinkedHashMap<>();
        run.allocations().forEach((profile, allocation) -> {
            allocations.put(profile, allocation.layer2());
            joins.put(profile, allocation.layer2().join());
        });
        MetaWeights weights = new MetaWeights(run.configuration(), allocations, run.ledgerHead());
        RunFiles files = ReturnsFiles.of(run.configuration(), joins, hasParquet)
                .and(WeightsFiles.of(weights, runId))
                .and(FlattenedFiles.of(run, runId))
                .text("report.html", HtmlReport.of(run, runId))
                .texts(ReportFigures.of(run, runId));
        ledger.record(AuditEntry.sealed(AtomicFiles.write(folder, files)));
        return folder;
    }

    /** Writes a sleeve that this run ran; one that was run before is written already. */
    private void writeWithin(String runId, SleeveRun sleeve) {
        ArtifactFolder within = withMeta(sleeve.id());
        Path folder = sleeve instanceof MetaRun ? within.metaRun(runId) : sleeveRun(sleeve.id(), runId);
        if (!Files.exists(folder) || LedgerVerifier.verify(folder).state() != LedgerVerification.State.HALF_WRITTEN) {
            return;
        }
        if (sleeve instanceof MetaRun meta) {
            within.write(runId, meta);
        } else {
            sleeve.strategies().forEach(strategy -> write(runId, strategy));
        }
    }

    private LedgerVerification requireOwn(MetaConfiguration configuration, String head, Path folder) {
        if (!configuration.meta().equals(metaId)) {
            throw new RefusedException(
                    "A run of the meta-portfolio " + configuration.meta() + " among those of " + metaId,
                    folder.toString(),
                    "runs of " + metaId,
                    "say withMeta(\"" + configuration.meta()
                            + "\") where the ledger is opened and where the run is written");
        }
        return requireOwn(folder, head);
    }

    private static LedgerVerification requireOwn(Path folder, String head) {
        LedgerVerification ledger = LedgerVerifier.verify(folder);
        if (!ledger.isOpen() || !ledger.mark().head().equals(head)) {
            throw new RefusedException(
                    "The ledger is not this run's: it ends at " + ledger.mark().head() + " as " + ledger.state()
                            + ", the run at " + head,
                    folder.toString(),
                    "the unsealed ledger that the run was given",
                    "the run was given another ledger, or was written already");
        }
        return ledger;
    }

    /**
     * The second stage of a run, read back.
     *
     * @param runId a run whose third stage is to come
     * @return the joined streams
     * @throws RefusedException where a file is not what the ledger recorded, or the run is finished
     */
    public MetaReturns returns(String runId) {
        Path folder = metaRun(runId);
        LedgerMark mark = unsealed(folder).mark();
        return ReturnsFiles.read(folder, LedgerRecords.of(folder), mark);
    }

    /**
     * The third stage of a run, read back.
     *
     * @param runId a run whose fourth stage is to come
     * @param engines those of the run
     * @return the sleeves' weights
     * @throws RefusedException where a file is not what the ledger recorded, or the run is finished
     */
    public MetaWeights weights(String runId, RiskEngines engines) {
        Path folder = metaRun(runId);
        LedgerMark mark = unsealed(folder).mark();
        LedgerRecords ledger = LedgerRecords.of(folder);
        return WeightsFiles.read(folder, ReturnsFiles.read(folder, ledger, mark), engines, ledger, mark);
    }

    /**
     * The sleeve runs that a meta-run joined, found by the heads of their ledgers.
     *
     * @param runId a run whose second stage is done
     * @return one run a sleeve, in sleeve order
     * @throws RefusedException where one of them is gone, or was changed
     */
    public List<SleeveRun> joinedSleeves(String runId) {
        Path folder = metaRun(runId);
        return LedgerRecords.of(folder).sleeves(folder, lookups).stream()
                .map(RecordedRun::read)
                .toList();
    }

    /**
     * A sealed run of the meta-portfolio, read back. What its ledger recorded of look-through and judgement is made anew and must
     * come out the same.
     *
     * @param runId the run's id
     * @return the run, as {@code MetaPortfolio.run} gave it
     * @throws RefusedException where there is no such run, it does not verify, or it comes out otherwise
     */
    public MetaRun read(String runId) {
        LedgerVerification verified = LedgerVerifier.verify(metaRun(runId)).orThrow();
        if (verified.state() != LedgerVerification.State.SEALED) {
            throw new RefusedException(
                    "The run is " + verified.state(),
                    verified.run().toString(),
                    "a sealed run",
                    "a refused run holds its refusal and nothing else");
        }
        return MetaFiles.read(verified, lookups);
    }

    /**
     * The newest sealed run of each sleeve, by the instant of its ledger's genesis.
     *
     * @param ids sleeve ids in the order wanted
     * @return sleeves whose tournaments were run before
     * @throws RefusedException where a sleeve has no sealed run, or its newest does not verify
     */
    public List<Sleeve> sleeves(String... ids) {
        return Arrays.stream(ids).map(this::newest).toList();
    }

    /**
     * One pinned run of a sleeve, strategy or meta-portfolio: ours, or a strategy's that another desk made in the same layout, without a
     * ledger.
     *
     * @param id the sleeve's id
     * @param runId the run's id
     * @return a sleeve that was run before
     * @throws RefusedException where there is no such run, a strategy and a meta-portfolio both have it, or it does not verify
     */
    public Sleeve sleeve(String id, String runId) {
        return Sleeve.of(RecordedRun.at(runs(id).resolve(RunId.checked(runId, "run id")), lookups)
                .read());
    }

    /** Where the runs of a sleeve lie: a strategy's, or a meta-portfolio's. */
    private Path runs(String id) {
        Path strategy = root.resolve("sleeves").resolve(RunId.checked(id, "sleeve id"));
        Path meta = root.resolve("meta").resolve(id);
        if (Files.isDirectory(strategy) && Files.isDirectory(meta)) {
            throw new RefusedException(
                    "Both a strategy and a meta-portfolio are called " + id,
                    strategy + " and " + meta,
                    "one kind of sleeve an id",
                    "give one of them another id");
        }
        return Files.isDirectory(meta) ? meta : strategy;
    }

    private Sleeve newest(String id) {
        Path folder = runs(id);
        List<String> newest = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (Path run : RecordedRun.runs(folder)) {
            if (Files.exists(run.resolve(LedgerFile.NAME))
                    && LedgerVerifier.verify(run).state() == LedgerVerification.State.SEALED) {
                Instant genesis = LedgerRecords.of(run).instant();
                if (genesis.isAfter(latest)) {
                    newest.clear();
                    latest = genesis;
                }
                if (genesis.equals(latest)) {
                    newest.add(run.getFileName().toString());
                }
            }
        }
        if (newest.size() != 1) {
            throw new RefusedException(
                    newest.isEmpty() ? "No sealed run of sleeve " + id : "Runs " + newest + " began at one instant",
                    folder.toString(),
                    "one newest sealed run",
                    "run the sleeve first, or pin its run id");
        }
        return sleeve(id, newest.get(0));
    }

    /**
     * Checks a run's ledger chain and file digests, and for a meta-run those of the runs it was made of, at any depth.
     *
     * @param run the folder of a meta-run or a sleeve run
     * @return one verification a run, the run itself first
     * @throws RefusedException where the folder holds no run, or a sleeve run of it is missing or not the one it made
     */
    public static List<LedgerVerification> verify(Path run) {
        return verify(run, TradingCalendars.KNOWN);
    }

    /**
     * The same where manifests may name calendars of one's own.
     *
     * @param run the folder of a meta-run or a sleeve run
     * @param calendars calendars by id
     * @return one verification a run, the run itself first
     * @throws RefusedException where the folder holds no run, or a sleeve run of it is missing or not the one it made
     */
    public static List<LedgerVerification> verify(Path run, TradingCalendars calendars) {
        Lookups lookups = Lookups.KNOWN.withCalendars(calendars);
        return new RecordedRun(LedgerVerifier.verify(run), lookups, Optional.empty()).whole();
    }

    /**
     * Takes a torn last line out of a ledger whose writer was cut off. Its bytes stay in the ledger, in a line that tells of the
     * repair; the run stays half-written.
     *
     * @param run the folder of a run that nothing writes to any more
     * @param clock tells the instant of that line
     * @return the ledger as it is now
     * @throws RefusedException where no last line is torn, or the ledger has other faults
     */
    public static LedgerVerification repair(Path run, Clock clock) {
        LedgerVerification found = LedgerVerifier.verify(run);
        if (found.torn() == 0 || found.faults().size() > 1) {
            throw new RefusedException(
                    found.torn() == 0
                            ? "No last line of the ledger is torn"
                            : "The ledger has " + RefusedException.listed(found.faults()),
                    run.toString(),
                    "a ledger with no other fault than a torn last line",
                    found.faults().isEmpty()
                            ? "there is nothing to repair"
                            : "what was changed cannot be repaired; restore the run, or run it anew");
        }
        byte[] torn = LedgerVerifier.torn(found);
        AuditEntry entry = AuditEntry.repaired(Base64.getEncoder().encodeToString(torn), torn.length);
        ArtifactFolder any = at(run.toAbsolutePath().resolve("../../..").normalize());
        AuditLedger.on(LedgerFile.repairing(any, String.valueOf(run.getFileName()), found), clock)
                .record(entry);
        return LedgerVerifier.verify(run);
    }

    /**
     * Makes a sealed run anew from what it recorded, tournaments from their prices included, and compares every line of its ledger;
     * of a meta-run also those of the runs it was made of, at any depth.
     *
     * @param run the folder of a meta-run or a sleeve run
     * @param plugins engines, models, simulators and detectors of the run
     * @param calendars those that its sleeves may name
     * @return one comparison a run, those within first
     * @throws RefusedException where a run does not verify, kept no prices, or is refused when made anew
     */
    public static List<RunReplay> replay(Path run, Plugins plugins, TradingCalendars calendars) {
        return new Replayer(plugins, Lookups.KNOWN.withCalendars(calendars)).replay(run);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
