package io.metafolio;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs tasks on a few threads and waits for all of them; results and the error reported do not depend on timing. */
final class InParallel {
    private InParallel() {}

    static <T> List<T> all(List<Callable<T>> tasks, int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())), task -> {
            Thread thread = new Thread(task, "metafolio-sleeve");
            thread.setDaemon(true);
            return thread;
        });
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException("before the first task");
            }
            return results(executor.invokeAll(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("The run was interrupted while its sleeves were running.");
            cancelled.initCause(e);
            throw cancelled;
        } finally {
            executor.shutdownNow();
            awaitEnd(executor);
        }
    }

    /** Threads never outlive the call; an interrupt meanwhile is told afterwards. */
    private static void awaitEnd(ExecutorService executor) {
        boolean isInterrupted = false;
        boolean hasEnded = false;
        while (!hasEnded) {
            try {
                hasEnded = executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
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
