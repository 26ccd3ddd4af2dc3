package io.metafolio.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Random streams beside a join written for clarity: wealth by date in decimals, the dates that all have, and what wealth
 * did between them. {@code -Djoins=N} for N joins.
 */
class JoinReferenceTest {
    private static final int JOINS = Integer.getInteger("joins", 2_000);
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 25);
    private static final int DAYS = 60;
    private static final double ROUNDING = 1e-14;

    private static ProfileStream stream(String name, Random random) {
        double share = random.nextDouble();
        int begin = random.nextInt(DAYS / 3);
        int end = DAYS - random.nextInt(DAYS / 3);
        List<LocalDate> dates = new ArrayList<>();
        for (int day = begin; day < end; day++) {
            if (random.nextDouble() < share || dates.isEmpty()) {
                dates.add(FIRST.plusDays(day));
            }
        }
        double[] returns = random.doubles(dates.size())
                .map(u -> random.nextInt(9) == 0 ? 0 : 0.4 * (u - 0.5))
                .toArray();
        return new ProfileStream(name, RiskProfile.HRP, ReturnSeries.of(name, dates, returns));
    }

    private static Set<LocalDate> shared(List<ProfileStream> streams) {
        TreeSet<LocalDate> shared = new TreeSet<>(streams.get(0).series().dates());
        streams.forEach(stream -> shared.retainAll(stream.series().dates()));
        return shared;
    }

    private static Map<LocalDate, BigDecimal> wealth(ReturnSeries series) {
        Map<LocalDate, BigDecimal> wealth = new TreeMap<>();
        BigDecimal now = BigDecimal.ONE;
        for (int t = 0; t < series.dates().size(); t++) {
            now = now.multiply(BigDecimal.ONE.add(new BigDecimal(series.at(t))), MathContext.DECIMAL128);
            wealth.put(series.dates().get(t), now);
        }
        return wealth;
    }

    @Test
    @DisplayName("rows are those of dates that all streams have, compounded over what lies between or each day's own")
    void likeTheReference() {
        int thin = 0;
        for (int seed = 0; seed < JOINS; seed++) {
            Random random = new Random(seed);
            List<ProfileStream> streams = new ArrayList<>();
            for (int k = 0; k < 1 + random.nextInt(4); k++) {
                streams.add(stream("s" + k, random));
            }
            int least = 1 + random.nextInt(3);
            List<LocalDate> shared = List.copyOf(shared(streams));
            if (shared.size() - 1 < least) {
                thin++;
                assertThatThrownBy(() -> CalendarJoin.of(streams, JoinPolicy.COMPOUND, least))
                        .isInstanceOf(OverlapException.class);
                continue;
            }
            assertSame(streams, shared, CalendarJoin.of(streams, JoinPolicy.COMPOUND, least), true, seed);
            assertSame(streams, shared, CalendarJoin.of(streams, JoinPolicy.DROP, least), false, seed);
        }
        assertThat(thin).isBetween(JOINS / 50, JOINS / 2);
    }

    private static void assertSame(
            List<ProfileStream> streams, List<LocalDate> shared, CalendarJoin join, boolean compounds, int seed) {
        assertThat(join.base()).as("seed %d", seed).isEqualTo(shared.get(0));
        assertThat(join.returns().dates()).as("seed %d", seed).isEqualTo(shared.subList(1, shared.size()));
        for (int j = 0; j < streams.size(); j++) {
            ReturnSeries series = streams.get(j).series();
            Map<LocalDate, BigDecimal> wealth = wealth(series);
            for (int k = 1; k < shared.size(); k++) {
                BigDecimal before = Objects.requireNonNull(wealth.get(shared.get(k - 1)));
                BigDecimal after = Objects.requireNonNull(wealth.get(shared.get(k)));
                double grown = after.divide(before, MathContext.DECIMAL128)
                        .subtract(BigDecimal.ONE)
                        .doubleValue();
                double own = series.at(series.dates().indexOf(shared.get(k)));
                assertThat(join.returns().at(k - 1, j))
                        .as("seed %d, stream %d, row %d", seed, j, k - 1)
                        .isCloseTo(compounds ? grown : own, within(compounds ? ROUNDING : 0));
            }
        }
    }
}
