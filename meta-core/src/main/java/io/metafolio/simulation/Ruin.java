package io.metafolio.simulation;

import java.time.LocalDate;

/**
 * The end of an account: wealth was gone, and no later row means anything.
 *
 * @param date the session on which it was
 * @param earned the return of that session, −1 or less; below −1 more was lost than there was
 */
public record Ruin(LocalDate date, double earned) {}
