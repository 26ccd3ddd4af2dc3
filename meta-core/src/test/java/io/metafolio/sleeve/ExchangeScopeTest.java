package io.metafolio.sleeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeScopeTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);

    private static PriceTable table(String... symbols) {
        double[] closes = new double[symbols.length];
        Arrays.fill(closes, 1);
        return PriceTable.builder("coins.csv", List.of(symbols))
                .row(DAY, closes)
                .row(DAY.plusDays(1), closes)
                .build();
    }

    @Test
    @DisplayName("a symbol belongs to the scope by its venue")
    void contains() {
        assertThat(ExchangeScope.of("AMEX", "NYSE").contains("NYSE:IBM")).isTrue();
    }

    @ParameterizedTest(name = "\"{0}\" is outside AMEX and NYSE")
    @ValueSource(strings = {"NASDAQ:MSFT", "IBM", ":IBM", "NYSE:", "nyse:IBM", "NYSE2:IBM", "", "XNYSE:IBM"})
    void excludes(String symbol) {
        assertThat(ExchangeScope.of("AMEX", "NYSE").contains(symbol)).isFalse();
    }

    /** Requirement R2. */
    @Test
    @DisplayName("a production crypto sleeve refuses what is not BINANCE, naming every symbol")
    void namesEverySymbol() {
        PriceTable prices = table("BINANCE:BTCUSDT", "OKX:BTCUSDT", "BINANCE:ETHUSDT", "NYSE:IBM");

        assertThatExceptionOfType(ScopeException.class)
                .isThrownBy(() -> Sleeve.of(SleeveInventory.CRYPTO, prices))
                .satisfies(refusal -> assertThat(refusal.symbols()).containsExactly("OKX:BTCUSDT", "NYSE:IBM"))
                .withMessageContainingAll("2 symbols", "OKX:BTCUSDT; NYSE:IBM", "sleeve crypto, coins.csv", "BINANCE");
    }

    @Test
    @DisplayName("a research scope of four venues takes what production refuses")
    void researchScope() {
        SleeveDefinition research = SleeveInventory.RESEARCH.sleeve("crypto");

        assertThat(Sleeve.of(research, table("OKX:BTCUSDT", "BITGET:A", "BYBIT:B"))
                        .id())
                .isEqualTo("crypto");
    }

    @Test
    @DisplayName("a scope without venues, or with one not in capitals, is refused")
    void refusesBadScopes() {
        assertThatIllegalArgumentException().isThrownBy(ExchangeScope::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExchangeScope.of("NYSE", "nasdaq"))
                .withMessageContaining("nasdaq");
    }

    @Test
    @DisplayName("a suspended sleeve takes no part")
    void refusesSuspended() {
        SleeveDefinition suspended = SleeveInventory.CRYPTO.withStatus(SleeveStatus.SUSPENDED);

        assertThatThrownBy(() -> Sleeve.of(suspended, table("BINANCE:BTCUSDT")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("SUSPENDED", "crypto");
    }
}
