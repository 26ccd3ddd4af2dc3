package io.metafolio.io.artifacts;

import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.html.RunVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a look at a run's ledger and files found. Immutable.
 *
 * @param run the run's folder
 * @param mark where the ledger stands
 * @param bytes how long the ledger is up to there
 * @param torn bytes of a last line that its writer was cut off in; 0 where there is none
 * @param worked where it stood before its seal or refusal
 * @param files files whose digests were checked
 * @param state how the run ended
 * @param faults everything wrong, the first broken line first; empty where nothing is
 */
public record LedgerVerification(
        Path run, LedgerMark mark, long bytes, int torn, LedgerMark worked, int files, State state, List<String> faults)
        implements RunVerdict {
    /** How a run ended, by its last line. */
    public enum State {
        /** Written whole. */
        SEALED,
        /** Refused; nothing else was written. */
        REFUSED,
        /** Made elsewhere, without a ledger: the head is the hash of what was read. */
        WITHOUT_LEDGER,
        /** Neither: the run was cut off, or its artifacts were never written. */
        HALF_WRITTEN
    }

    /** Copies the faults. */
    public LedgerVerification {
        faults = List.copyOf(faults);
    }

    /**
     * Whether the run is what it was when it was written.
     *
     * @return true for a sealed or refused run without a fault
     */
    @Override
    public boolean passes() {
        return faults.isEmpty() && state != State.HALF_WRITTEN;
    }

    @Override
    public List<Fact> facts() {
        return List.of(
                new Fact("Ended", state.name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                new Fact("Ledger lines", String.valueOf(mark.lines())),
                new Fact("File digests", String.valueOf(files)),
                new Fact("Head", mark.head()));
    }

    /** Whether the run may go on: its lines are good and none of them ends it. */
    boolean isOpen() {
        return faults.isEmpty() && state == State.HALF_WRITTEN;
    }

    /**
     * Refuses a run that does not pass.
     *
     * @return this where it passes
     * @throws RefusedException otherwise; it names the first broken line and every other fault
     */
    public LedgerVerification orThrow() {
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "Verification failed: " + RefusedException.listed(faults),
                    run.toString(),
                    "a chain of whole lines and files with the digests sealed in it",
                    "the run was changed after it was written; restore it or run it anew");
        }
        if (state == State.HALF_WRITTEN) {
            throw new RefusedException(
                    "Half-written run: the ledger's " + mark.lines() + " lines are good, but no seal ends them",
                    run.toString(),
                    "a ledger whose last line is a seal or a refusal",
                    "the run was cut off, or its artifacts were not written; run it anew under another id");
        }
        return this;
    }

    @Override
    public String toString() {
        return run + ": " + mark.lines() + " ledger lines, " + files + " file digests, " + state + ", "
                + (faults.isEmpty() ? "no fault" : faults.size() + " faults") + ", head " + mark.head();
    }
}
