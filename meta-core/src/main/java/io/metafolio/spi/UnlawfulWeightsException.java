package io.metafolio.spi;

import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;

/** Weights that an engine returned and no portfolio may hold: a wrong sum, a wrong label, a bound overstepped. */
public final class UnlawfulWeightsException extends RefusedException {
    private static final long serialVersionUID = 1L;

    UnlawfulWeightsException(String engine, RiskProfile profile, String where, String met, String expected) {
        super(
                "Engine " + engine + " answered " + profile + " with " + met,
                where,
                expected,
                "the engine breaks its contract; run RiskEngineContract of the test kit on it");
    }
}
