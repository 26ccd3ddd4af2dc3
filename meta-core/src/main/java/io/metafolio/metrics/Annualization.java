package io.metafolio.metrics;

/** When a figure may be stated a year. */
public final class Annualization {
    /** Fewer rows than this are not annualised. */
    public static final int LEAST_ROWS = 30;

    private Annualization() {}
}
