package io.metafolio;

import io.metafolio.errors.RefusedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the tournaments of a run, or the scenarios of a study: threads of its own, or an executor of the caller's. Never changes
 * a bit. Safe to share between threads.
 */
public final class Workers {
    /** How many tasks are begun or waiting before the oldest of them has ended. */
    private static final int AHEAD = 16;

    private final int threads;
    private final @Nullable ExecutorService given;

    private Workers(int threads, @Nullable ExecutorService given) {
        this.threads = threads;
        this.given = given;
    }

    /**
     * Threads that each run starts and ends.
     *
     * @param threads how many windows are decided at once, of one sleeve or several; at least 1
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
     * @param executor gets a task a sleeve, and where it has room tasks that help: up to fifteen a sleeve wait there at a time, and do
     *     nothing once they are not needed. An interrupted run interrupts what has begun
     * @return the workers
     */
    public static Workers of(ExecutorService executor) {
        return new Workers(0, executor);
    }

    /**
     * Runs tasks and waits for all of them; results and the error reported do not depend on timing.
     *
     * @param tasks given who helps them: the same threads, once every task has been handed to one or waits for one. Where one
     *     thread runs all, nobody does
     */
    <T> List<T> all(Function<Executor, List<Callable<T>>> tasks) {
        if (given != null) {
            return all(tasks, given, true);
        }
        ExecutorService own = started(threads, "metafolio-sleeve");
        try {
            return all(tasks, own, threads > 1);
        } finally {
            own.shutdownNow();
        }
    }

    /**
     * Runs tasks as threads come free, and takes their results in order, each as soon as all before it are there.
     *
     * @param <T> what a task yields
     * @param tasks in order; the next ones are asked for as results are taken, so memory stays flat
     * @param results takes them, on the calling thread; what it throws ends the call
     * @throws CancellationException where the thread was interrupted; tasks that had begun are interrupted, and none outlives the call
     * @throws RefusedException where the executor takes no task
     */
    public <T> void inOrder(Iterator<Callable<T>> tasks, Consumer<T> results) {
        if (given != null) {
            inOrder(tasks, results, given, AHEAD);
            return;
        }
        ExecutorService own = started(threads, "metafolio-scenario");
        try {
            inOrder(tasks, results, own, Math.max(AHEAD, 2 * threads));
        } finally {
            own.shutdownNow();
        }
    }

    private static <T> void inOrder(
            Iterator<Callable<T>> tasks, Consumer<T> results, ExecutorService executor, int ahead) {
        Gate gate = new Gate();
        Deque<Future<T>> running = new ArrayDeque<>();
        try {
            while (tasks.hasNext() || !running.isEmpty()) {
                while (tasks.hasNext() && running.size() < ahead) {
                    running.add(submitted(gate.through(tasks.next()), executor));
                }
                results.accept(running.remove().get());
            }
        } catch (InterruptedException e) {
            throw cancelled("The work was interrupted before all of it was done.", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            running.forEach(left -> left.cancel(true));
            gate.close();
        }
    }

    private static <T> Future<T> submitted(Callable<T> task, ExecutorService executor) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before a task");
        }
        try {
            return executor.submit(task);
        } catch (RejectedExecutionException e) {
            throw closed(executor, e);
        }
    }

    private static ExecutorService started(int threads, String name) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static CancellationException cancelled(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException(what);
        cancelled.initCause(cause);
        return cancelled;
    }

    private static RefusedException closed(ExecutorService executor, RejectedExecutionException cause) {
        return new RefusedException(
                "The executor takes no task: " + cause.getMessage(),
                executor.toString(),
                "an executor that is open, and has room for a task a sleeve",
                "shut it down after the run, or leave it out and say threads(…)",
                cause);
    }

    private static <T> List<T> all(
            Function<Executor, List<Callable<T>>> tasks, ExecutorService executor, boolean helps) {
        Gate gate = new Gate();
        Helpers helpers = new Helpers(executor, gate);
        List<Future<T>> futures = new ArrayList<>();
        try {
            for (Callable<T> task : tasks.apply(helpers)) {
                futures.add(submitted(gate.through(task), executor));
            }
            if (helps) {
                helpers.open();
            }
            for (Future<T> future : futures) {
                await(future);
            }
            return results(futures);
        } catch (InterruptedException e) {
            throw cancelled("The run was interrupted while its sleeves were running.", e);
        } finally {
            futures.forEach(future -> future.cancel(true));
            gate.close();
        }
    }

    private static void await(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException | CancellationException told) {
            // by results(…), once all have ended
        }
    }

    /** The threads of an executor, as helpers of what runs there: only once all of that has its place. */
    private static final class Helpers implements Executor {
        private final ExecutorService executor;
        private final Gate gate;
        private volatile boolean isOpen;

        Helpers(ExecutorService executor, Gate gate) {
            this.executor = executor;
            this.gate = gate;
        }

        void open() {
            isOpen = true;
        }

        @Override
        public void execute(Runnable task) {
            if (!isOpen) {
                throw new RejectedExecutionException("Not all sleeves have their place yet.");
            }
            executor.execute(() -> gate.help(task));
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

        /** Runs a task whose result nobody waits for, unless it comes too late. */
        void help(Runnable task) {
            if (isEntered()) {
                try {
                    task.run();
                } finally {
                    leave();
                }
            }
        }

        private synchronized boolean isEntered() {
            inside += isClosed ? 0 : 1;
            return !isClosed;
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
