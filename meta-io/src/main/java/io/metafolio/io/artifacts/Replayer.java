package io.metafolio.io.artifacts;

import io.metafolio.MetaRun;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.MemoryLines;
import io.metafolio.errors.RefusedException;
import io.metafolio.progress.ProgressListener;
import io.metafolio.sleeve.Benchmarks;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveInputs;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.Plugins;
import io.metafolio.tournament.Tournament;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes recorded runs anew from what they recorded, those within first, and holds each line against the ledger. */
final class Replayer {
    private final Plugins plugins;
    private final Lookups lookups;
    private final List<RunReplay> replays = new ArrayList<>();

    Replayer(Plugins plugins, Lookups lookups) {
        this.plugins = plugins;
        this.lookups = new Lookups(lookups.calendars(), plugins::engines);
    }

    List<RunReplay> replay(Path run) {
        LedgerVerification verified = LedgerVerifier.verify(run).orThrow();
        if (verified.state() != LedgerVerification.State.SEALED) {
            throw new RefusedException(
                    "The run is " + verified.state(),
                    run.toString(),
                    "a sealed run",
                    "a refused run holds its refusal and no outcome");
        }
        replay(new RecordedRun(verified, lookups, Optional.empty()));
        return replays;
    }

    private SleeveRun replay(RecordedRun recorded) {
        Path folder = recorded.verification().run();
        if (recorded.desk().isPresent()) {
            replays.add(new RunReplay(folder, 0, List.of()));
            return recorded.read();
        }
        recorded.verification().orThrow();
        LedgerRecords ledger = LedgerRecords.of(folder);
        MemoryLines lines = new MemoryLines();
        AuditLedger anew = AuditLedger.on(lines, Clock.systemUTC());
        return ledger.isOfMeta() ? meta(recorded, ledger, lines, anew) : strategy(recorded, ledger, lines, anew);
    }

    /** A run that comes out the same is the recorded one; otherwise the runs above are made of the recorded one all the same. */
    private SleeveRun meta(RecordedRun recorded, LedgerRecords ledger, MemoryLines lines, AuditLedger anew) {
        LedgerVerification verified = recorded.verification();
        List<SleeveRun> sleeves = ledger.sleeves(verified.run(), lookups).stream()
                .map(this::replay)
                .toList();
        MetaRun made = ConfigurationFile.read(ledger.configuration()).replay(sleeves, plugins.engines(), anew);
        RunReplay compared = compared(verified.run(), ledger, lines, verified);
        replays.add(compared);
        return compared.faults().isEmpty() ? made.withLedger(verified.worked()) : MetaFiles.read(verified, lookups);
    }

    private SleeveRun strategy(RecordedRun recorded, LedgerRecords ledger, MemoryLines lines, AuditLedger anew) {
        LedgerVerification verified = recorded.verification();
        StrategyRun read = SleeveFiles.read(verified.run(), verified.worked(), lookups.calendars());
        tournament(read, ledger, verified.run()).run(anew, ProgressListener.SILENT);
        replays.add(compared(verified.run(), ledger, lines, verified));
        return read;
    }

    private Tournament tournament(StrategyRun run, LedgerRecords ledger, Path folder) {
        SleeveInputs inputs = run.inputs()
                .orElseThrow(() -> new RefusedException(
                        "The run kept no prices",
                        folder.toString(),
                        "data/inputs/prices.pkl, as this version writes it",
                        "it was made by an earlier version; run it anew"));
        StrategySleeve sleeve = Sleeve.of(run.definition(), inputs.prices())
                .withBenchmarks(inputs.benchmarks().stream().toList());
        StrategySleeve whole = inputs.volumes().map(sleeve::withVolumes).orElse(sleeve);
        return Tournament.of(whole, Benchmarks.of(List.of(whole)), plugins, run.asOf(), ledger.instant());
    }

    /** Made anew are all lines but the seal. */
    private static RunReplay compared(
            Path folder, LedgerRecords ledger, MemoryLines lines, LedgerVerification verified) {
        List<String> faults = new ArrayList<>();
        ledger.difference(lines.lines(), 0).ifPresent(faults::add);
        if (faults.isEmpty() && lines.lines().size() != verified.worked().lines()) {
            faults.add("the ledger has " + verified.worked().lines() + " lines before its seal, made anew were "
                    + lines.lines().size());
        }
        return new RunReplay(folder, lines.lines().size(), faults);
    }
}
