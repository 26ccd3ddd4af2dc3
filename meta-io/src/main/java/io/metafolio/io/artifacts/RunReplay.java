package io.metafolio.io.artifacts;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.html.RunVerdict;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of making a recorded run anew. Immutable.
 *
 * @param run the run's folder
 * @param lines ledger lines made anew and compared; 0 where the run has no ledger
 * @param faults what differs, the first difference alone; empty where every line says the same to the last bit
 */
public record RunReplay(Path run, long lines, List<String> faults) implements RunVerdict {
    /** Copies the faults. */
    public RunReplay {
        faults = List.copyOf(faults);
    }

    /**
     * Whether the run came out as it was recorded.
     *
     * @return true where no line says anything else
     */
    @Override
    public boolean passes() {
        return faults.isEmpty();
    }

    @Override
    public List<Fact> facts() {
        return List.of(new Fact("Made anew", lines == 0 ? "nothing: no ledger" : lines + " ledger lines"));
    }

    /**
     * Refuses a run that came out otherwise.
     *
     * @return this where it came out the same
     * @throws RefusedException otherwise; it names the first line that differs, the field and both values
     */
    public RunReplay orThrow() {
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "The run comes out otherwise than it was recorded: " + RefusedException.listed(faults),
                    run.toString(),
                    "every line of its ledger to the last bit, but for instants and the hashes over them",
                    "it was made by another version of the library, or with an engine, model or simulator of one's own");
        }
        return this;
    }

    @Override
    public String toString() {
        if (lines == 0) {
            return run + ": made elsewhere without a ledger, nothing to make anew";
        }
        return run + ": " + lines + " ledger lines made anew, "
                + (faults.isEmpty() ? "every bit the same" : faults.get(0));
    }
}
