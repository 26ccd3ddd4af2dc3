package io.metafolio.weights;

import java.time.LocalDate;

/**
 * One decision of a walk-forward, carried out.
 *
 * @param decidedOn the session at whose close it was decided
 * @param rows train rows it was decided on
 * @param weights target weights
 * @param inputs hash of everything it was made from, as in the ledger
 * @param turnover {@code Σ|target − held|}, a fraction of wealth
 * @param cost share of wealth that the trade cost
 */
public record Rebalance(LocalDate decidedOn, int rows, Weights weights, String inputs, double turnover, double cost) {}
