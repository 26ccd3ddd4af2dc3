package io.metafolio.sleeve;

/** Whether a sleeve may take part in a run. */
public enum SleeveStatus {
    /** Takes part. */
    ACTIVE,
    /** Is known, and refused when it is asked to take part. */
    SUSPENDED
}
