package io.metafolio.testkit;

import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A sleeve of made-up prices for a test that needs to know how its assets move: no quote of any market.
 *
 * <pre>{@code
 * StrategySleeve calm = SyntheticSleeve.of(SleeveInventory.ETFS).seed(7).assets(6).volatility(0.10).correlation(0.5).build();
 * StrategySleeve wild = SyntheticSleeve.of(SleeveInventory.CRYPTO).seed(8).assets(4).volatility(0.60).build();
 * }</pre>
 *
 * <p>Log returns are {@code growth + σ·(√b·world + √(ρ−b)·sleeve + √(1−ρ)·own)}, each shock of Student t with clustering volatility,
 * on the sessions of the definition's calendar. The world's shocks come from the date alone, so that sleeves correlate by b. The
 * same numbers give the same bits on every JVM.
 */
public final class SyntheticSleeve {
    private static final LocalDate EARLIEST = LocalDate.of(2019, 1, 1);
    private static final long WORLD = 20_190_101;

    private final SleeveDefinition definition;
    private long seed = 1;
    private int assets = 5;
    private double volatility = 0.15;
    private double correlation = 0.3;
    private double between = 0;
    private double growth = 0.05;
    private LocalDate last = LocalDate.of(2021, 6, 30);
    private LocalDate turn = LocalDate.MAX;
    private double turned = 1;

    private SyntheticSleeve(SleeveDefinition definition) {
        this.definition = definition;
    }

    /**
     * Begins: five assets of 15 % a year that correlate by 0.3, from 2019-01-01 to 2021-06-30, independent of other sleeves.
     *
     * @param definition whose id, venues, calendar and friction it has
     * @return the sleeve to be
     */
    public static SyntheticSleeve of(SleeveDefinition definition) {
        return new SyntheticSleeve(definition);
    }

    /**
     * What decides every price.
     *
     * @param wanted any number; another one for each sleeve, or they move together
     * @return this
     */
    public SyntheticSleeve seed(long wanted) {
        seed = wanted;
        return this;
    }

    /**
     * How many assets.
     *
     * @param count 1 … 99
     * @return this
     */
    public SyntheticSleeve assets(int count) {
        require(count >= 1 && count <= 99, "assets", count, "1 … 99");
        assets = count;
        return this;
    }

    /**
     * How much each asset moves in the long run.
     *
     * @param perYear standard deviation of log returns a year, a fraction above 0 and at most 5
     * @return this
     */
    public SyntheticSleeve volatility(double perYear) {
        require(perYear > 0 && perYear <= 5, "volatility", perYear, "a fraction a year above 0, at most 5");
        volatility = perYear;
        return this;
    }

    /**
     * How assets of this sleeve move together.
     *
     * @param rho correlation of any two, 0 … 1
     * @return this
     */
    public SyntheticSleeve correlation(double rho) {
        require(rho >= 0 && rho <= 1, "correlation", rho, "0 … 1");
        correlation = rho;
        return this;
    }

    /**
     * How this sleeve moves with others that say the same.
     *
     * @param rho correlation of an asset with one of another sleeve on the same sessions, from 0 to the correlation within
     * @return this
     */
    public SyntheticSleeve between(double rho) {
        require(rho >= 0 && rho <= 1, "correlation between sleeves", rho, "0 … the correlation within");
        between = rho;
        return this;
    }

    /**
     * How much wealth grows.
     *
     * @param perYear growth of the median a year, a fraction above −1
     * @return this
     */
    public SyntheticSleeve growth(double perYear) {
        require(perYear > -1 && perYear <= 10, "growth", perYear, "a fraction a year above -1, at most 10");
        growth = perYear;
        return this;
    }

    /**
     * Until when there are prices.
     *
     * @param date the last day, after 2019-01-01
     * @return this
     */
    public SyntheticSleeve until(LocalDate date) {
        require(date.isAfter(EARLIEST), "last day", date, "a day after " + EARLIEST);
        last = date;
        return this;
    }

    /**
     * Another regime from a day on.
     *
     * @param first its first day
     * @param times what volatility is multiplied by, above 0
     * @return this
     */
    public SyntheticSleeve regime(LocalDate first, double times) {
        require(times > 0 && times <= 100, "multiple of volatility", times, "above 0, at most 100");
        turn = first;
        turned = times;
        return this;
    }

    private static void require(boolean isLawful, String what, Object value, String expected) {
        if (!isLawful) {
            throw new IllegalArgumentException(
                    "Synthetic sleeve of " + what + " " + value + ". Expected " + expected + ".");
        }
    }

    /**
     * Makes the prices.
     *
     * @return the sleeve, with synthetic prices of the benchmarks that its run profile may name, the same for every sleeve
     * @throws IllegalArgumentException where the correlation between sleeves is above that within
     */
    public StrategySleeve build() {
        require(between <= correlation, "correlation between sleeves", between, "at most that within, " + correlation);
        List<PriceTable> benchmarks =
                List.of(SyntheticMarket.sample().until(last).benchmarks());
        return Sleeve.of(definition, prices()).withBenchmarks(benchmarks);
    }

    private PriceTable prices() {
        PriceTable.Builder table = PriceTable.builder(
                "synthetic sleeve " + definition.id() + ", seed " + seed + ": no quote of any market", symbols());
        List<SyntheticNoise> own = IntStream.range(0, assets)
                .mapToObj(j -> new SyntheticNoise(seed * 7_919L + 101 + j))
                .toList();
        SyntheticNoise world = new SyntheticNoise(WORLD);
        SyntheticNoise sleeve = new SyntheticNoise(seed * 104_729L + 13);
        int sessions = definition.calendar().sessionsPerYear();
        double sigma = volatility / Math.sqrt(sessions);
        double drift = StrictMath.log(1 + growth) / sessions;
        double[] logs = IntStream.range(0, assets)
                .mapToDouble(j -> StrictMath.log(50 + 10.0 * j))
                .toArray();
        LocalDate day = EARLIEST;
        for (LocalDate date : definition.calendar().sessions(EARLIEST, last)) {
            double shared = 0;
            for (; !day.isAfter(date); day = day.plusDays(1)) {
                shared = world.next(1);
            }
            double common = Math.sqrt(between) * shared + Math.sqrt(correlation - between) * sleeve.next(1);
            double scale = date.isBefore(turn) ? sigma : sigma * turned;
            List<OptionalDouble> row = new ArrayList<>();
            for (int j = 0; j < assets; j++) {
                logs[j] += drift
                        + scale
                                * (common
                                        + Math.sqrt(1 - correlation)
                                                * own.get(j).next(1));
                row.add(OptionalDouble.of(SyntheticMarket.rounded(logs[j])));
            }
            table.row(date.toString(), date, row);
        }
        return table.build();
    }

    private List<String> symbols() {
        String venue = definition.scope().venues().get(0);
        return IntStream.rangeClosed(1, assets)
                .mapToObj(j -> String.format(Locale.ROOT, "%s:TEST%02d", venue, j))
                .toList();
    }
}
