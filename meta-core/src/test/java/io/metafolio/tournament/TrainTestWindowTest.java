package io.metafolio.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainTestWindowTest {
    @Test
    @DisplayName("the production window is 60, 20, 20")
    void production() {
        assertThat(TrainTestWindow.PRODUCTION).isEqualTo(TrainTestWindow.of(60, 20));
        assertThat(TrainTestWindow.PRODUCTION.step()).isEqualTo(20);
    }

    @Test
    @DisplayName("a last window that is just full counts")
    void lastFullWindowCounts() {
        assertThat(TrainTestWindow.of(60, 20).starts(120, "etfs")).containsExactly(60, 80, 100);
    }

    @Test
    @DisplayName("a last window that lacks one row is dropped")
    void unfinishedWindowIsDropped() {
        assertThat(TrainTestWindow.of(60, 20).starts(119, "etfs")).containsExactly(60, 80);
    }

    @Test
    @DisplayName("one window needs train and test rows, and one row less is refused with the count")
    void needsOneWindow() {
        assertThat(TrainTestWindow.of(60, 20).starts(80, "etfs")).containsExactly(60);
        assertThatThrownBy(() -> TrainTestWindow.of(60, 20).starts(79, "sleeve etfs"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("79 return rows", "at least 80", "sleeve etfs");
    }

    @ParameterizedTest(name = "train {0}, test {1}, step {2} is refused")
    @CsvSource({"60, 20, 19", "1, 20, 20", "60, 1, 1", "0, 0, 0", "-60, 20, 20"})
    void refusesBadWindows(int train, int test, int step) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrainTestWindow(train, test, step))
                .withMessageContainingAll("train " + train, "test " + test, "step " + step);
    }
}
