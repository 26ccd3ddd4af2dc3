package io.metafolio.io.artifacts;

import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.sleeve.SleeveRun;
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
 * A sleeve run that lies in a folder, verified.
 *
 * @param verification of its ledger; of what was read of it where it has none
 * @param calendars those by whose ids it names its own
 * @param desk what was read of it where it has no ledger: read once, so that it is what its hash says
 */
record RecordedSleeve(LedgerVerification verification, TradingCalendars calendars, Optional<SleeveRun> desk) {
    /** The run at a place, with a ledger or without. */
    static RecordedSleeve at(Path run, TradingCalendars calendars) {
        return at(run, calendars, new HashSet<>());
    }

    /** The same; collects the hashes that its ledger holds, or the one that stands for them. */
    private static RecordedSleeve at(Path run, TradingCalendars calendars, Set<String> hashes) {
        if (!DeskSleeve.isAt(run)) {
            return new RecordedSleeve(LedgerVerifier.verify(run, hashes), calendars, Optional.empty());
        }
        SleeveRun read = DeskSleeve.read(run, calendars);
        hashes.add(read.ledger().head());
        LedgerVerification verification = new LedgerVerification(
                run, read.ledger(), read.ledger(), 0, LedgerVerification.State.WITHOUT_LEDGER, List.of());
        return new RecordedSleeve(verification, calendars, Optional.of(read));
    }

    /** The run whose ledger holds a head; no name of a folder is trusted to say which it is. */
    static RecordedSleeve with(Path folder, String sleeve, String head, TradingCalendars calendars) {
        List<String> broken = new ArrayList<>();
        for (Path run : runs(folder)) {
            Set<String> hashes = new HashSet<>();
            try {
                RecordedSleeve found = at(run, calendars, hashes);
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
        return desk.orElseGet(() -> SleeveFiles.read(verification.orThrow().run(), verification.worked(), calendars));
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
