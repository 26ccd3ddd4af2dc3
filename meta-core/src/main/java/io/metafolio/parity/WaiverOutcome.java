package io.metafolio.parity;

/**
 * What became of a waiver.
 *
 * @param waiver the waiver
 * @param use whether it was used, and why not
 * @param detail in words
 */
public record WaiverOutcome(ParityWaiver waiver, Use use, String detail) {
    /** Whether a waiver was used, and why not. */
    public enum Use {
        /** It permitted a difference. */
        USED,
        /** Nothing differed there. */
        NOT_NEEDED,
        /** Something differed there, by other values than its own. */
        OTHER_VALUE
    }

    @Override
    public String toString() {
        return waiver + ": " + detail;
    }
}
