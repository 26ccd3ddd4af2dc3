package io.metafolio.simulation;

import java.time.LocalDate;

/**
 * One session in the books of an account. Money is in units of wealth at the start.
 *
 * @param date the session
 * @param earned the account's return after the costs of the trades at the close before; −1 or less is ruin
 * @param wealth wealth at the close
 * @param profit what positions gained
 * @param interest what cash earned, negative where borrowed cash paid
 * @param tradingCosts of the trades at the close before, at least 0
 * @param holdingCosts of long positions, at least 0
 * @param borrowCosts of short positions, at least 0
 * @param turnover of the trades at the close before: {@code Σ|target − held|}, fractions of wealth
 * @param costShare share of wealth that those trades cost
 * @param gross {@code Σ|w|} after those trades
 * @param net {@code Σw} after those trades
 */
public record AccountRow(
        LocalDate date,
        double earned,
        double wealth,
        double profit,
        double interest,
        double tradingCosts,
        double holdingCosts,
        double borrowCosts,
        double turnover,
        double costShare,
        double gross,
        double net) {}
