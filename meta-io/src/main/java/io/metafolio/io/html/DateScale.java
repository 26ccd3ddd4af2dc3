package io.metafolio.io.html;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of calendar days.
 *
 * @param first leftmost day
 * @param last rightmost day
 */
record DateScale(LocalDate first, LocalDate last) {
    private static final int MOST_TICKS = 8;
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 600};

    /** The place of a day, 0 at the left and 1 at the right. */
    double share(LocalDate date) {
        long days = Math.max(1, last.toEpochDay() - first.toEpochDay());
        return (double) (date.toEpochDay() - first.toEpochDay()) / days;
    }

    List<Chart.Tick> ticks() {
        List<Chart.Tick> ticks = List.of();
        for (int months : MONTHS) {
            ticks = firstsOfMonth(months);
            if (ticks.size() <= MOST_TICKS) {
                break;
            }
        }
        return ticks.size() >= 2
                ? ticks
                : List.of(new Chart.Tick(0, first.toString()), new Chart.Tick(1, last.toString()));
    }

    private List<Chart.Tick> firstsOfMonth(int every) {
        List<Chart.Tick> ticks = new ArrayList<>();
        YearMonth end = YearMonth.from(last);
        for (YearMonth month = YearMonth.from(first); !month.isAfter(end); month = month.plusMonths(1)) {
            boolean wanted = (12 * month.getYear() + month.getMonthValue() - 1) % every == 0;
            if (wanted && !month.atDay(1).isBefore(first)) {
                String label = every < 12 ? month.toString() : String.valueOf(month.getYear());
                ticks.add(new Chart.Tick(share(month.atDay(1)), label));
            }
        }
        return ticks;
    }
}
