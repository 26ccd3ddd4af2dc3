package io.metafolio.io.artifacts;

import io.metafolio.MetaReturns;
import io.metafolio.MetaRun;
import io.metafolio.MetaWeights;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.LedgerMark;
import io.metafolio.audit.MemoryLines;
import io.metafolio.errors.RefusedException;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.spi.RiskEngines;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Reads a sealed meta-run back: what its stages wrote, and its last stage made anew and held against the ledger. */
final class MetaFiles {
    private MetaFiles() {}

    static MetaRun read(LedgerVerification verified, Lookups lookups) {
        Path folder = verified.run();
        LedgerRecords ledger = LedgerRecords.of(folder);
        RiskEngines engines = lookups.engines().get();
        MetaReturns returns = ReturnsFiles.read(folder, ledger, verified.worked());
        MetaWeights weights = WeightsFiles.read(folder, returns, engines, ledger, verified.worked());
        List<SleeveRun> sleeves =
                ledger.sleeves(folder, lookups).stream().map(RecordedRun::read).toList();
        LedgerMark before = ledger.markBefore(
                "flatten_" + returns.configuration().profiles().get(0));
        MemoryLines lines = new MemoryLines(before);
        MetaRun run = weights.flatten(sleeves, engines, AuditLedger.on(lines, Clock.systemUTC()));
        ledger.difference(lines.lines(), before.lines()).ifPresent(difference -> {
            throw new RefusedException(
                    "The run does not come out as it was recorded: " + difference,
                    folder.toString(),
                    "look-through and judgement as the ledger has them",
                    "it was made by version " + returns.configuration().version()
                            + " of the library; read it with that");
        });
        return run.withLedger(verified.worked());
    }
}
