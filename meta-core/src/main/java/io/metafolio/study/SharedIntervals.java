package io.metafolio.study;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of several price tables, cut at the dates that all of them share; before a table begins, at the dates of the others.
 *
 * <p>Interval i of table k holds its rows after cut i up to and with cut i + 1. Those in which every table earns its rows whole can be
 * drawn from; they are the last ones.
 */
final class SharedIntervals {
    private final int[][] ends;
    private final int places;
    private final int firstSource;
    private final int[] kinds;
    private final List<BitSet> fitting;

    /** Where each of the tables, all of which end on the same date, is cut. */
    SharedIntervals(List<PriceTable> tables) {
        List<LocalDate> cuts = cuts(tables);
        this.places = cuts.size() - 1;
        this.ends = new int[tables.size()][];
        for (int k = 0; k < ends.length; k++) {
            ends[k] = ends(tables.get(k).dates(), cuts);
        }
        this.firstSource = firstSource();
        Map<List<Integer>, Integer> byNeed = new LinkedHashMap<>();
        this.kinds = new int[places];
        for (int i = 0; i < places; i++) {
            List<Integer> need = need(i);
            kinds[i] = byNeed.computeIfAbsent(need, any -> byNeed.size());
        }
        this.fitting = byNeed.keySet().stream().map(this::fitting).toList();
        requireAll(cuts);
    }

    private static List<LocalDate> cuts(List<PriceTable> tables) {
        TreeSet<LocalDate> cuts = new TreeSet<>();
        tables.forEach(table -> cuts.addAll(table.dates()));
        for (PriceTable table : tables) {
            LocalDate first = table.dates().get(0);
            Set<LocalDate> own = new HashSet<>(table.dates());
            cuts.removeIf(date -> !date.isBefore(first) && !own.contains(date));
        }
        return List.copyOf(cuts);
    }

    /** The last row up to each cut; −1 before the table begins. */
    private static int[] ends(List<LocalDate> dates, List<LocalDate> cuts) {
        int[] ends = new int[cuts.size()];
        int row = -1;
        for (int i = 0; i < ends.length; i++) {
            while (row + 1 < dates.size() && !dates.get(row + 1).isAfter(cuts.get(i))) {
                row++;
            }
            ends[i] = row;
        }
        return ends;
    }

    /** The first interval before which every table had begun. */
    private int firstSource() {
        int first = 0;
        for (int[] table : ends) {
            while (first < places && table[first] < 0) {
                first++;
            }
        }
        return first;
    }

    /** How many returns each table asks for; those that it cannot earn before it begins are asked of nobody. */
    private List<Integer> need(int place) {
        List<Integer> need = new ArrayList<>();
        for (int[] table : ends) {
            boolean begins = table[place] < 0;
            int rows = begins ? Math.max(table[place + 1], 0) : table[place + 1] - table[place];
            need.add(begins ? -rows : rows);
        }
        return need;
    }

    private BitSet fitting(List<Integer> need) {
        BitSet fitting = new BitSet();
        for (int s = firstSource; s < places; s++) {
            boolean fits = true;
            for (int k = 0; k < ends.length; k++) {
                int rows = ends[k][s + 1] - ends[k][s];
                fits &= need.get(k) > 0 ? rows == need.get(k) : rows >= -need.get(k);
            }
            fitting.set(s - firstSource, fits);
        }
        return fitting;
    }

    private void requireAll(List<LocalDate> cuts) {
        for (int i = 0; i < places; i++) {
            if (fitting.get(kinds[i]).isEmpty()) {
                throw new RefusedException(
                        "No interval to draw from holds as many rows as the one after " + cuts.get(i) + " up to "
                                + cuts.get(i + 1) + ": " + need(i) + ", in sleeve order",
                        "histories of " + ends.length + " sleeves, drawn from " + (places - firstSource) + " intervals",
                        "for every interval one like it in which all sleeves have begun",
                        "a longer history that all sleeves share, or a shorter lookback, is what you want");
            }
        }
    }

    /** How many intervals a history has. */
    int places() {
        return places;
    }

    /** How many intervals can be drawn from. */
    int sources() {
        return places - firstSource;
    }

    int[] kinds() {
        return kinds.clone();
    }

    List<BitSet> fitting() {
        return fitting;
    }

    /** The row of a table from which an interval can be drawn the earliest: its close is the first that counts. */
    int firstRow(int table) {
        return ends[table][firstSource];
    }

    /** For each row of a table but the first, the row whose return stands there. */
    int[] rows(int table, int[] drawn) {
        int[] end = ends[table];
        int[] rows = new int[end[places] + 1];
        for (int i = 0; i < places; i++) {
            int source = end[firstSource + drawn[i] + 1];
            int first = Math.max(end[i], 0) + 1;
            for (int row = end[i + 1]; row >= first; row--) {
                rows[row] = source - (end[i + 1] - row);
            }
        }
        return rows;
    }
}
