package io.metafolio.calendar;

import static io.metafolio.calendar.JoinPolicy.COMPOUND;
import static io.metafolio.calendar.JoinPolicy.DROP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarJoinTest {
    private static final LocalDate THURSDAY = LocalDate.of(2024, 3, 7);
    private static final LocalDate FRIDAY = THURSDAY.plusDays(1);
    private static final LocalDate MONDAY = THURSDAY.plusDays(4);
    private static final LocalDate TUESDAY = THURSDAY.plusDays(5);
    /** One product of a few factors. */
    private static final double ROUNDING = 1e-15;
    /** Promised of growth over a whole stream. */
    private static final double CONSERVED = 1e-12;

    private static ProfileStream stream(String sleeve, List<LocalDate> dates, double... returns) {
        return new ProfileStream(sleeve, RiskProfile.HRP, ReturnSeries.of(sleeve, dates, returns));
    }

    private static ProfileStream etfs() {
        return stream("etfs", List.of(THURSDAY, FRIDAY, MONDAY, TUESDAY), 0.01, 0.02, -0.01, 0.03);
    }

    /** Thursday to Tuesday around the clock, ten percent lost on each day of the weekend. */
    private static ProfileStream crypto() {
        List<LocalDate> days = THURSDAY.datesUntil(TUESDAY.plusDays(1)).toList();
        return stream("crypto", days, 0.05, 0.04, -0.10, -0.10, 0.20, 0.01);
    }

    private static double growth(ReturnSeries series, int start, int end) {
        double wealth = 1;
        for (int t = start; t < end; t++) {
            wealth *= 1 + series.at(t);
        }
        return wealth;
    }

    @Test
    @DisplayName("the first shared date is the base and each later one yields a row")
    void joinsOnSharedDates() {
        CalendarJoin join = CalendarJoin.of(List.of(etfs(), crypto()), COMPOUND, 1);

        assertThat(join.profile()).isEqualTo(RiskProfile.HRP);
        assertThat(join.base()).isEqualTo(THURSDAY);
        assertThat(join.returns().dates()).containsExactly(FRIDAY, MONDAY, TUESDAY);
        assertThat(join.returns().columns()).containsExactly("etfs", "crypto");
        assertThat(join.report().first()).isEqualTo(FRIDAY);
        assertThat(join.report().last()).isEqualTo(TUESDAY);
        assertThat(join.report().rows()).isEqualTo(3);
    }

    @Test
    @DisplayName("the weekend's loss of a coin is compounded into its Monday: .9 x .9 x 1.2 - 1 = -.028")
    void compoundsWeekend() {
        CalendarJoin join = CalendarJoin.of(List.of(etfs(), crypto()), COMPOUND, 1);

        assertThat(join.returns().column(1).toArray())
                .containsExactly(new double[] {0.04, -0.028, 0.01}, within(ROUNDING));
        assertThat(join.report().sleeves().get(1).growthDropped()).isCloseTo(0, within(ROUNDING));
    }

    @Test
    @DisplayName("a row over no gap keeps its exact bits")
    void keepsBits() {
        CalendarJoin join = CalendarJoin.of(List.of(etfs(), crypto()), COMPOUND, 1);

        assertThat(join.returns().column(0).toArray()).containsExactly(0.02, -0.01, 0.03);
        assertThat(join.returns().at(0, 1)).isEqualTo(0.04);
        assertThat(join.returns().at(2, 1)).isEqualTo(0.01);
    }

    @Test
    @DisplayName("dropping keeps Monday's own return and reports the weekend's -19 % as thrown away")
    void reportsDroppedGrowth() {
        CalendarJoin join = CalendarJoin.of(List.of(etfs(), crypto()), DROP, 1);

        assertThat(join.returns().column(1).toArray()).containsExactly(0.04, 0.20, 0.01);
        assertThat(join.report().policy()).isEqualTo(DROP);
        assertThat(join.report().sleeves().get(1).growthDropped()).isCloseTo(0.9 * 0.9 - 1, within(ROUNDING));
        assertThat(join.report().sleeves().get(0).growthDropped()).isZero();
    }

    @Test
    @DisplayName("the report counts rows in and kept, and warns above 20 % dropped")
    void countsRows() {
        JoinReport report =
                CalendarJoin.of(List.of(etfs(), crypto()), COMPOUND, 1).report();

        assertThat(report.sleeves().get(0).rowsIn()).isEqualTo(4);
        assertThat(report.sleeves().get(0).shareDropped()).isZero();
        assertThat(report.sleeves().get(1).rowsIn()).isEqualTo(6);
        assertThat(report.sleeves().get(1).rowsKept()).isEqualTo(4);
        assertThat(report.sleeves().get(1).shareDropped()).isCloseTo(1 / 3.0, within(ROUNDING));
        assertThat(report.notices()).singleElement().asString().contains("crypto", "33.3 %", "6 rows");
    }

    @Test
    @DisplayName("the report's text is a table of one line a sleeve")
    void prints() {
        assertThat(CalendarJoin.of(List.of(etfs(), crypto()), DROP, 1)
                        .report()
                        .toString()
                        .lines())
                .containsExactly(
                        "join (drop): 3 rows 2024-03-08 … 2024-03-12",
                        "sleeve            rows in     kept   dropped growth dropped",
                        "etfs                    4        4      0.0%          0.00%",
                        "crypto                  6        4     33.3%        -19.00%");
    }

    @Test
    @DisplayName("growth outside the shared dates is reported before and after")
    void reportsGrowthOutside() {
        ProfileStream late = stream("etfs", List.of(FRIDAY, MONDAY), 0.01, 0.02);

        JoinReport report =
                CalendarJoin.of(List.of(late, crypto()), COMPOUND, 1).report();

        assertThat(report.sleeves().get(1).growthBefore()).isCloseTo(1.05 * 1.04 - 1, within(ROUNDING));
        assertThat(report.sleeves().get(1).growthAfter()).isCloseTo(0.01, within(ROUNDING));
    }

    @Test
    @DisplayName("a stream that is joined twice tells growth of both joins, and rows of the first and the last")
    void joinedTwice() {
        JoinReport.SleeveJoin first = new JoinReport.SleeveJoin("a", 100, 90, 0.1, 0.01, 0.02, 0.03);
        JoinReport.SleeveJoin next = new JoinReport.SleeveJoin("a", 90, 75, 1 / 6.0, 0.1, 0.2, 0.3);
        JoinReport.SleeveJoin both = first.then(next);

        assertThat(both.rowsIn()).isEqualTo(100);
        assertThat(both.rowsKept()).isEqualTo(75);
        assertThat(both.shareDropped()).isCloseTo(0.25, within(ROUNDING));
        assertThat(both.growthDropped()).isCloseTo(1.01 * 1.1 - 1, within(ROUNDING));
        assertThat(both.growthBefore()).isCloseTo(1.02 * 1.2 - 1, within(ROUNDING));
        assertThat(both.growthAfter()).isCloseTo(1.03 * 1.3 - 1, within(ROUNDING));
        assertThat(both.warns()).isTrue();
        assertThat(new JoinReport.SleeveJoin("a", 10, 8, 0.2, 0, 0, 0).warns()).isFalse();
    }

    @Test
    @DisplayName("what a ledger records of a join is its base, its span, and every sleeve's part")
    void recorded() {
        CalendarJoin join = CalendarJoin.of(List.of(etfs(), crypto()), DROP, 1);
        JoinReport.SleeveJoin crypto = join.report().sleeves().get(1);

        assertThat(join.recorded())
                .containsEntry("base", join.base().toString())
                .containsEntry("first", "2024-03-08")
                .containsEntry("last", "2024-03-12")
                .containsEntry("rows", 3)
                .containsOnlyKeys("base", "first", "last", "rows", "sleeves");
        assertThat(join.recorded().get("sleeves"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("etfs", "crypto")
                .containsEntry(
                        "crypto",
                        Map.of(
                                "rows_in", 6,
                                "rows_kept", 4,
                                "share_dropped", crypto.shareDropped(),
                                "growth_dropped", crypto.growthDropped(),
                                "growth_before", crypto.growthBefore(),
                                "growth_after", crypto.growthAfter()));
    }

    @ParameterizedTest(name = "no growth is lost between base and last shared date, seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void conservesGrowth(long seed) {
        Random random = new Random(seed);
        List<ProfileStream> streams = List.of(random("a", random, 5), random("b", random, 2), random("c", random, 9));

        CalendarJoin join = CalendarJoin.of(streams, COMPOUND, 1);

        for (int j = 0; j < streams.size(); j++) {
            ReturnSeries series = streams.get(j).series();
            int base = series.dates().indexOf(join.base());
            int last = series.dates().indexOf(join.report().last());
            double joined = growth(join.returns().column(j), 0, join.returns().rows());
            assertThat(joined / growth(series, base + 1, last + 1)).isCloseTo(1, within(CONSERVED));
        }
    }

    /** Four hundred days, of which one in so many is missing. */
    private static ProfileStream random(String sleeve, Random random, int oneIn) {
        List<LocalDate> dates = new ArrayList<>();
        for (int day = 0; day < 400; day++) {
            if (random.nextInt(oneIn) != 0) {
                dates.add(THURSDAY.plusDays(day));
            }
        }
        double[] returns = random.doubles(dates.size(), -0.08, 0.085).toArray();
        return stream(sleeve, dates, returns);
    }

    @ParameterizedTest(name = "the order of sleeves moves columns and changes no bit, seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void orderOfSleeves(long seed) {
        Random random = new Random(seed);
        ProfileStream a = random("a", random, 3);
        ProfileStream b = random("b", random, 4);
        ProfileStream c = random("c", random, 5);

        CalendarJoin one = CalendarJoin.of(List.of(a, b, c), COMPOUND, 1);
        CalendarJoin other = CalendarJoin.of(List.of(c, a, b), COMPOUND, 1);

        assertThat(other.base()).isEqualTo(one.base());
        assertThat(other.returns().select(List.of(1, 2, 0))).isEqualTo(one.returns());
        assertThat(other.report().sleeves())
                .containsExactlyInAnyOrderElementsOf(one.report().sleeves());
    }

    @ParameterizedTest(name = "joining in two steps equals joining in one, seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void twoSteps(long seed) {
        Random random = new Random(seed);
        List<ProfileStream> streams =
                List.of(random("a", random, 4), random("b", random, 3), random("c", random, 6), random("d", random, 2));

        CalendarJoin one = CalendarJoin.of(streams, COMPOUND, 1);
        CalendarJoin two = CalendarJoin.of(streams.subList(0, 2), COMPOUND, 1)
                .and(streams.subList(2, 3), 1)
                .and(streams.subList(3, 4), 1);

        assertThat(two.base()).isEqualTo(one.base());
        assertThat(two.returns().dates()).isEqualTo(one.returns().dates());
        assertThat(two.returns().columns()).isEqualTo(one.returns().columns());
        assertThat(two.report())
                .usingRecursiveComparison()
                .withEqualsForType((x, y) -> Math.abs(x - y) <= CONSERVED * (1 + Math.abs(x)), Double.class)
                .isEqualTo(one.report());
        for (int j = 0; j < 4; j++) {
            assertThat(two.returns().column(j).toArray())
                    .containsExactly(one.returns().column(j).toArray(), within(CONSERVED));
        }
    }

    @Test
    @DisplayName("rows that threw growth away are not joined further: what they lost could not be told")
    void refusesSecondStepOfDrop() {
        CalendarJoin dropped = CalendarJoin.of(List.of(etfs(), crypto()), DROP, 1);

        assertThatIllegalStateException()
                .isThrownBy(() -> dropped.and(List.of(stream("late", List.of(FRIDAY, MONDAY), 0.01, 0.02)), 1))
                .withMessageContaining("drop");
    }

    @Test
    @DisplayName("joining onto rows that share too few dates is refused with the counts")
    void refusesThinSecondStep() {
        CalendarJoin first = CalendarJoin.of(List.of(etfs(), crypto()), COMPOUND, 1);
        ProfileStream friday = stream("late", List.of(FRIDAY), 0.01);

        assertThatExceptionOfType(OverlapException.class)
                .isThrownBy(() -> first.and(List.of(friday), 1))
                .withMessageContainingAll("share 1 date", "late with 1 row");
    }

    @Test
    @DisplayName("streams without a shared date are refused with counts and spans")
    void refusesDisjoint() {
        ProfileStream earlier = stream("etfs", List.of(THURSDAY.minusDays(9), THURSDAY.minusDays(8)), 0.01, 0.01);

        assertThatExceptionOfType(OverlapException.class)
                .isThrownBy(() -> CalendarJoin.of(List.of(earlier, crypto()), COMPOUND, 80))
                .satisfies(refusal -> {
                    assertThat(refusal.shared()).isZero();
                    assertThat(refusal.needed()).isEqualTo(80);
                })
                .withMessageContainingAll(
                        "share 0 dates", "etfs with 2 rows 2024-02-27 … 2024-02-28", "crypto with 6 rows", "80");
    }

    @Test
    @DisplayName("an overlap one row too thin is refused, and one just thick enough is not")
    void refusesThin() {
        assertThatExceptionOfType(OverlapException.class)
                .isThrownBy(() -> CalendarJoin.of(List.of(etfs(), crypto()), COMPOUND, 4))
                .satisfies(refusal -> assertThat(refusal.shared()).isEqualTo(4))
                .withMessageContainingAll("share 4 dates", "3 joined rows", "at least 4");
        assertThat(CalendarJoin.of(List.of(etfs(), crypto()), COMPOUND, 3)
                        .returns()
                        .rows())
                .isEqualTo(3);
    }

    @Test
    @DisplayName("streams of different philosophies are refused by name, and so is no stream at all")
    void refusesMixedProfiles() {
        ProfileStream other = new ProfileStream("crypto", RiskProfile.BARBELL, crypto().series());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarJoin.of(List.of(etfs(), other), COMPOUND, 1))
                .withMessageContainingAll("crypto", "barbell", "hrp");
        assertThatIllegalArgumentException().isThrownBy(() -> CalendarJoin.of(List.of(), COMPOUND, 1));
    }
}
