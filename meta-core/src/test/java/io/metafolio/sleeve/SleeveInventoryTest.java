package io.metafolio.sleeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.UnknownNameException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements R1, R2, R3 and R7. */
class SleeveInventoryTest {
    private static final SleeveInventory PRODUCTION = SleeveInventory.PRODUCTION;
    /** One sum of two rates. */
    private static final double ROUNDING = 1e-18;

    @ParameterizedTest(name = "sleeve {0} runs {1} on {2} by calendar {3}")
    @CsvSource({
        "instruments, production, NYSE NASDAQ CME, XNYS",
        "etfs, institutional_etf, AMEX NYSE, XNYS",
        "crypto, crypto_production, BINANCE, XCRY"
    })
    void holdsTheThree(String id, String runProfile, String venues, String calendar) {
        SleeveDefinition sleeve = PRODUCTION.sleeve(id);

        assertThat(sleeve.runProfile()).hasToString(runProfile);
        assertThat(sleeve.scope().venues()).containsExactly(venues.split(" "));
        assertThat(sleeve.calendar()).isEqualTo(TradingCalendars.of(calendar));
        assertThat(sleeve.status()).isEqualTo(SleeveStatus.ACTIVE);
    }

    @Test
    @DisplayName("there are three sleeves, in this order")
    void order() {
        assertThat(PRODUCTION.ids()).containsExactly("instruments", "etfs", "crypto");
    }

    @ParameterizedTest(name = "{0} loses {1} to the spread and pays {2} in fees, {3} together")
    @CsvSource({"instruments, 0.0005, 0.0001, 0.0006", "etfs, 0.0005, 0.0001, 0.0006", "crypto, 0.001, 0.0004, 0.0014"})
    void friction(String id, double slippage, double commission, double rate) {
        FrictionModel friction = PRODUCTION.sleeve(id).friction();

        assertThat(friction.slippage()).isEqualTo(slippage);
        assertThat(friction.commission()).isEqualTo(commission);
        assertThat(friction.rate()).isCloseTo(rate, within(ROUNDING));
    }

    @Test
    @DisplayName("only crypto holds its cash in an asset, USDT")
    void cash() {
        assertThat(SleeveInventory.CRYPTO.cashAsset()).contains("USDT");
        assertThat(SleeveInventory.ETFS.cashAsset()).isEqualTo(Optional.empty());
        assertThat(SleeveInventory.INSTRUMENTS.cashAsset()).isEqualTo(Optional.empty());
    }

    @Test
    @DisplayName("an unknown sleeve is refused, and the known ones are listed")
    void listsKnownSleeves() {
        assertThatThrownBy(() -> PRODUCTION.sleeve("bonds"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"bonds\"", "instruments, etfs, crypto");
    }

    @Test
    @DisplayName("users add sleeves of their own, each id once")
    void isExtensible() {
        SleeveDefinition bonds = new SleeveDefinition(
                "bonds",
                new RunProfile("research"),
                ExchangeScope.of("NYSE"),
                TradingCalendars.XNYS,
                FrictionModel.TRADFI,
                Optional.empty(),
                SleeveStatus.ACTIVE);

        assertThat(PRODUCTION.with(bonds).ids()).containsExactly("instruments", "etfs", "crypto", "bonds");
        assertThat(PRODUCTION.ids()).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PRODUCTION.with(SleeveInventory.ETFS))
                .withMessageContaining("etfs");
    }

    @ParameterizedTest(name = "\"{0}\" is no sleeve id, for it could not name a folder")
    @ValueSource(strings = {"", "ETFs", "1st", "a b", "../x", "a/b"})
    void refusesBadIds(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SleeveDefinition(
                        id,
                        new RunProfile("research"),
                        ExchangeScope.of("NYSE"),
                        TradingCalendars.XNYS,
                        FrictionModel.TRADFI,
                        Optional.empty(),
                        SleeveStatus.ACTIVE))
                .withMessageContaining("\"" + id + "\"");
    }

    @ParameterizedTest(name = "slippage {0} and commission {1} are refused")
    @CsvSource({"-0.001, 0", "0, -0.001", "NaN, 0", "5, 1", "0.25, 0.25"})
    void refusesBadFriction(double slippage, double commission) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrictionModel(slippage, commission))
                .withMessageContaining(String.valueOf(slippage));
    }
}
