package io.metafolio.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.metafolio.progress.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalProgressTest {
    private final StringWriter screen = new StringWriter();
    private long now;

    private TerminalProgress line(int columns) {
        return TerminalProgress.of(new PrintWriter(screen), columns, () -> now);
    }

    private void after(TerminalProgress line, double seconds, int done) {
        now = (long) (seconds * 1e9);
        line.progressed(Progress.of("sleeve etfs", done, 40));
    }

    @Test
    @DisplayName("a bar, the share done, the time left at this pace, and the step told last")
    void shown() {
        try (TerminalProgress line = line(80)) {
            after(line, 3, 10);
        }
        assertThat(screen.toString())
                .startsWith("\r[#######.......................]  25 %     9 s left  sleeve etfs 10/40\r")
                .endsWith("\r" + " ".repeat(70) + "\r");
    }

    @Test
    @DisplayName("nothing in the first second, and no more than ten lines a second after it")
    void sparing() {
        try (TerminalProgress line = line(80)) {
            after(line, 0.9, 1);
            assertThat(screen.toString()).isEmpty();
            after(line, 1.0, 2);
            after(line, 1.05, 3);
            after(line, 1.11, 4);
        }
        assertThat(screen.toString())
                .containsOnlyOnce("2/40")
                .containsOnlyOnce("4/40")
                .doesNotContain("1/40", "3/40");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 40, 60, 200})
    @DisplayName("no line is wider than the terminal less one column, so that it never wraps")
    void fits(int columns) {
        try (TerminalProgress line = line(columns)) {
            after(line, 2, 1);
            after(line, 4000, 2);
            after(line, 900_000, 39);
        }
        assertThat(Splitter.on('\r').splitToStream(screen.toString()).map(String::length))
                .isNotEmpty()
                .allMatch(length -> length < columns);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 32})
    @DisplayName("away from terminals, and on those too narrow for a bar, nothing is written")
    void silent(int columns) {
        try (TerminalProgress line = line(columns)) {
            after(line, 5, 20);
        }
        assertThat(screen.toString()).isEmpty();
    }
}
