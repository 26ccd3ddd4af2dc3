package io.metafolio;

import io.metafolio.errors.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the tournaments of a run: threads of its own, or an executor of the caller's. Never changes a bit. Safe to share
 * between threads.
 */
public final class Workers {
    private final int threads;
    private final @Nullable ExecutorService given;

    private Workers(int threads, @Nullable ExecutorService given) {
        this.threads = threads;
        this.given = given;
    }

    /**
     * Threads that each run starts and ends.
     *
     * @param threads how many sleeves run at once, at least 1
     * @return the workers
     * @throws IllegalArgumentException where threads is below 1
     */
    public static Workers threads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("Threads: " + threads + ". Expected at least 1.");
        }
        return new Workers(threads, null);
    }

    /**
     * An executor, which stays open. A run waits until nothing of it is left there, so it must not itself run on the
     * executor's only thread.
     *
     * @param executor gets a task a sleeve; an interrupted run interrupts them
     * @return the workers
     */
    public static Workers of(ExecutorService executor) {
        return new Workers(0, executor);
    }

    /** Runs tasks and waits for all of them; results and the error reported do not depend on timing. */
    <T> List<T> all(List<Callable<T>> tasks) {
        if (given != null) {
            return all(tasks, given);
        }
        ExecutorService own = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())), task -> {
            Thread thread = new Thread(task, "metafolio-sleeve");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return all(tasks, own);
        } finally {
            own.shutdownNow();
        }
    }

    private static <T> List<T> all(List<Callable<T>> tasks, ExecutorService executor) {
        Gate gate = new Gate();
        try {
            return results(ended(tasks.stream().map(gate::through).toList(), executor));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("The run was interrupted while its sleeves were running.");
            cancelled.initCause(e);
            throw cancelled;
        } finally {
            gate.close();
        }
    }

    /** An interrupt while it waits cancels what has not ended. */
    private static <T> List<Future<T>> ended(List<Callable<T>> tasks, ExecutorService executor)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before the first task");
        }
        try {
            return executor.invokeAll(tasks);
        } catch (RejectedExecutionException e) {
            throw new RefusedException(
                    "The executor takes no task: " + e.getMessage(),
                    executor.toString(),
                    "an executor that is open, and has room for " + tasks.size() + " tasks",
                    "shut it down after the run, or leave it out and say threads(…)",
                    e);
        }
    }

    /** Lets tasks in until it is closed, and is closed when none of them is inside. */
    private static final class Gate {
        private int inside;
        private boolean isClosed;

        <T> Callable<T> through(Callable<T> task) {
            return () -> {
                enter();
                try {
                    return task.call();
                } finally {
                    leave();
                }
            };
        }

        private synchronized void enter() {
            if (isClosed) {
                throw new CancellationException("The run has ended.");
            }
            inside++;
        }

        private synchronized void leave() {
            inside--;
            notifyAll();
        }

        /** No task outlives the call; an interrupt meanwhile is told afterwards. */
        synchronized void close() {
            isClosed = true;
            boolean isInterrupted = false;
            while (inside > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return given == null ? threads + " threads" : given.toString();
    }

    private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
        List<T> results = new ArrayList<>();
        @Nullable RuntimeException first = null;
        for (Future<T> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                RuntimeException failure = unwrapped(e);
                if (first == null) {
                    first = failure;
                } else if (failure != first) {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
            return failure;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("A sleeve's tournament failed.", e.getCause());
    }
}
