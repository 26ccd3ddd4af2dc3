package io.metafolio;

import static io.metafolio.testkit.MetaRunAssert.assertThatRun;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.LedgerMark;
import io.metafolio.audit.MemoryLines;
import io.metafolio.report.AcceptanceCriterion.Status;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.WeightBounds;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each assertion holds for a lawful run, and says what it met where it does not. */
class MetaRunAssertTest {
    private static final MetaRun RUN =
            Runs.small(Runs.sleeves(), new MemoryLines()).run();

    @Test
    @DisplayName("a lawful run keeps all of it")
    void lawful() {
        assertThatRun(RUN)
                .isWithinGuardrails()
                .conservesWeight()
                .hasWholeLedger()
                .holdsAtMost(1)
                .decidesLike(Runs.small(Runs.sleeves(), new MemoryLines()).run())
                .hasVerdict("weight_bounds equal_weight", Status.PASS);
    }

    @Test
    @DisplayName("other bounds, a greatest asset, a verdict and acceptance fail with what was met")
    void fails() {
        assertThatThrownBy(() -> assertThatRun(RUN).decidesWithin(WeightBounds.of(0.4, 0.6)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("0.4 … 0.6", "instruments at 0.3333", "decided on");
        assertThatThrownBy(() -> assertThatRun(RUN).holdsAtMost(0.01))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("no asset beyond 0.01", "held by");
        assertThatThrownBy(() -> assertThatRun(RUN).hasVerdict("weight_bounds equal_weight", Status.FAIL))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("met PASS");
        assertThatThrownBy(() -> assertThatRun(RUN).hasVerdict("luck", Status.PASS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("a criterion luck", "weight_bounds equal_weight");
        assertThatThrownBy(() -> assertThatRun(RUN).isAccepted())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lower_volatility equal_weight in_sample");
    }

    @Test
    @DisplayName("a ledger with an open intent, and a run that decided otherwise, are told")
    void others() {
        LedgerMark open = new LedgerMark(RUN.ledger().lines(), RUN.ledger().head(), 5, 4);
        assertThatThrownBy(() -> assertThatRun(RUN.withLedger(open)).hasWholeLedger())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("5 intents and 4 outcomes");
        MetaRun other = Runs.small(
                        SyntheticMarket.of(8).until(LocalDate.of(2019, 12, 31)).sleeves(), new MemoryLines())
                .run();
        assertThatThrownBy(() -> assertThatRun(RUN).decidesLike(other)).isInstanceOf(AssertionError.class);
    }
}
