package io.metafolio.io.pickle;

/**
 * How much one pickle may cost. Immutable.
 *
 * @param bytes greatest length after decompression, at least 1
 * @param operations greatest number of pickle instructions, at least 1; a table has a few hundred, and some more a column
 */
public record PickleLimits(long bytes, long operations) {
    /** One gibibyte, and four million instructions: every table that fits into an array of Java, and little else. */
    public static final PickleLimits DEFAULT = new PickleLimits(1L << 30, 4_000_000);

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException where one is below 1
     */
    public PickleLimits {
        if (bytes < 1 || operations < 1) {
            throw new IllegalArgumentException(
                    "Limits of " + bytes + " bytes and " + operations + " operations. Expected at least 1 each.");
        }
    }
}
