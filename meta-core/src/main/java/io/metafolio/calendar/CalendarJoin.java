package io.metafolio.calendar;

import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The sleeves' streams of one risk profile, joined on the dates that all of them have. Nothing is padded or filled: the
 * first shared date is the base, and each later one yields a row. Immutable; safe to share between threads.
 *
 * @param profile the philosophy all streams share
 * @param base the first shared date, which yields no row
 * @param returns joined rows by sleeve, columns in sleeve order
 * @param report what the join did to each stream
 */
public record CalendarJoin(RiskProfile profile, LocalDate base, ReturnMatrix returns, JoinReport report) {
    /**
     * Joins streams. Cost O(total rows).
     *
     * @param streams one a sleeve, all of one risk profile
     * @param policy how rows between shared dates are treated
     * @param leastRows joined rows that must result
     * @return the join
     * @throws OverlapException where fewer rows result; it holds the counts
     * @throws IllegalArgumentException where there is no stream or their profiles differ
     */
    public static CalendarJoin of(List<ProfileStream> streams, JoinPolicy policy, int leastRows) {
        RiskProfile profile = commonProfile(streams);
        List<LocalDate> shared = sharedDates(streams);
        if (shared.size() - 1 < Math.max(1, leastRows)) {
            throw new OverlapException(shared.size(), Math.max(1, leastRows), spans(streams));
        }
        double[][] columns = new double[streams.size()][];
        List<JoinReport.SleeveJoin> lines = new ArrayList<>();
        for (int j = 0; j < columns.length; j++) {
            ReturnSeries series = streams.get(j).series();
            int[] rows = positions(series, shared);
            columns[j] = policy == JoinPolicy.COMPOUND ? compounded(series, rows) : sampled(series, rows);
            lines.add(line(streams.get(j), rows, columns[j]));
        }
        List<LocalDate> dates = shared.subList(1, shared.size());
        ReturnMatrix matrix = ReturnMatrix.of(
                "joined " + profile + " returns",
                dates,
                streams.stream().map(ProfileStream::sleeve).toList(),
                columns);
        JoinReport report = new JoinReport(policy, dates.get(0), dates.get(dates.size() - 1), dates.size(), lines);
        return new CalendarJoin(profile, shared.get(0), matrix, report);
    }

    /**
     * Joins more streams onto these rows: what results is what joining all at once gives, growth within rounding.
     *
     * @param more streams of the same risk profile
     * @param leastRows joined rows that must result
     * @return the join of all, columns of these sleeves first
     * @throws OverlapException where fewer rows result; it holds the counts
     * @throws IllegalArgumentException where profiles differ
     * @throws IllegalStateException where these rows were joined by {@link JoinPolicy#DROP}: what they threw away is gone
     */
    public CalendarJoin and(List<ProfileStream> more, int leastRows) {
        if (report.policy() == JoinPolicy.DROP) {
            throw new IllegalStateException(
                    "A further join onto rows whose policy was drop. Expected compounded rows, or"
                            + " all streams at once: the growth thrown away could not be told.");
        }
        List<ProfileStream> streams = new ArrayList<>();
        for (String sleeve : returns.columns()) {
            streams.add(new ProfileStream(sleeve, profile, sinceBase(sleeve)));
        }
        streams.addAll(more);
        CalendarJoin joined = of(streams, report.policy(), leastRows);
        List<JoinReport.SleeveJoin> lines = new ArrayList<>(joined.report.sleeves());
        for (int j = 0; j < report.sleeves().size(); j++) {
            lines.set(j, report.sleeves().get(j).then(lines.get(j)));
        }
        return new CalendarJoin(profile, joined.base, joined.returns, joined.report.withSleeves(lines));
    }

    /** A joined column as a stream whose first row is the base, without growth of its own. */
    private ReturnSeries sinceBase(String sleeve) {
        List<LocalDate> dates = new ArrayList<>(List.of(base));
        dates.addAll(returns.dates());
        double[] joined = returns.column(returns.columns().indexOf(sleeve)).toArray();
        double[] values = new double[joined.length + 1];
        System.arraycopy(joined, 0, values, 1, joined.length);
        return ReturnSeries.of(sleeve, dates, values);
    }

    /**
     * The join as it stands in a ledger.
     *
     * @return base, span, rows, and what became of each sleeve's stream
     */
    public Map<String, Object> recorded() {
        Map<String, Object> sleeves = new TreeMap<>();
        for (JoinReport.SleeveJoin line : report.sleeves()) {
            sleeves.put(
                    line.sleeve(),
                    Map.of(
                            "rows_in", line.rowsIn(),
                            "rows_kept", line.rowsKept(),
                            "share_dropped", line.shareDropped(),
                            "growth_dropped", line.growthDropped(),
                            "growth_before", line.growthBefore(),
                            "growth_after", line.growthAfter()));
        }
        return Map.of(
                "base", base.toString(),
                "first", report.first().toString(),
                "last", report.last().toString(),
                "rows", report.rows(),
                "sleeves", sleeves);
    }

    private static RiskProfile commonProfile(List<ProfileStream> streams) {
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("No stream to join. Expected one a sleeve.");
        }
        RiskProfile profile = streams.get(0).profile();
        for (ProfileStream stream : streams) {
            if (!stream.profile().equals(profile)) {
                throw new IllegalArgumentException("Stream of sleeve " + stream.sleeve() + " is of profile "
                        + stream.profile() + ", the first of " + profile
                        + ". Expected one philosophy in a join. Maybe a stream was picked under the wrong profile.");
            }
        }
        return profile;
    }

    private static List<LocalDate> sharedDates(List<ProfileStream> streams) {
        List<LocalDate> shared = streams.get(0).series().dates();
        for (ProfileStream stream : streams.subList(1, streams.size())) {
            shared = sharedDates(shared, stream.series().dates());
        }
        return shared;
    }

    /** Both ascend. */
    private static List<LocalDate> sharedDates(List<LocalDate> dates, List<LocalDate> others) {
        List<LocalDate> shared = new ArrayList<>(Math.min(dates.size(), others.size()));
        int other = 0;
        for (LocalDate date : dates) {
            while (other < others.size() && others.get(other).isBefore(date)) {
                other++;
            }
            if (other < others.size() && others.get(other).equals(date)) {
                shared.add(date);
            }
        }
        return shared;
    }

    private static int[] positions(ReturnSeries series, List<LocalDate> shared) {
        int[] rows = new int[shared.size()];
        int row = 0;
        for (int k = 0; k < rows.length; k++) {
            while (!series.dates().get(row).equals(shared.get(k))) {
                row++;
            }
            rows[k] = row;
        }
        return rows;
    }

    private static double[] compounded(ReturnSeries series, int[] rows) {
        double[] joined = new double[rows.length - 1];
        for (int k = 1; k < rows.length; k++) {
            joined[k - 1] = growth(series, rows[k - 1] + 1, rows[k] + 1);
        }
        return joined;
    }

    private static double[] sampled(ReturnSeries series, int[] rows) {
        double[] joined = new double[rows.length - 1];
        for (int k = 1; k < rows.length; k++) {
            joined[k - 1] = series.at(rows[k]);
        }
        return joined;
    }

    /** Compounded growth of the rows from start to before end; one row keeps its exact bits. */
    private static double growth(ReturnSeries series, int start, int end) {
        double growth = 0;
        for (int t = start; t < end; t++) {
            growth = Math.fma(series.at(t), 1 + growth, growth);
        }
        return growth;
    }

    private static JoinReport.SleeveJoin line(ProfileStream stream, int[] rows, double[] joined) {
        ReturnSeries series = stream.series();
        double kept = 0;
        for (double row : joined) {
            kept = Math.fma(row, 1 + kept, kept);
        }
        double whole = growth(series, rows[0] + 1, rows[rows.length - 1] + 1);
        return new JoinReport.SleeveJoin(
                stream.sleeve(),
                series.size(),
                rows.length,
                1 - (double) rows.length / series.size(),
                (1 + whole) / (1 + kept) - 1,
                growth(series, 0, rows[0] + 1),
                growth(series, rows[rows.length - 1] + 1, series.size()));
    }

    private static String spans(List<ProfileStream> streams) {
        return streams.stream()
                .map(stream -> "sleeve " + stream.sleeve() + " with "
                        + stream.series()
                                .toString()
                                .substring(stream.series().name().length() + 2))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return profile + " " + report;
    }
}
