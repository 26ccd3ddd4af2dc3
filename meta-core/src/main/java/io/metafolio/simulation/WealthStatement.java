package io.metafolio.simulation;

import java.time.LocalDate;
import java.util.List;

/**
 * The books of an account over a span of sessions. Money is in units of wealth at the account's start.
 *
 * @param first first session
 * @param last last session
 * @param start wealth before the first
 * @param profit what positions gained
 * @param interest what cash earned
 * @param tradingCosts what trades cost
 * @param holdingCosts what long positions cost
 * @param borrowCosts what short positions cost
 * @param end wealth after the last
 * @param turnover sum of {@code Σ|target − held|} over all trades, fractions of wealth
 * @param costShare sum of the shares of wealth that trades cost
 * @param greatestGross greatest {@code Σ|w|} after trades
 * @param leastNet least {@code Σw} after trades
 * @param greatestNet greatest {@code Σw} after trades
 */
public record WealthStatement(
        LocalDate first,
        LocalDate last,
        double start,
        double profit,
        double interest,
        double tradingCosts,
        double holdingCosts,
        double borrowCosts,
        double end,
        double turnover,
        double costShare,
        double greatestGross,
        double leastNet,
        double greatestNet) {
    /** How far the books may be from balance, relative to the greatest amount in them. */
    public static final double TOLERANCE = 1e-12;

    /**
     * Adds up rows.
     *
     * @param start wealth before the first
     * @param rows at least one
     * @return their statement; its end is the start compounded by the rows' returns
     */
    public static WealthStatement of(double start, List<AccountRow> rows) {
        double profit = 0;
        double interest = 0;
        double trading = 0;
        double holding = 0;
        double borrowing = 0;
        double end = start;
        double turnover = 0;
        double costShare = 0;
        double gross = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (AccountRow row : rows) {
            profit += row.profit();
            interest += row.interest();
            trading += row.tradingCosts();
            holding += row.holdingCosts();
            borrowing += row.borrowCosts();
            end *= 1 + row.earned();
            turnover += row.turnover();
            costShare += row.costShare();
            gross = Math.max(gross, row.gross());
            least = Math.min(least, row.net());
            greatest = Math.max(greatest, row.net());
        }
        return new WealthStatement(
                rows.get(0).date(),
                rows.get(rows.size() - 1).date(),
                start,
                profit,
                interest,
                trading,
                holding,
                borrowing,
                end,
                turnover,
                costShare,
                gross,
                least,
                greatest);
    }

    /**
     * The books of several spans, one after the other.
     *
     * @param spans at least one, in order
     * @return their statement
     */
    public static WealthStatement sum(List<WealthStatement> spans) {
        return spans.stream()
                .reduce((one, next) -> new WealthStatement(
                        one.first,
                        next.last,
                        one.start,
                        one.profit + next.profit,
                        one.interest + next.interest,
                        one.tradingCosts + next.tradingCosts,
                        one.holdingCosts + next.holdingCosts,
                        one.borrowCosts + next.borrowCosts,
                        next.end,
                        one.turnover + next.turnover,
                        one.costShare + next.costShare,
                        Math.max(one.greatestGross, next.greatestGross),
                        Math.min(one.leastNet, next.leastNet),
                        Math.max(one.greatestNet, next.greatestNet)))
                .orElseThrow();
    }

    /**
     * All costs.
     *
     * @return trading, holding and borrowing
     */
    public double costs() {
        return tradingCosts + holdingCosts + borrowCosts;
    }

    /**
     * What the span earned.
     *
     * @return {@code end / start − 1}
     */
    public double earned() {
        return end / start - 1;
    }

    /**
     * By how much the books are out of balance.
     *
     * @return {@code start + profit + interest − costs − end}
     */
    public double gap() {
        return start + profit + interest - costs() - end;
    }

    /**
     * Refuses books in which wealth is lost or made of nothing.
     *
     * @param where whose they are, for the message
     * @throws IllegalStateException where the gap is above {@link #TOLERANCE}
     */
    public void requireBalance(String where) {
        double greatest = Math.max(Math.max(start, Math.abs(end)), Math.max(Math.abs(profit), costs()));
        if (!(Math.abs(gap()) <= TOLERANCE * greatest)) {
            throw new IllegalStateException("Books of " + where + ", " + first + " … " + last + ": " + start + " + "
                    + profit + " profit + " + interest + " interest − " + costs() + " costs is not " + end
                    + ". Expected a balance to " + TOLERANCE + ". The simulator is at fault.");
        }
    }
}
