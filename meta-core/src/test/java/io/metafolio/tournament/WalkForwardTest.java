package io.metafolio.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
    private static final TrainTestWindow WINDOW = TrainTestWindow.of(60, 20);

    @Test
    @DisplayName("rolling windows keep their length, expanding ones begin at the first row")
    void trainRows() {
        WalkForward rolling = WalkForward.rolling(WINDOW);
        assertThat(rolling.starts(120, "etfs")).containsExactly(60, 80, 100);
        assertThat(rolling.trainStart(80)).isEqualTo(20);
        assertThat(rolling.trainEnd(80)).isEqualTo(80);
        WalkForward expanding = new WalkForward(WINDOW, true, 0, 0);
        assertThat(expanding.trainStart(80)).isZero();
        assertThat(expanding.trainEnd(80)).isEqualTo(80);
    }

    @Test
    @DisplayName("purge and embargo lie between train and test, and move the first decision")
    void leftOut() {
        WalkForward purged = new WalkForward(WINDOW, false, 5, 3);
        assertThat(purged.gap()).isEqualTo(8);
        assertThat(purged.starts(120, "etfs")).containsExactly(68, 88);
        assertThat(purged.trainStart(68)).isZero();
        assertThat(purged.trainEnd(68)).isEqualTo(60);
        assertThatThrownBy(() -> purged.starts(87, "sleeve etfs"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("8 left out", "at least 88", "sleeve etfs");
    }

    @Test
    @DisplayName("a step longer than the test leaves rows between windows, and the last window counts where it is full")
    void longStep() {
        WalkForward sparse = WalkForward.rolling(new TrainTestWindow(60, 20, 30));
        assertThat(sparse.starts(140, "etfs")).containsExactly(60, 90, 120);
        assertThat(sparse.starts(139, "etfs")).containsExactly(60, 90);
    }

    @Test
    @DisplayName("numbers of rows as great as they come are too many, and a step that great ends after one window")
    void great() {
        int most = Integer.MAX_VALUE;
        assertThatThrownBy(() -> new WalkForward(WINDOW, false, most, most).starts(500, "etfs"))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> TrainTestWindow.of(most, most).starts(500, "etfs"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at least 4294967294 return rows");
        assertThat(new TrainTestWindow(60, 20, most).starts(500, "etfs")).containsExactly(60);
    }

    @Test
    @DisplayName("fewer rows than none cannot be left out")
    void negative() {
        assertThatThrownBy(() -> new WalkForward(WINDOW, false, -1, 0)).hasMessageContaining("Purge of -1");
        assertThatThrownBy(() -> new WalkForward(WINDOW, false, 0, -2)).hasMessageContaining("embargo of -2");
    }
}
