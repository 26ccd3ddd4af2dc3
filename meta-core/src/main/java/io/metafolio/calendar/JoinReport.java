package io.metafolio.calendar;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What a join did to each sleeve's stream.
 *
 * @param policy how rows were made
 * @param first first joined row
 * @param last last joined row
 * @param rows joined rows
 * @param sleeves one line a sleeve, in sleeve order
 */
public record JoinReport(JoinPolicy policy, LocalDate first, LocalDate last, int rows, List<SleeveJoin> sleeves) {
    /** Share of dropped rows above which the report warns. */
    public static final double WARNING_SHARE = 0.20;

    /** Copies the lines. */
    public JoinReport {
        sleeves = ImmutableList.copyOf(sleeves);
    }

    /**
     * One sleeve's part in the join.
     *
     * @param sleeve its id
     * @param rowsIn rows of its stream
     * @param rowsKept dates of its stream that are shared
     * @param shareDropped share of its rows that are on no shared date
     * @param growthDropped compounded growth that the joined rows do not contain, between the first and last shared
     *     date; zero within rounding under {@link JoinPolicy#COMPOUND}
     * @param growthBefore compounded growth up to and including the first shared date, which is the base
     * @param growthAfter compounded growth after the last shared date
     */
    public record SleeveJoin(
            String sleeve,
            int rowsIn,
            int rowsKept,
            double shareDropped,
            double growthDropped,
            double growthBefore,
            double growthAfter) {
        /** The same stream after a further join of these rows. */
        SleeveJoin then(SleeveJoin next) {
            return new SleeveJoin(
                    sleeve,
                    rowsIn,
                    next.rowsKept,
                    1 - (double) next.rowsKept / rowsIn,
                    (1 + growthDropped) * (1 + next.growthDropped) - 1,
                    (1 + growthBefore) * (1 + next.growthBefore) - 1,
                    (1 + next.growthAfter) * (1 + growthAfter) - 1);
        }

        /**
         * Whether more of the stream fell on unshared dates than passes without a word.
         *
         * @return true above {@link JoinReport#WARNING_SHARE}
         */
        public boolean warns() {
            return shareDropped > WARNING_SHARE;
        }
    }

    JoinReport withSleeves(List<SleeveJoin> lines) {
        return new JoinReport(policy, first, last, rows, lines);
    }

    /**
     * What a reader should know.
     *
     * @return one sentence for each sleeve that lost more than {@link #WARNING_SHARE} of its rows
     */
    public List<String> notices() {
        return sleeves.stream()
                .filter(SleeveJoin::warns)
                .map(line -> String.format(
                        Locale.ROOT,
                        "%s: %.1f %% of its %d rows fall on dates that not all sleeves share",
                        line.sleeve(),
                        100 * line.shareDropped(),
                        line.rowsIn()))
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "join (%s): %d rows %s … %s%n%-16s %8s %8s %9s %14s",
                policy.id(),
                rows,
                first,
                last,
                "sleeve",
                "rows in",
                "kept",
                "dropped",
                "growth dropped"));
        for (SleeveJoin line : sleeves) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%-16s %8d %8d %8.1f%% %13.2f%%",
                    line.sleeve(),
                    line.rowsIn(),
                    line.rowsKept(),
                    100 * line.shareDropped(),
                    100 * line.growthDropped()));
        }
        return table.append('\n').toString().replace("\r\n", "\n");
    }
}
