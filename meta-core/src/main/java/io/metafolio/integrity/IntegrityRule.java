package io.metafolio.integrity;

/** What the integrity audit looks for. */
public enum IntegrityRule {
    /** A head, a stamp or a cell that cannot be read. */
    UNREADABLE(Severity.FAULT, true),
    /** A price of zero or less, a return of −1 or less, a number without end. */
    IMPOSSIBLE_VALUE(Severity.FAULT, true),
    /** A time stamp that names no session under the sleeve's rule. */
    OFF_STAMP(Severity.FAULT, true),
    /** Rows whose clock or date is shifted against the others of the file. */
    ZONE_DRIFT(Severity.FAULT, true),
    /** A date that occurs twice. */
    DUPLICATE_DATE(Severity.FAULT, true),
    /** A date that stands after a later one. */
    DISORDER(Severity.FAULT, true),
    /** A symbol outside the sleeve's exchange scope. */
    OUT_OF_SCOPE(Severity.FAULT, true),
    /** A date that its calendar does not know. */
    OUTSIDE_CALENDAR(Severity.FAULT, false),
    /** A session that has not ended yet. */
    FUTURE_DATE(Severity.FAULT, false),
    /** A row on a date when the venue is closed. */
    CLOSED_DAY(Severity.FAULT, false),
    /** A close repeated, or a return of zero, on a date when the venue is closed. */
    PADDED(Severity.FAULT, false),
    /** A session of the calendar without a row. */
    MISSING_SESSION(Severity.FAULT, false),
    /** An asset without a close between its first and its last. */
    HOLE(Severity.FAULT, false),
    /** The same close on more sessions in a row than the asset's own habit explains. */
    FLAT_RUN(Severity.SUSPICION, false),
    /** A return beyond the stated bound. */
    EXTREME_RETURN(Severity.SUSPICION, false),
    /** A stream whose prices this library never saw: another desk made it. */
    NOT_AUDITED(Severity.SUSPICION, false),
    /** An asset whose first close is later than the first row. */
    LATE_LISTING(Severity.NOTE, false),
    /** A column without any close. */
    NEVER_QUOTED(Severity.NOTE, false),
    /** An asset whose last close is earlier than the last row. */
    EARLY_END(Severity.NOTE, false);

    /** How much a finding weighs. */
    public enum Severity {
        /** Breaks a rule. */
        FAULT,
        /** Breaks none, and is worth a look. */
        SUSPICION,
        /** Says how the data is. */
        NOTE
    }

    private final Severity severity;
    private final boolean preventsReading;

    IntegrityRule(Severity severity, boolean preventsReading) {
        this.severity = severity;
        this.preventsReading = preventsReading;
    }

    /**
     * How much it weighs.
     *
     * @return fault, suspicion or note
     */
    public Severity severity() {
        return severity;
    }

    /**
     * Whether rows with such a finding cannot become a table at all, whatever part of it is used.
     *
     * @return true for what is wrong with rows apart from any calendar
     */
    public boolean preventsReading() {
        return preventsReading;
    }
}
