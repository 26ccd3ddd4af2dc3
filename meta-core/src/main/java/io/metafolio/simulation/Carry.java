package io.metafolio.simulation;

/**
 * What standing still earns and costs in one session.
 *
 * @param cash what cash earns, as a fraction of it; borrowed cash pays the same
 * @param holding what a long position costs, as a fraction of its value at the close before
 * @param borrowing what a short position costs, as a fraction of its value at the close before
 */
public record Carry(double cash, double holding, double borrowing) {
    /** Nothing. */
    public static final Carry NONE = new Carry(0, 0, 0);

    /**
     * Yearly rates, an equal part of them each session.
     *
     * @param cashRate fraction a year
     * @param friction holds the yearly rates of holding and borrowing
     * @param sessionsPerYear of the rows' calendar
     * @return each rate over the sessions per year
     */
    public static Carry of(double cashRate, FrictionModel friction, double sessionsPerYear) {
        return new Carry(
                cashRate / sessionsPerYear,
                friction.holdingRate() / sessionsPerYear,
                friction.borrowRate() / sessionsPerYear);
    }
}
