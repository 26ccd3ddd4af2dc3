package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InParallelTest {
    private static Callable<Integer> failing(Exception failure) {
        return () -> {
            throw failure;
        };
    }

    @ParameterizedTest(name = "results stand in the order of the tasks, {0} threads")
    @ValueSource(ints = {1, 2, 8, 100})
    void keepsOrder(int threads) {
        List<Callable<Integer>> tasks = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            tasks.add(() -> number);
            expected.add(number);
        }

        assertThat(InParallel.all(tasks, threads)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "the first task's failure is thrown and later ones are suppressed in it, {0} threads")
    @ValueSource(ints = {1, 3})
    void throwsFirst(int threads) {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalArgumentException("second");

        assertThatThrownBy(() -> InParallel.all(List.of(() -> 1, failing(first), failing(second)), threads))
                .isSameAs(first)
                .hasSuppressedException(second);
    }

    @Test
    @DisplayName("an error of the machine is thrown as it is, a checked exception with its cause")
    void unwraps() {
        Error error = new AssertionError("broken");
        Callable<Integer> broken = () -> {
            throw error;
        };
        IOException checked = new IOException("disk");

        assertThatThrownBy(() -> InParallel.all(List.of(broken), 1)).isSameAs(error);
        assertThatThrownBy(() -> InParallel.all(List.of(failing(checked)), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(checked);
    }

    @Test
    @DisplayName("an interrupted run is cancelled and stays interrupted")
    void interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> InParallel.all(List.of(() -> 1), 1)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
