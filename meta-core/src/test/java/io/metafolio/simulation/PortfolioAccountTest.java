package io.metafolio.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every expected value is worked out by hand in units of wealth. */
class PortfolioAccountTest {
    /** A few products of order one. */
    private static final double ROUNDING = 1e-15;

    private static PortfolioAccount account(double... rates) {
        return new PortfolioAccount(rates);
    }

    @Test
    @DisplayName("the first purchase costs its whole turnover")
    void firstPurchase() {
        PortfolioAccount.Trade trade = account(0.001, 0.001).rebalance(new double[] {0.6, 0.4});

        assertThat(trade.turnover()).isCloseTo(1, within(ROUNDING));
        assertThat(trade.cost()).isCloseTo(0.001, within(ROUNDING));
    }

    @Test
    @DisplayName("each position costs its own rate")
    void ownRates() {
        PortfolioAccount.Trade trade = account(0.0006, 0.0014).rebalance(new double[] {0.5, 0.5});

        assertThat(trade.cost()).isCloseTo(0.5 * 0.0006 + 0.5 * 0.0014, within(ROUNDING));
    }

    @Test
    @DisplayName("a cost comes off wealth by multiplication: (1 - c)(1 + g) - 1, on the first row only")
    void multiplicativeCost() {
        PortfolioAccount account = account(0.01, 0.01);
        account.rebalance(new double[] {0.5, 0.5});

        assertThat(account.earn(new double[] {0.10, 0.20})).isCloseTo(0.99 * 1.15 - 1, within(ROUNDING));
        // drifted to .55/1.15 and .60/1.15
        assertThat(account.earn(new double[] {0.10, 0})).isCloseTo(0.55 / 1.15 * 0.10, within(ROUNDING));
    }

    @Test
    @DisplayName("weights drift with what they earn, and the next rebalance trades against the drifted ones")
    void drifts() {
        PortfolioAccount account = account(0.01, 0.01);
        account.rebalance(new double[] {0.5, 0.5});
        account.earn(new double[] {0.10, -0.10});

        assertThat(account.held(0)).isCloseTo(0.55, within(ROUNDING));
        assertThat(account.held(1)).isCloseTo(0.45, within(ROUNDING));
        assertThat(account.rebalance(new double[] {0.5, 0.5}).turnover()).isCloseTo(0.1, within(ROUNDING));
    }

    @Test
    @DisplayName("a part left in cash earns nothing and is diluted by what the rest earns")
    void cash() {
        PortfolioAccount account = account(0);
        account.rebalance(new double[] {0.5});

        assertThat(account.earn(new double[] {0.2})).isCloseTo(0.1, within(ROUNDING));
        assertThat(account.held(0)).isCloseTo(0.6 / 1.1, within(ROUNDING));
        assertThat(account.earn(new double[] {-0.5})).isCloseTo(-0.3 / 1.1, within(ROUNDING));
    }

    @Test
    @DisplayName("closing sells one position into cash with cost and leaves the others")
    void closes() {
        PortfolioAccount account = account(0.01, 0.02);
        account.rebalance(new double[] {0.4, 0.6});
        account.earn(new double[] {0, 0});

        PortfolioAccount.Trade trade = account.rebalance(new double[] {0.4, 0});

        assertThat(trade.turnover()).isCloseTo(0.6, within(ROUNDING));
        assertThat(trade.cost()).isCloseTo(0.012, within(ROUNDING));
        assertThat(account.held(0)).isEqualTo(0.4);
        assertThat(account.held(1)).isZero();
        assertThat(account.earn(new double[] {0.1, Double.NaN})).isCloseTo(0.988 * 1.04 - 1, within(ROUNDING));
    }

    @Test
    @DisplayName("two trades before a row multiply their costs")
    void twoTrades() {
        PortfolioAccount account = account(0.01, 0.01);
        account.rebalance(new double[] {0.5, 0.5});
        account.rebalance(new double[] {0, 0.5});

        assertThat(account.earn(new double[] {Double.NaN, 0})).isCloseTo(0.99 * 0.995 - 1, within(ROUNDING));
    }

    @Test
    @DisplayName("an account in cash earns nothing")
    void allCash() {
        assertThat(account(0.01).earn(new double[] {0.5})).isZero();
    }

    @Test
    @DisplayName("a total loss is told as such and leaves nothing held")
    void ruin() {
        PortfolioAccount account = account(0);
        account.rebalance(new double[] {1});

        assertThat(account.earn(new double[] {-1})).isEqualTo(-1);
        assertThat(account.held(0)).isZero();
    }

    @Test
    @DisplayName("nothing done to the arrays outside changes the account")
    void copies() {
        double[] rates = {0.01};
        double[] target = {1};
        PortfolioAccount account = account(rates);
        rates[0] = 0.5;
        account.rebalance(target);
        target[0] = 0;

        assertThat(account.held(0)).isEqualTo(1);
        assertThat(account.earn(new double[] {0})).isCloseTo(-0.01, within(ROUNDING));
    }
}
