package io.metafolio.io.artifacts;

import io.metafolio.errors.RefusedException;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A run of a sleeve, strategy or meta-portfolio, that lies in a folder, verified.
 *
 * @param verification of its ledger; of what was read of it where it has none
 * @param lookups what it names and does not hold
 * @param desk what was read of it where it has no ledger: read once, so that it is what its hash says
 */
record RecordedRun(LedgerVerification verification, Lookups lookups, Optional<StrategyRun> desk) {
    /** The run at a place, with a ledger or without. */
    static RecordedRun at(Path run, Lookups lookups) {
        return at(run, lookups, new HashSet<>());
    }

    /** The same; collects the hashes that its ledger holds, or the one that stands for them. */
    private static RecordedRun at(Path run, Lookups lookups, Set<String> hashes) {
        if (!DeskSleeve.isAt(run)) {
            return new RecordedRun(LedgerVerifier.verify(run, hashes), lookups, Optional.empty());
        }
        StrategyRun read = DeskSleeve.read(run, lookups.calendars());
        hashes.add(read.ledger().head());
        LedgerVerification verification = new LedgerVerification(
                run, read.ledger(), 0, 0, read.ledger(), 0, LedgerVerification.State.WITHOUT_LEDGER, List.of());
        return new RecordedRun(verification, lookups, Optional.of(read));
    }

    /** The run whose ledger holds a head; no name of a folder is trusted to say which it is. */
    static RecordedRun with(Path folder, String sleeve, String head, Lookups lookups) {
        List<String> broken = new ArrayList<>();
        for (Path run : runs(folder)) {
            Set<String> hashes = new HashSet<>();
            try {
                RecordedRun found = at(run, lookups, hashes);
                if (hashes.contains(head)) {
                    return found;
                }
                if (!found.verification.faults().isEmpty()) {
                    broken.add(found.verification.toString());
                }
            } catch (RefusedException e) {
                broken.add(run + ": " + e.getMessage());
            }
        }
        throw new RefusedException(
                "No run of sleeve " + sleeve + " has the ledger head " + head + " that the meta-run recorded"
                        + (broken.isEmpty() ? "" : "; with faults are " + RefusedException.listed(broken)),
                folder.toString(),
                "the sleeve run that the meta-run used",
                "the sleeve run was removed, changed, or replaced by another");
    }

    SleeveRun read() {
        if (desk.isPresent()) {
            return desk.get();
        }
        Path run = verification.orThrow().run();
        return LedgerRecords.of(run).isOfMeta()
                ? MetaFiles.read(verification, lookups)
                : SleeveFiles.read(run, verification.worked(), lookups.calendars());
    }

    /** This run and, of a meta-run, those it was made of, at any depth. */
    List<LedgerVerification> whole() {
        List<LedgerVerification> all = new ArrayList<>(List.of(verification));
        boolean isSealed = verification.faults().isEmpty() && verification.state() == LedgerVerification.State.SEALED;
        if (isSealed) {
            LedgerRecords ledger = LedgerRecords.of(verification.run());
            if (ledger.isOfMeta()) {
                ledger.sleeves(verification.run(), lookups).forEach(sleeve -> all.addAll(sleeve.whole()));
            }
        }
        return all;
    }

    /** The folders of a sleeve's runs, with a ledger or a manifest. */
    static List<Path> runs(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(run -> Files.isRegularFile(run.resolve(LedgerFile.NAME)) || DeskSleeve.isAt(run))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + folder + " (runs of a sleeve): " + e, e);
        }
    }
}
