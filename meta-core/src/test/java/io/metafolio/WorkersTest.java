package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
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

        assertThat(Workers.threads(threads).all(helpers -> tasks)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "the first task's failure is thrown and later ones are suppressed in it, {0} threads")
    @ValueSource(ints = {1, 3})
    void throwsFirst(int threads) {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalArgumentException("second");

        assertThatThrownBy(() ->
                        Workers.threads(threads).all(helpers -> List.of(() -> 1, failing(first), failing(second))))
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

        assertThatThrownBy(() -> Workers.threads(1).all(helpers -> List.of(broken)))
                .isSameAs(error);
        assertThatThrownBy(() -> Workers.threads(1).all(helpers -> List.of(failing(checked))))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(checked);
    }

    @Test
    @DisplayName("an interrupted run is cancelled and stays interrupted")
    void interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Workers.threads(1).all(helpers -> List.of(() -> 1)))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("an executor of the caller's runs the tasks and stays open")
    void callersExecutor() {
        ExecutorService executor = Executors.newFixedThreadPool(2, task -> new Thread(task, "callers"));
        try {
            List<Callable<String>> tasks =
                    Collections.nCopies(5, () -> Thread.currentThread().getName());
            assertThat(Workers.of(executor).all(helpers -> tasks)).hasSize(5).containsOnly("callers");
            assertThat(executor.isShutdown()).isFalse();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    @DisplayName("an interrupted run interrupts its tasks on the caller's executor and outlives none of them")
    void interruptsTheirs() throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch begun = new CountDownLatch(1);
            AtomicInteger ended = new AtomicInteger();
            Callable<Integer> endless = () -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    LockSupport.parkNanos(1);
                    ended.incrementAndGet();
                }
                return 1;
            };
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            AtomicInteger endedWhenBack = new AtomicInteger();
            Thread caller = new Thread(() -> {
                try {
                    Workers.of(executor).all(helpers -> List.of(endless, endless, endless));
                } catch (CancellationException e) {
                    thrown.set(e);
                    endedWhenBack.set(ended.get());
                }
            });
            caller.start();
            begun.await();
            caller.interrupt();
            caller.join();
            assertThat(thrown.get()).isInstanceOf(CancellationException.class);
            assertThat(endedWhenBack.get()).isEqualTo(ended.get());
            assertThat(executor.isShutdown()).isFalse();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    @DisplayName("an executor that is shut down is refused with what to do")
    void shutDown() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.shutdown();
        assertThatThrownBy(() -> Workers.of(executor).all(helpers -> List.of(() -> 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("takes no task")
                .hasMessageContaining("an executor that is open, and has room for a task a sleeve");
    }

    @ParameterizedTest(name = "results are taken in order while later tasks run, few ahead, {0} threads")
    @ValueSource(ints = {1, 3})
    void takesInOrder(int threads) {
        AtomicInteger begun = new AtomicInteger();
        List<Integer> taken = new ArrayList<>();
        AtomicInteger furthestAhead = new AtomicInteger();
        Workers.threads(threads)
                .inOrder(
                        IntStream.range(0, 200)
                                .mapToObj(number -> (Callable<Integer>) () -> {
                                    begun.incrementAndGet();
                                    LockSupport.parkNanos(number % 3 * 100_000L);
                                    return number;
                                })
                                .iterator(),
                        number -> {
                            furthestAhead.accumulateAndGet(begun.get() - taken.size(), Math::max);
                            taken.add(number);
                        });
        assertThat(taken).isEqualTo(IntStream.range(0, 200).boxed().toList());
        assertThat(furthestAhead.get()).as("memory stays flat").isLessThanOrEqualTo(16);
    }

    @Test
    @DisplayName("a failure, of a task or of who takes results, ends the call, and no task outlives it")
    void failsInOrder() {
        AtomicInteger inside = new AtomicInteger();
        RuntimeException failure = new IllegalStateException("third");
        List<Integer> taken = new ArrayList<>();
        assertThatThrownBy(() -> Workers.threads(4)
                        .inOrder(
                                IntStream.range(0, 50)
                                        .mapToObj(number -> (Callable<Integer>) () -> {
                                            inside.incrementAndGet();
                                            try {
                                                if (number == 2) {
                                                    throw failure;
                                                }
                                                LockSupport.parkNanos(1_000_000);
                                                return number;
                                            } finally {
                                                inside.decrementAndGet();
                                            }
                                        })
                                        .iterator(),
                                taken::add))
                .isSameAs(failure);
        assertThat(taken).containsExactly(0, 1);
        assertThat(inside.get()).isZero();
        assertThatThrownBy(() -> Workers.threads(2)
                        .inOrder(List.<Callable<Integer>>of(() -> 1, () -> 2).iterator(), number -> {
                            throw failure;
                        }))
                .isSameAs(failure);
    }

    @Test
    @DisplayName("an executor that is closed is refused, task by task")
    void closedInOrder() {
        ExecutorService closed = Executors.newFixedThreadPool(1);
        closed.shutdown();
        assertThatThrownBy(() -> Workers.of(closed)
                        .inOrder(List.<Callable<Integer>>of(() -> 1).iterator(), number -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("takes no task");
    }
}
