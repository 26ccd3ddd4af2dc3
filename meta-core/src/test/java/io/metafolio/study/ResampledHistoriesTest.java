package io.metafolio.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.MetaPortfolio;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.VolumeTable;
import io.metafolio.sleeve.StrategySleeve;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResampledHistoriesTest {
    private static final double ROUNDING = 1e-9;

    private static PriceTable table(LocalDate first, LocalDate last, boolean isDaily, int symbols, long seed) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < symbols; j++) {
            names.add("AMEX:S" + j);
        }
        PriceTable.Builder table = PriceTable.builder("test", names);
        Random random = new Random(seed);
        double[] close = new double[symbols];
        Arrays.fill(close, 100);
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            boolean isWeekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            boolean isHoliday = date.getDayOfMonth() == 4;
            for (int j = 0; j < symbols; j++) {
                close[j] *= 1 + 0.01 * random.nextGaussian();
            }
            if (isDaily || (!isWeekend && !isHoliday)) {
                table.row(date, close);
            }
        }
        return table.build();
    }

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2023, 12, 29);
    private static final PriceTable WEEKDAYS = table(FIRST, LAST, false, 3, 1);
    private static final PriceTable DAILY = table(LocalDate.of(2023, 3, 4), LAST, true, 2, 2);

    @Test
    @DisplayName("every return stands on a row of its sort, that of all sleeves in an interval together")
    void intervals() {
        SharedIntervals intervals = new SharedIntervals(List.of(WEEKDAYS, DAILY));
        int[] drawn = StationaryBootstrap.MONTH.draw(
                intervals.kinds(), intervals.fitting(), intervals.sources(), new Random(1));
        int[] weekdays = intervals.rows(0, drawn);
        int[] daily = intervals.rows(1, drawn);
        int interval = 0;
        for (int t = 1; t < daily.length; t++) {
            LocalDate date = DAILY.dates().get(t);
            LocalDate from = DAILY.dates().get(daily[t]);
            int place = WEEKDAYS.dates().indexOf(date);
            if (place > 0) {
                assertThat(WEEKDAYS.dates().get(weekdays[place]))
                        .as("what moved together on " + from + " moves together on " + date)
                        .isEqualTo(from);
                interval++;
            } else {
                assertThat(WEEKDAYS.dates())
                        .as("no session of one, none of the other")
                        .doesNotContain(from);
            }
        }
        assertThat(interval).isGreaterThan(150);
        assertThat(weekdays[1])
                .isBetween(intervals.firstRow(0) + 1, WEEKDAYS.dates().size() - 1);
        assertThat(WEEKDAYS.dates().get(intervals.firstRow(0)))
                .as("drawn from the first day that both share")
                .isEqualTo(LocalDate.of(2023, 3, 6));
    }

    @Test
    @DisplayName("an interval that nothing to draw from is like is refused, with its dates")
    void nothingLike() {
        PriceTable gap = PriceTable.builder("gap", List.of("AMEX:A"))
                .row(LocalDate.of(2024, 1, 1), 1)
                .row(LocalDate.of(2024, 1, 2), 1)
                .row(LocalDate.of(2024, 1, 3), 1)
                .row(LocalDate.of(2024, 1, 4), 1)
                .build();
        PriceTable late = PriceTable.builder("late", List.of("AMEX:B"))
                .row(LocalDate.of(2024, 1, 3), 1)
                .row(LocalDate.of(2024, 1, 4), 1)
                .build();
        assertThat(new SharedIntervals(List.of(gap, late)).sources()).isEqualTo(1);
        PriceTable sparse = PriceTable.builder("sparse", List.of("AMEX:C"))
                .row(LocalDate.of(2024, 1, 1), 1)
                .row(LocalDate.of(2024, 1, 3), 1)
                .row(LocalDate.of(2024, 1, 4), 1)
                .build();
        assertThatThrownBy(() -> new SharedIntervals(List.of(gap, sparse, late)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2024-01-01")
                .hasMessageContaining("2024-01-03");
    }

    private static MetaPortfolio meta() {
        return SmallStudies.meta().build();
    }

    @Test
    @DisplayName(
            "a drawn history has the dates of the real one, and only returns that happened, across sleeves on one day")
    void together() {
        MetaPortfolio meta = meta();
        ResampledHistories histories = ResampledHistories.of(meta, StationaryBootstrap.MONTH, 0);
        Map<String, StrategySleeve> history = histories.history(5);
        assertThat(history.keySet()).containsExactly("instruments", "etfs", "crypto");
        PriceTable etfs = Objects.requireNonNull(history.get("etfs")).prices();
        PriceTable instruments =
                Objects.requireNonNull(history.get("instruments")).prices();
        Map<String, PriceTable> real = new LinkedHashMap<>();
        meta.strategies().forEach(sleeve -> real.put(sleeve.id(), sleeve.prices()));
        assertThat(new TreeSet<>(Objects.requireNonNull(real.get("etfs")).dates()))
                .containsAll(etfs.dates());
        assertThat(etfs.dates().get(etfs.dates().size() - 1)).isEqualTo(meta.asOf());
        int moved = 0;
        for (int t = 1; t < etfs.dates().size(); t++) {
            int from = source(Objects.requireNonNull(real.get("etfs")), 0, growth(etfs, t, 0));
            LocalDate day = Objects.requireNonNull(real.get("etfs")).dates().get(from);
            int row = Objects.requireNonNull(real.get("instruments")).dates().indexOf(day);
            assertThat(growth(instruments, t, 0))
                    .isCloseTo(growth(Objects.requireNonNull(real.get("instruments")), row, 0), within(ROUNDING));
            moved += day.equals(etfs.dates().get(t)) ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(etfs.dates().size() / 2);
    }

    private static int source(PriceTable table, int column, double growth) {
        for (int t = 1; t < table.dates().size(); t++) {
            if (Math.abs(growth(table, t, column) - growth) < ROUNDING) {
                return t;
            }
        }
        throw new AssertionError("a growth that never happened: " + growth);
    }

    private static double growth(PriceTable table, int row, int column) {
        return table.price(row, column).orElseThrow()
                / table.price(row - 1, column).orElseThrow();
    }

    @Test
    @DisplayName("what was traded keeps its worth")
    void volumes() {
        MetaPortfolio meta = meta();
        StrategySleeve etfs = meta.strategies().get(1);
        VolumeTable.Builder table = VolumeTable.builder("volumes", etfs.prices().symbols());
        int columns = etfs.prices().symbols().size();
        for (int t = 0; t < etfs.prices().dates().size(); t++) {
            List<OptionalDouble> row = new ArrayList<>();
            for (int j = 0; j < columns; j++) {
                row.add(OptionalDouble.of(1_000 / etfs.prices().price(t, j).orElseThrow()));
            }
            table.row("row", etfs.prices().dates().get(t), row);
        }
        MetaPortfolio traded = meta.withSleeves(List.of(etfs.withVolumes(table.build())));
        StrategySleeve drawn = Objects.requireNonNull(ResampledHistories.of(traded, StationaryBootstrap.MONTH, 0)
                .history(0)
                .get("etfs"));
        for (int t = 0; t < drawn.prices().dates().size(); t++) {
            double units = drawn.volumes()
                    .orElseThrow()
                    .volume(
                            drawn.prices().dates().get(t),
                            drawn.prices().symbols().get(0))
                    .orElseThrow();
            assertThat(units * drawn.prices().price(t, 0).orElseThrow()).isCloseTo(1_000, within(1e-6));
        }
    }

    @Test
    @DisplayName("an asset with a hole sits out, by name; a sleeve of such assets alone is refused")
    void holes() {
        MetaPortfolio meta = meta();
        StrategySleeve etfs = meta.strategies().get(1);
        MetaPortfolio holed = meta.withSleeves(List.of(etfs.withPrices(withoutLast(etfs.prices(), 1))));
        ResampledHistories histories = ResampledHistories.of(holed, StationaryBootstrap.MONTH, 0);
        assertThat(histories.sittingOut())
                .containsEntry("etfs", List.of(etfs.prices().symbols().get(0)));
        assertThat(Objects.requireNonNull(histories.history(0).get("etfs"))
                        .prices()
                        .symbols())
                .isEqualTo(etfs.prices()
                        .symbols()
                        .subList(1, etfs.prices().symbols().size()));
        MetaPortfolio empty = meta.withSleeves(List.of(etfs.withPrices(
                withoutLast(etfs.prices(), etfs.prices().symbols().size()))));
        assertThatThrownBy(() -> ResampledHistories.of(empty, StationaryBootstrap.MONTH, 0))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("No asset has a close on every row");
    }

    private static PriceTable withoutLast(PriceTable table, int absent) {
        PriceTable.Builder changed = PriceTable.builder(table.source(), table.symbols());
        int rows = table.dates().size();
        for (int t = 0; t < rows; t++) {
            List<OptionalDouble> row = new ArrayList<>();
            for (int j = 0; j < table.symbols().size(); j++) {
                row.add(t == rows - 3 && j < absent ? OptionalDouble.empty() : table.price(t, j));
            }
            changed.row("row " + t, table.dates().get(t), row);
        }
        return changed.build();
    }
}
