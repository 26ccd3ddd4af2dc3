package io.metafolio.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ledger lines kept in memory, for runs without a folder and for tests. Not safe to share between threads. */
public final class MemoryLines implements LedgerLines {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, MemoryLines> sleeves = new TreeMap<>();

    /** Keeps no line yet. */
    public MemoryLines() {}

    @Override
    public void append(String line) {
        lines.add(line);
    }

    @Override
    public void flush() {
        // memory does not outlive the process, so there is nothing to make durable
    }

    @Override
    public MemoryLines forSleeve(String sleeveId) {
        MemoryLines child = new MemoryLines();
        if (sleeves.putIfAbsent(sleeveId, child) != null) {
            throw new IllegalStateException("Sleeve \"" + sleeveId + "\" already has a ledger in this run.");
        }
        return child;
    }

    /**
     * The lines so far.
     *
     * @return a copy, oldest first
     */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * The lines of the sleeves that ran inside.
     *
     * @return by sleeve id, sorted
     */
    public Map<String, MemoryLines> sleeves() {
        return new TreeMap<>(sleeves);
    }
}
