package io.metafolio;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.MemoryLines;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.errors.RefusedException;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.TemporalId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sleeves that all claim one temporal id, while their streams are of 120 rows, train 20, test 10. */
class StreamSpanTest {
    private static final List<StrategyRun> RUNS =
            Runs.small(Runs.sleeves(), new MemoryLines()).run().strategies();

    private static MetaPortfolio claiming(TemporalId id, UnaryOperator<SleeveDefinition> change) {
        List<Sleeve> sleeves = RUNS.stream()
                .map(run -> Sleeve.of(new StrategyRun(
                        change.apply(run.definition()),
                        run.manifest(),
                        id,
                        run.asOf(),
                        run.profiles(),
                        run.selections(),
                        run.data(),
                        run.inputs(),
                        run.ledger())))
                .toList();
        return Runs.small(sleeves, new MemoryLines()).build();
    }

    private static TemporalId id(Lookback lookback, int train, int test) {
        return TemporalId.of(lookback, train, test, test, RUNS.get(0).asOf());
    }

    @Test
    @DisplayName("streams of the rows that their temporal id makes take part")
    void truth() {
        assertThatCode(() -> claiming(id(Lookback.of(120), 20, 10), UnaryOperator.identity())
                        .join())
                .doesNotThrowAnyException();
        assertThatCode(() -> claiming(id(Lookback.ALL, 20, 10), UnaryOperator.identity())
                        .join())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(
            name = "a claimed lookback of {0}, train {1}, test {2} is refused, and the ingredient named: {3}")
    @CsvSource({
        "130,20,10,100 sessions up to the as-of date",
        "119,20,10,lookback_days 119 less train_window leaves 99",
        "120,21,10,less train_window leaves 99",
        "120,20,30,has 100 rows",
        "120,20,40,windows of test_window 40 make 80 sessions"
    })
    void otherWindows(int lookback, int train, int test, String said) {
        assertThatThrownBy(() -> claiming(id(Lookback.of(lookback), train, test), UnaryOperator.identity())
                        .join())
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(said, "stream of equal_weight", "sleeve instruments");
    }

    @Test
    @DisplayName("a claimed calendar whose sessions are not the stream's dates is refused")
    void otherCalendar() {
        UnaryOperator<SleeveDefinition> onNewYork = definition ->
                definition.id().equals("crypto") ? definition.withCalendar(TradingCalendars.XNYS) : definition;

        assertThatThrownBy(
                        () -> claiming(id(Lookback.of(120), 20, 10), onNewYork).join())
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("sleeve crypto", "on XNYS");
        assertThatThrownBy(() -> claiming(id(Lookback.ALL, 20, 10), onNewYork).join())
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("sleeve crypto", "has 100 rows");
    }
}
