package io.metafolio.sleeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.calendar.Closure;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.simulation.FrictionModel;
import java.time.LocalDate;
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
        SleeveDefinition bonds = own("bonds").build();

        assertThat(PRODUCTION.with(bonds).ids()).containsExactly("instruments", "etfs", "crypto", "bonds");
        assertThat(PRODUCTION.ids()).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PRODUCTION.with(SleeveInventory.ETFS))
                .withMessageContaining("etfs");
    }

    @ParameterizedTest(name = "\"{0}\" is no sleeve id, for it could not name a folder")
    @ValueSource(strings = {"", "ETFs", "1st", "a b", "../x", "a/b"})
    void refusesBadIds(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> own(id).build()).withMessageContaining("\"" + id + "\"");
    }

    @ParameterizedTest(name = "slippage {0} and commission {1} are refused")
    @CsvSource({"-0.001, 0", "0, -0.001", "NaN, 0", "5, 1", "0.25, 0.25"})
    void refusesBadFriction(double slippage, double commission) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrictionModel.linear(slippage, commission))
                .withMessageContaining(String.valueOf(slippage));
    }

    private static SleeveDefinitionBuilder own(String id) {
        return SleeveDefinition.named(id).runProfile("research").scope("NYSE").friction(FrictionModel.TRADFI);
    }

    @Test
    @DisplayName("a definition without run profile, scope or friction is refused, naming the call that is missing")
    void defaultsNothing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SleeveDefinition.named("a")
                        .scope("NYSE")
                        .runProfile("r")
                        .build())
                .withMessageContaining("friction(…)");
        assertThatIllegalStateException()
                .isThrownBy(() -> SleeveDefinition.named("a").runProfile("r").build())
                .withMessageContaining("scope(…)");
    }

    @Test
    @DisplayName("the sessions of a sleeve are the days on which all its venues trade: of NYSE, NASDAQ and CME, XNYS")
    void sessionsOfSeveralVenues() {
        assertThat(Venues.KNOWN.sessions(ExchangeScope.of("CME", "NASDAQ"))).isSameAs(TradingCalendars.XNYS);
        assertThat(Venues.KNOWN.sessions(ExchangeScope.of("CME"))).isSameAs(TradingCalendars.CMES);
        assertThat(Venues.KNOWN.sessions(ExchangeScope.of("BINANCE", "CME"))).isSameAs(TradingCalendars.CMES);
        assertThat(SleeveInventory.INSTRUMENTS.calendar()).isSameAs(TradingCalendars.XNYS);
    }

    @Test
    @DisplayName("venues of a desk's own share their days with known ones; a prefix is taken once")
    void ownVenues() {
        TradingCalendar own = TradingCalendar.builder("XDSK")
                .closed(LocalDate.of(2024, 7, 5), Closure.Kind.UNSCHEDULED, "move of the data centre")
                .closed(LocalDate.of(2024, 7, 4), Closure.Kind.HOLIDAY, "Independence Day")
                .build();
        Venues venues = Venues.KNOWN.with(new Venue("DESK", own, Venue.Use.PRODUCTION));

        assertThat(venues.sessions(ExchangeScope.of("DESK", "NYSE")).id()).isEqualTo("XDSK&XNYS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> venues.with(new Venue("NYSE", own, Venue.Use.PRODUCTION)))
                .withMessageContainingAll("NYSE", "XNYS");
        assertThatThrownBy(() -> Venues.KNOWN.sessions(ExchangeScope.of("DESK")))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"DESK\"", "NYSE, NASDAQ, AMEX");
        assertThatIllegalArgumentException().isThrownBy(() -> new Venue("nyse", own, Venue.Use.PRODUCTION));
    }

    @Test
    @DisplayName("a calendar with sessions on which a venue is closed is refused with the first of them")
    void calendarFitsScope() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SleeveInventory.ETFS.withCalendar(TradingCalendars.CMES))
                .withMessageContainingAll("etfs", "CMES", "1990-02-19", "AMEX");
        assertThat(SleeveInventory.CRYPTO.withCalendar(TradingCalendars.XNYS).calendar())
                .isSameAs(TradingCalendars.XNYS);
    }

    @ParameterizedTest(name = "{0} is for research: an active sleeve that names it is refused, a research one is not")
    @ValueSource(strings = {"OKX", "BYBIT", "BITGET"})
    void researchVenues(String venue) {
        ExchangeScope scope = ExchangeScope.of("BINANCE", venue);

        assertThatThrownBy(() -> SleeveInventory.CRYPTO.withScope(scope))
                .isInstanceOf(ScopeException.class)
                .hasMessageContainingAll("crypto", venue, "RESEARCH");
        assertThat(SleeveInventory.CRYPTO
                        .withStatus(SleeveStatus.RESEARCH)
                        .withScope(scope)
                        .scope())
                .isEqualTo(scope);
        assertThat(SleeveInventory.RESEARCH.sleeve("crypto").scope()).isEqualTo(ExchangeScope.CRYPTO_RESEARCH);
    }
}
