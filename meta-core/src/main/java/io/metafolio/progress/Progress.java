package io.metafolio.progress;

import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Where a run stands.
 *
 * @param stage for example {@code sleeve etfs} or {@code allocation meta_production}
 * @param done steps of this stage done, 1 … total
 * @param total steps of this stage
 * @param share share of all steps of the run done, within 0 … 1; never falls, and is 1 at the last step
 */
public record Progress(String stage, int done, int total, double share) {
    /**
     * Checks the steps.
     *
     * @throws IllegalArgumentException where more steps are done than there are
     */
    public Progress {
        if (done < 0 || done > total || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Step " + done + " of " + total + " at a share of " + share
                    + ". Expected 0 … total steps and a share within 0 … 1.");
        }
    }

    /**
     * A step of a run that has one stage only.
     *
     * @param stage its name
     * @param done steps done
     * @param total steps there are, at least 1
     * @return the same with its share
     */
    public static Progress of(String stage, int done, int total) {
        return new Progress(stage, done, total, (double) done / total);
    }

    /**
     * Tells a listener.
     *
     * @param listener who hears it
     * @throws ProgressListenerException where the listener throws anything but a {@link CancellationException}
     */
    public void tell(ProgressListener listener) {
        try {
            listener.progressed(this);
        } catch (CancellationException | ProgressListenerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ProgressListenerException(this, e);
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %d/%d, %.0f %% of the run", stage, done, total, 100 * share);
    }
}
