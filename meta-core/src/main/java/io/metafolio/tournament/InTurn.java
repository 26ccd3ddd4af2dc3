package io.metafolio.tournament;

import io.metafolio.audit.AuditEntry;
import io.metafolio.errors.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that tell a ledger, worked out by helping threads before their turn and heard in their turn alone: results and ledger are
 * those of one thread. Whoever's turn it is does not wait for a helper to begin, so that helpers may come late or never.
 */
final class InTurn {
    /** How many tasks may be worked out before the one whose turn it is has ended, which bounds memory. */
    private static final int AHEAD = 16;

    private final Executor helpers;
    private final Consumer<AuditEntry> ledger;
    private final IntFunction<String> title;

    /**
     * Ready to run tasks.
     *
     * @param helpers may run what they are given, at once, later or never; refuse it where they have no room just now
     * @param ledger hears of every task in its turn: of the one whose turn it is as it happens
     * @param title what a task is called, by its number from 1 on, where it is not begun since the thread was interrupted
     */
    InTurn(Executor helpers, Consumer<AuditEntry> ledger, IntFunction<String> title) {
        this.helpers = helpers;
        this.ledger = ledger;
        this.title = title;
    }

    /**
     * Runs tasks and takes their results in order, on the calling thread; the first that fails ends the call.
     *
     * @throws CancellationException where a thread was interrupted before its task was done
     */
    <T> void each(List<Function<Consumer<AuditEntry>, T>> tasks, Consumer<T> results) {
        List<Turn<T>> turns = new ArrayList<>();
        tasks.forEach(task -> turns.add(new Turn<>(task, title.apply(turns.size() + 1))));
        int offered = 0;
        try {
            for (int k = 0; k < turns.size(); k++) {
                offered = offer(turns.subList(0, Math.min(k + AHEAD, turns.size())), Math.max(offered, k + 1));
                results.accept(turns.get(k).taken(ledger));
            }
        } finally {
            turns.forEach(Turn::cancel);
        }
    }

    /** Offers turns from one on, and tells up to which it did: what finds no room now is offered again in the next turn. */
    private int offer(List<? extends Turn<?>> turns, int from) {
        for (int k = from; k < turns.size(); k++) {
            try {
                helpers.execute(turns.get(k)::help);
            } catch (RejectedExecutionException noRoom) {
                return k;
            }
        }
        return Math.max(from, turns.size());
    }

    /** One task. What is left of it with helpers once its turn is over holds nothing. */
    private static final class Turn<T> {
        private final String title;
        private final Held held = new Held();
        private volatile @Nullable FutureTask<T> task;

        Turn(Function<Consumer<AuditEntry>, T> work, String title) {
            this.title = title;
            this.task = new FutureTask<>(() -> {
                Cancellation.requireNone(title);
                return work.apply(held);
            });
        }

        void help() {
            FutureTask<T> offered = task;
            if (offered != null) {
                offered.run();
            }
        }

        T taken(Consumer<AuditEntry> ledger) {
            FutureTask<T> own = task;
            if (own == null) {
                throw new IllegalStateException("The turn of this task is over.");
            }
            Cancellation.requireNone(title);
            held.openTo(ledger);
            own.run();
            try {
                T result = own.get();
                task = null;
                return result;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Cancellation.interrupted(title);
            } catch (ExecutionException e) {
                throw unwrapped(e);
            }
        }

        void cancel() {
            FutureTask<T> left = task;
            task = null;
            if (left != null) {
                left.cancel(true);
            }
        }

        private static RuntimeException unwrapped(ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Keeps entries until it is opened, and passes them on from there. */
    private static final class Held implements Consumer<AuditEntry> {
        private final List<AuditEntry> kept = new ArrayList<>();
        private @Nullable Consumer<AuditEntry> ledger;

        @Override
        public synchronized void accept(AuditEntry entry) {
            if (ledger == null) {
                kept.add(entry);
            } else {
                ledger.accept(entry);
            }
        }

        synchronized void openTo(Consumer<AuditEntry> opened) {
            kept.forEach(opened);
            kept.clear();
            ledger = opened;
        }
    }
}
