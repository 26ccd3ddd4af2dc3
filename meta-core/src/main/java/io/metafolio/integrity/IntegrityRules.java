package io.metafolio.integrity;

import java.time.Instant;
import java.util.Optional;

/**
 * What an audit takes for granted. Immutable.
 *
 * @param missing what a hole in an asset's prices means
 * @param returnBound the size of a return from which on it is reported, as a fraction; no return is ever refused for it
 * @param now the instant after which no session can have ended; empty where the audit is not to ask the clock
 */
public record IntegrityRules(MissingPrices missing, double returnBound, Optional<Instant> now) {
    /** Holes refuse, returns from ±50 % on are reported, the clock is not asked. */
    public static final IntegrityRules ZERO_TOLERANCE = new IntegrityRules(MissingPrices.REFUSE, 0.5, Optional.empty());

    /**
     * Checks the bound.
     *
     * @throws IllegalArgumentException where it is not positive
     */
    public IntegrityRules {
        if (!(returnBound > 0)) {
            throw new IllegalArgumentException(
                    "Return bound " + returnBound + ". Expected a positive fraction, for example 0.5.");
        }
    }

    /**
     * The same rules, but for holes.
     *
     * @param wanted what a hole means
     * @return the changed rules
     */
    public IntegrityRules withMissing(MissingPrices wanted) {
        return new IntegrityRules(wanted, returnBound, now);
    }

    /**
     * The same rules with another bound.
     *
     * @param wanted the size of a return from which on it is reported
     * @return the changed rules
     */
    public IntegrityRules withReturnBound(double wanted) {
        return new IntegrityRules(missing, wanted, now);
    }

    /**
     * The same rules at an instant.
     *
     * @param instant after which no session can have ended
     * @return the changed rules
     */
    public IntegrityRules at(Instant instant) {
        return new IntegrityRules(missing, returnBound, Optional.of(instant));
    }
}
