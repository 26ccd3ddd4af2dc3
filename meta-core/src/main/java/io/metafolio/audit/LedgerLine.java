package io.metafolio.audit;

/**
 * A line about to be kept.
 *
 * @param text canonical JSON without its line feed
 * @param mark where the ledger stands with it
 */
public record LedgerLine(String text, LedgerMark mark) {}
