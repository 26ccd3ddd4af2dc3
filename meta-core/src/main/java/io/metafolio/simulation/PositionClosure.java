package io.metafolio.simulation;

import java.time.LocalDate;

/**
 * A position that was closed into cash because its price was absent inside a test window.
 *
 * @param symbol the asset
 * @param date the session on which its price was absent; it was closed at the close before
 * @param weight signed fraction of wealth closed
 * @param cost share of wealth that closing cost
 */
public record PositionClosure(String symbol, LocalDate date, double weight, double cost) {}
