package io.metafolio.testkit;

import io.metafolio.calendar.TradingCalendar;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.StrategySleeve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

/**
 * Synthetic closing prices of the three production sleeves, made from a seed: no quote of any market.
 *
 * <p>One world market drives all sleeves; groups and single assets add their own shocks. Shocks have fat tails, their
 * volatility clusters, and three regimes follow one another. Exchange sleeves have rows on the sessions of their
 * exchange, crypto every day; one coin is listed late. The same seed gives the same bits on every JVM: {@link Random},
 * {@link StrictMath} and rounding to six digits are specified exactly.
 */
public final class SyntheticMarket {
    /**
     * The seed of the bundled sample. It was chosen because its run is accepted under all three philosophies; most seeds
     * leave barbell short, as most real histories do.
     */
    public static final long SAMPLE_SEED = 10;

    private static final LocalDate START = LocalDate.of(2019, 1, 1);
    private static final double[] REGIMES = {0.7, 1.0, 1.9};
    private static final double REGIME_CHANGE = 0.012;
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final List<String> FUNDS = List.of(
            "US",
            "EUROPE",
            "JAPAN",
            "EMERGING",
            "SMALLCAP",
            "VALUE",
            "ESTATE",
            "GOLD",
            "ENERGY",
            "HEALTH",
            "UTILITY",
            "INFRA");

    private final long seed;
    private final LocalDate last;

    private SyntheticMarket(long seed, LocalDate last) {
        this.seed = seed;
        this.last = last;
    }

    /**
     * A market from 2019-01-01 to 2025-06-30.
     *
     * @param seed decides every price
     * @return the market
     */
    public static SyntheticMarket of(long seed) {
        return new SyntheticMarket(seed, LocalDate.of(2025, 6, 30));
    }

    /**
     * The bundled sample.
     *
     * @return the market of {@link #SAMPLE_SEED}
     */
    public static SyntheticMarket sample() {
        return of(SAMPLE_SEED);
    }

    /**
     * The same market up to another date.
     *
     * @param date last date, after 2019-01-01
     * @return the changed market; prices before its end are the same
     */
    public SyntheticMarket until(LocalDate date) {
        return new SyntheticMarket(seed, date);
    }

    /**
     * The three sleeves with their prices.
     *
     * @return instruments, etfs, crypto
     */
    public List<StrategySleeve> sleeves() {
        Map<String, PriceTable> prices = prices();
        List<StrategySleeve> sleeves = new ArrayList<>();
        for (SleeveDefinition definition : SleeveInventory.PRODUCTION.sleeves()) {
            PriceTable table = prices.get(definition.id());
            if (table != null) {
                sleeves.add(Sleeve.of(definition, table).withBenchmarks(List.of(benchmarks())));
            }
        }
        return sleeves;
    }

    /**
     * Synthetic stand-ins of the benchmarks that the ready-made run profiles name: they have their symbols and sessions, and
     * not their prices.
     *
     * @return AMEX:SPY on exchange sessions, BINANCE:BTCUSDT every day
     */
    public PriceTable benchmarks() {
        PriceTable shares = table(
                SleeveInventory.ETFS,
                List.of(new SyntheticAsset("AMEX:SPY", 0.0003, 0.0085, 0.0010, 0.0010, 0, 250, START)),
                4,
                marketByDate());
        PriceTable coins = table(
                SleeveInventory.CRYPTO,
                List.of(new SyntheticAsset("BINANCE:BTCUSDT", 0.0009, 0.003, 0.019, 0.006, 0, 3800, START)),
                3,
                marketByDate());
        PriceTable.Builder both = PriceTable.builder(shares.source(), List.of("AMEX:SPY", "BINANCE:BTCUSDT"));
        int share = 0;
        for (int t = 0; t < coins.dates().size(); t++) {
            LocalDate date = coins.dates().get(t);
            boolean open =
                    share < shares.dates().size() && shares.dates().get(share).equals(date);
            both.row(
                    date.toString(),
                    date,
                    List.of(open ? shares.price(share++, 0) : OptionalDouble.empty(), coins.price(t, 0)));
        }
        return both.build();
    }

    /**
     * The prices of the three sleeves.
     *
     * @return by sleeve id, in inventory order
     */
    public Map<String, PriceTable> prices() {
        Map<LocalDate, double[]> market = marketByDate();
        Map<String, PriceTable> tables = new LinkedHashMap<>();
        tables.put("instruments", table(SleeveInventory.INSTRUMENTS, shares(), 1, market));
        tables.put("etfs", table(SleeveInventory.ETFS, funds(), 2, market));
        tables.put("crypto", table(SleeveInventory.CRYPTO, coins(), 3, market));
        return tables;
    }

    private static List<SyntheticAsset> shares() {
        List<SyntheticAsset> assets = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            String symbol = String.format(Locale.ROOT, "%s:SYN%02d", i % 3 == 2 ? "NASDAQ" : "NYSE", i + 1);
            assets.add(new SyntheticAsset(
                    symbol,
                    0.0004,
                    0.0035 + 0.0004 * (i % 5),
                    0.0045,
                    0.012 + 0.0008 * (i % 7),
                    i % 5,
                    20 + 11 * i,
                    START));
        }
        return assets;
    }

    private static List<SyntheticAsset> funds() {
        List<SyntheticAsset> assets = new ArrayList<>();
        for (int i = 0; i < FUNDS.size(); i++) {
            boolean commodity = i == 7 || i == 8;
            assets.add(new SyntheticAsset(
                    "AMEX:SYN-" + FUNDS.get(i),
                    0.0003,
                    commodity ? 0.0025 : 0.0060 + 0.0003 * (i % 4),
                    commodity ? 0.0085 : 0.0070,
                    0.0050 + 0.0005 * (i % 3),
                    i / 3,
                    40 + 9 * i,
                    START));
        }
        return assets;
    }

    private static List<SyntheticAsset> coins() {
        List<SyntheticAsset> assets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            LocalDate listed = i == 9 ? LocalDate.of(2020, 9, 22) : START;
            assets.add(new SyntheticAsset(
                    "BINANCE:SYN" + (i + 1) + "USDT",
                    0.0009,
                    0.002,
                    0.020,
                    0.010 + 0.002 * i,
                    0,
                    i == 0 ? 3800 : 140.0 / (i * i),
                    listed));
        }
        return assets;
    }

    /** The world market's shock and the regime of every day. */
    private Map<LocalDate, double[]> marketByDate() {
        SyntheticNoise world = new SyntheticNoise(mixed(0, 0));
        Random regimes = new Random(mixed(0, 1));
        Map<LocalDate, double[]> days = new TreeMap<>();
        int regime = 1;
        for (LocalDate date = START; !date.isAfter(last); date = date.plusDays(1)) {
            if (regimes.nextDouble() < REGIME_CHANGE) {
                regime = regimes.nextInt(REGIMES.length);
            }
            days.put(date, new double[] {world.next(REGIMES[regime]), REGIMES[regime]});
        }
        return days;
    }

    private PriceTable table(
            SleeveDefinition sleeve, List<SyntheticAsset> assets, int stream, Map<LocalDate, double[]> market) {
        PriceTable.Builder table = PriceTable.builder(
                "synthetic sample, seed " + seed + ": no quote of any market",
                assets.stream().map(SyntheticAsset::symbol).toList());
        List<SyntheticNoise> groups = noises(stream, 100, 8);
        List<SyntheticNoise> own = noises(stream, 200, assets.size());
        double[] logs = assets.stream()
                .mapToDouble(asset -> StrictMath.log(asset.price()))
                .toArray();
        TradingCalendar calendar = sleeve.calendar();
        for (LocalDate date : calendar.sessions(START, last)) {
            double[] day = market.getOrDefault(date, new double[] {0, 1});
            double[] group =
                    groups.stream().mapToDouble(noise -> noise.next(day[1])).toArray();
            List<OptionalDouble> row = new ArrayList<>();
            for (int j = 0; j < logs.length; j++) {
                SyntheticAsset asset = assets.get(j);
                logs[j] += asset.drift()
                        + asset.market() * day[0]
                        + asset.group() * group[asset.groupId()]
                        + asset.own() * own.get(j).next(day[1]);
                row.add(date.isBefore(asset.listed()) ? OptionalDouble.empty() : OptionalDouble.of(rounded(logs[j])));
            }
            table.row(date.toString(), date, row);
        }
        return table.build();
    }

    private List<SyntheticNoise> noises(int stream, int offset, int count) {
        List<SyntheticNoise> noises = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            noises.add(new SyntheticNoise(mixed(stream, offset + i)));
        }
        return noises;
    }

    private long mixed(int stream, int number) {
        return seed * 1_000_003L + stream * 7_919L + number * 104_729L;
    }

    /** Prices have six digits, so that they are the same on every JVM. */
    static double rounded(double log) {
        return new BigDecimal(StrictMath.exp(log)).round(SIX_DIGITS).doubleValue();
    }
}
