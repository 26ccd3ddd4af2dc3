package io.metafolio.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Ledger lines kept in memory, for runs without a folder and for tests. Not safe to share between threads. */
public final class MemoryLines implements LedgerLines {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, MemoryLines> sleeves = new TreeMap<>();
    private final Map<String, MemoryLines> metas = new TreeMap<>();

    private LedgerMark mark;

    /** Keeps no line yet. */
    public MemoryLines() {
        this(LedgerMark.ORIGIN);
    }

    /**
     * Keeps no line yet, and goes on after lines that are kept elsewhere.
     *
     * @param mark where those stand
     */
    public MemoryLines(LedgerMark mark) {
        this.mark = mark;
    }

    @Override
    public LedgerLine append(Function<LedgerMark, LedgerLine> next) {
        LedgerLine line = next.apply(mark);
        lines.add(line.text());
        mark = line.mark();
        return line;
    }

    @Override
    public LedgerMark mark() {
        return mark;
    }

    @Override
    public void flush() {
        // memory does not outlive the process, so there is nothing to make durable
    }

    @Override
    public MemoryLines forSleeve(String sleeveId) {
        return kept(sleeves, "Sleeve", sleeveId);
    }

    @Override
    public MemoryLines forMeta(String metaId) {
        return kept(metas, "Meta-portfolio", metaId);
    }

    private static MemoryLines kept(Map<String, MemoryLines> within, String kind, String id) {
        MemoryLines child = new MemoryLines();
        if (within.putIfAbsent(id, child) != null) {
            throw new IllegalStateException(kind + " \"" + id + "\" already has a ledger in this run.");
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

    /**
     * The lines of the meta-portfolios that ran inside.
     *
     * @return by id, sorted
     */
    public Map<String, MemoryLines> metas() {
        return new TreeMap<>(metas);
    }
}
