package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.testkit.SyntheticSleeve;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SyntheticSleeveTest {
    private static final LocalDate END = LocalDate.of(2034, 12, 29);

    private static SyntheticSleeve etfs(long seed) {
        return SyntheticSleeve.of(SleeveInventory.ETFS).seed(seed).assets(2).until(END);
    }

    private static double[] logReturns(PriceTable prices, int column, int from, int to) {
        return IntStream.range(Math.max(1, from), to)
                .mapToDouble(t -> StrictMath.log(prices.price(t, column).orElseThrow()
                        / prices.price(t - 1, column).orElseThrow()))
                .toArray();
    }

    private static double[] logReturns(PriceTable prices, int column) {
        return logReturns(prices, column, 1, prices.dates().size());
    }

    private static double correlation(double[] a, double[] b) {
        return SampleShape.covariance(a, b) / SampleShape.deviation(a) / SampleShape.deviation(b);
    }

    @Test
    @DisplayName("over sixteen years volatility and correlation are what was asked for, within their sampling error")
    void shape() {
        PriceTable prices = etfs(3).volatility(0.20).correlation(0.6).build().prices();
        double[] first = logReturns(prices, 0);
        double[] second = logReturns(prices, 1);

        assertThat(SampleShape.deviation(first) * Math.sqrt(252)).isCloseTo(0.20, within(0.02));
        assertThat(correlation(first, second)).isCloseTo(0.6, within(0.06));
    }

    @Test
    @DisplayName("sleeves correlate by what both say, and not at all by default")
    void between() {
        double[] one = logReturns(etfs(3).correlation(0.8).between(0.5).build().prices(), 0);
        double[] other =
                logReturns(etfs(4).correlation(0.8).between(0.5).build().prices(), 0);
        double[] stranger = logReturns(etfs(5).correlation(0.8).build().prices(), 0);

        assertThat(correlation(one, other)).isCloseTo(0.5, within(0.06));
        assertThat(correlation(one, stranger)).isCloseTo(0, within(0.06));
    }

    @Test
    @DisplayName("a regime multiplies volatility from its first day on and moves no price before it")
    void regime() {
        LocalDate turn = LocalDate.of(2027, 1, 4);
        PriceTable plain = etfs(3).build().prices();
        PriceTable turned = etfs(3).regime(turn, 3).build().prices();
        int row = turned.dates().indexOf(turn);

        assertThat(logReturns(turned, 0, 1, row)).isEqualTo(logReturns(plain, 0, 1, row));
        assertThat(SampleShape.deviation(
                                logReturns(turned, 0, row, turned.dates().size()))
                        / SampleShape.deviation(
                                logReturns(plain, 0, row, plain.dates().size())))
                .isCloseTo(3, within(0.01));
    }

    @Test
    @DisplayName("rows follow the calendar, the same numbers give the same bits, and unlawful ones are refused")
    void lawful() {
        PriceTable coins = SyntheticSleeve.of(SleeveInventory.CRYPTO).build().prices();
        assertThat(coins.dates()).hasSize(912);
        assertThat(coins.symbols()).hasSize(5).allMatch(symbol -> symbol.startsWith("BINANCE:TEST"));
        assertThat(etfs(3).build().prices()).isEqualTo(etfs(3).build().prices());
        assertThat(etfs(3).build().benchmarks())
                .as("sleeves of one run share their benchmarks")
                .isEqualTo(etfs(4).build().benchmarks());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> etfs(3).correlation(0.2).between(0.3).build())
                .withMessageContaining("at most that within, 0.2");
        assertThatIllegalArgumentException().isThrownBy(() -> etfs(3).volatility(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> etfs(3).assets(0));
    }
}
