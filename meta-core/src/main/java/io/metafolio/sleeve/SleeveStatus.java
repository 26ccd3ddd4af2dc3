package io.metafolio.sleeve;

/** Whether a sleeve may take part in a run. */
public enum SleeveStatus {
    /** Takes part; holds symbols of production venues only. */
    ACTIVE,
    /** Takes part, may hold symbols of research venues, and every run says so. */
    RESEARCH,
    /** Is known, and refused when it is asked to take part. */
    SUSPENDED
}
