package io.metafolio.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.AuditEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InTurnTest {
    private static final int TASKS = 100;

    private final List<String> ledger = Collections.synchronizedList(new ArrayList<>());

    static Stream<Arguments> helpers() {
        Executor nobody = task -> {
            throw new RejectedExecutionException("nobody");
        };
        Executor never = task -> {};
        Executor atOnce = Runnable::run;
        int[] asked = {0};
        Executor sometimes = task -> {
            if (asked[0]++ % 3 == 0) {
                throw new RejectedExecutionException("no room");
            }
            task.run();
        };
        return Stream.of(
                Arguments.of("nobody", nobody),
                Arguments.of("who never come", never),
                Arguments.of("who come at once", atOnce),
                Arguments.of("who come sometimes", sometimes));
    }

    @ParameterizedTest(name = "results and ledger are those of one thread: helpers {0}")
    @MethodSource("helpers")
    void inOrder(String name, Executor helpers) {
        assertThat(run(helpers, TASKS)).isEqualTo(numbers(TASKS));
        assertThat(ledger).isEqualTo(entries(TASKS));
    }

    @Test
    @DisplayName("four threads that help, and tasks of unlike length, change neither results nor ledger")
    void threads() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 20; round++) {
            ledger.clear();
            assertThat(run(pool, TASKS)).isEqualTo(numbers(TASKS));
            assertThat(ledger).isEqualTo(entries(TASKS));
        }
        pool.shutdown();
        assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("who has the turn tells what it begins before it is done; who has not is heard afterwards")
    void headIsHeardAsItHappens() {
        List<List<String>> heardWhileDone = new ArrayList<>();
        List<Function<Consumer<AuditEntry>, Integer>> tasks = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            int number = k;
            tasks.add(heard -> {
                AuditEntry intent = intent(number);
                heard.accept(intent);
                heardWhileDone.add(List.copyOf(ledger));
                heard.accept(intent.outcome(Map.of(), "done"));
                return number;
            });
        }
        turns(task -> {}).each(tasks, result -> {});
        assertThat(heardWhileDone.get(1)).containsExactly("intent 0", "outcome 0", "intent 1");
        heardWhileDone.clear();
        ledger.clear();
        turns(Runnable::run).each(tasks, result -> {});
        assertThat(heardWhileDone.get(0)).as("task 1, done ahead").isEmpty();
        assertThat(ledger).isEqualTo(entries(3));
    }

    @Test
    @DisplayName("no more than sixteen are offered beyond those taken, and a late helper finds nothing to do")
    void fewAhead() {
        Deque<Runnable> offered = new ArrayDeque<>();
        List<Integer> taken = new ArrayList<>();
        turns(offered::add).each(tasks(TASKS), number -> {
            assertThat(offered.size()).isLessThanOrEqualTo(taken.size() + 16);
            taken.add(number);
        });
        offered.forEach(Runnable::run);
        assertThat(offered).hasSize(TASKS - 1);
        assertThat(ledger).isEqualTo(entries(TASKS));
    }

    @Test
    @DisplayName("the first in order that fails ends the call; what came later is not heard, even if it failed sooner")
    void firstFailure() {
        List<Function<Consumer<AuditEntry>, Integer>> tasks = tasks(10);
        RuntimeException fourth = new IllegalStateException("fourth");
        tasks.set(4, heard -> {
            heard.accept(intent(4));
            throw fourth;
        });
        tasks.set(6, heard -> {
            throw new IllegalStateException("sixth");
        });
        List<Integer> taken = new ArrayList<>();
        assertThatThrownBy(() -> turns(Runnable::run).each(tasks, taken::add)).isSameAs(fourth);
        assertThat(taken).containsExactly(0, 1, 2, 3);
        assertThat(ledger).isEqualTo(entries(5).subList(0, 9));
    }

    @Test
    @DisplayName("an error is thrown as it is")
    void error() {
        AssertionError error = new AssertionError("broken");
        assertThatThrownBy(() -> turns(Runnable::run)
                        .each(
                                List.<Function<Consumer<AuditEntry>, Integer>>of(heard -> {
                                    throw error;
                                }),
                                result -> {}))
                .isSameAs(error);
    }

    @Test
    @DisplayName("an interrupt ends the call before the next task, and interrupts a helper at work")
    void interrupted() throws InterruptedException {
        ExecutorService helper = Executors.newSingleThreadExecutor();
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        List<Function<Consumer<AuditEntry>, Integer>> tasks = tasks(3);
        tasks.set(1, heard -> {
            atWork.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                stopped.countDown();
            }
            return 1;
        });
        assertThatThrownBy(() -> turns(helper).each(tasks, number -> {
                    awaited(atWork);
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("task 2");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
        helper.shutdown();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> run(Executor helpers, int count) {
        List<Integer> taken = new ArrayList<>();
        turns(helpers).each(tasks(count), taken::add);
        return taken;
    }

    private InTurn turns(Executor helpers) {
        return new InTurn(helpers, entry -> ledger.add(text(entry)), number -> "task " + number);
    }

    private static List<Function<Consumer<AuditEntry>, Integer>> tasks(int count) {
        List<Function<Consumer<AuditEntry>, Integer>> tasks = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int number = k;
            tasks.add(heard -> {
                AuditEntry intent = intent(number);
                heard.accept(intent);
                LockSupport.parkNanos(number % 5 * 50_000L);
                heard.accept(intent.outcome(Map.of(), "done"));
                return number;
            });
        }
        return tasks;
    }

    private static AuditEntry intent(int number) {
        return AuditEntry.intent("task", Map.of("number", number), "asked");
    }

    private static String text(AuditEntry entry) {
        return entry.status().id() + " " + entry.params().get("number");
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<String> entries(int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(number -> Stream.of("intent " + number, "outcome " + number))
                .toList();
    }
}
