package io.metafolio.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.metafolio.MetaPortfolio;
import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.VolumeTable;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.tournament.TournamentSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Other histories that the sleeves of a meta-portfolio might have had: the returns of shared intervals, drawn in blocks for all sleeves
 * at once, on the dates of the real one. Immutable; safe to share between threads.
 */
final class ResampledHistories {
    /** Bytes of a digest that seed a generator. */
    private static final int SEED_DIGITS = 15;

    private static final int HEXADECIMAL = 16;

    private final List<StrategySleeve> sleeves;
    private final SharedIntervals intervals;
    private final StationaryBootstrap bootstrap;
    private final String inputs;
    private final ImmutableMap<String, List<String>> sittingOut;

    private ResampledHistories(
            List<StrategySleeve> sleeves,
            SharedIntervals intervals,
            StationaryBootstrap bootstrap,
            String inputs,
            Map<String, List<String>> sittingOut) {
        this.sleeves = List.copyOf(sleeves);
        this.intervals = intervals;
        this.bootstrap = bootstrap;
        this.inputs = inputs;
        this.sittingOut = ImmutableMap.copyOf(sittingOut);
    }

    static ResampledHistories of(MetaPortfolio meta, StationaryBootstrap bootstrap, long seed) {
        LocalDate asOf = meta.asOf();
        List<StrategySleeve> used = meta.strategies().stream()
                .map(sleeve -> sleeve.withPrices(used(sleeve, asOf)).withBenchmarks(List.of()))
                .toList();
        SharedIntervals intervals =
                new SharedIntervals(used.stream().map(StrategySleeve::prices).toList());
        ContentHash hash = ContentHash.of("histories").count(seed);
        List<StrategySleeve> whole = new ArrayList<>();
        Map<String, List<String>> sittingOut = new LinkedHashMap<>();
        for (int k = 0; k < used.size(); k++) {
            StrategySleeve sleeve = used.get(k);
            List<String> complete = complete(sleeve.prices(), intervals.firstRow(k));
            sittingOut.put(
                    sleeve.id(),
                    sleeve.prices().symbols().stream()
                            .filter(symbol -> !complete.contains(symbol))
                            .toList());
            if (complete.isEmpty()) {
                throw incomplete(sleeve, intervals.firstRow(k));
            }
            whole.add(sleeve.withPrices(sleeve.prices().only(complete)));
            hash.text(sleeve.id()).prices(sleeve.prices());
        }
        return new ResampledHistories(whole, intervals, bootstrap, hash.hex(), sittingOut);
    }

    /** The rows that the sleeve's tournament may use, and the close they begin at. */
    private static PriceTable used(StrategySleeve sleeve, LocalDate asOf) {
        PriceTable seen = sleeve.prices().between(sleeve.prices().dates().get(0), asOf);
        Lookback lookback =
                TournamentSettings.of(sleeve.definition().configuration()).lookback();
        int rows = lookback.of(seen.dates().size() - 1, "sleeve " + sleeve.id() + ", " + seen.source());
        return seen.between(seen.dates().get(seen.dates().size() - 1 - rows), asOf);
    }

    private static List<String> complete(PriceTable prices, int from) {
        return IntStream.range(0, prices.symbols().size())
                .filter(j -> IntStream.range(from, prices.dates().size()).allMatch(t -> prices.has(t, j)))
                .mapToObj(j -> prices.symbols().get(j))
                .toList();
    }

    private static RefusedException incomplete(StrategySleeve sleeve, int from) {
        return new RefusedException(
                "No asset has a close on every row from "
                        + sleeve.prices().dates().get(from) + " on",
                "sleeve " + sleeve.id() + ", " + sleeve.prices().source(),
                "at least one asset whose returns can be drawn",
                "a shorter lookback leaves the rows out in which they had none");
    }

    /** By sleeve, the assets that no drawn history holds, as they lack a close in the intervals drawn from. */
    Map<String, List<String>> sittingOut() {
        return sittingOut;
    }

    /** The same for the same number, wherever it is made. */
    Map<String, StrategySleeve> history(int number) {
        int[] drawn = drawn(number);
        Map<String, StrategySleeve> resampled = new LinkedHashMap<>();
        for (int k = 0; k < sleeves.size(); k++) {
            StrategySleeve sleeve = sleeves.get(k);
            resampled.put(sleeve.id(), resampled(sleeve, intervals.firstRow(k), intervals.rows(k, drawn)));
        }
        return resampled;
    }

    /** How many intervals a block of the first histories holds in the mean. */
    double meanBlock(int histories) {
        int blocks = 0;
        for (int number = 0; number < histories; number++) {
            blocks += StationaryBootstrap.blocks(drawn(number), intervals.sources());
        }
        return (double) intervals.places() * histories / blocks;
    }

    private int[] drawn(int number) {
        return bootstrap.draw(intervals.kinds(), intervals.fitting(), intervals.sources(), random(number));
    }

    private Random random(int number) {
        String digest = ContentHash.of("history").text(inputs).count(number).hex();
        return new Random(Long.parseLong(digest.substring(0, SEED_DIGITS), HEXADECIMAL));
    }

    /** Closes go on from the first that can be drawn from; what was traded keeps its worth. */
    private static StrategySleeve resampled(StrategySleeve sleeve, int base, int[] rows) {
        PriceTable real = sleeve.prices();
        String source = real.source() + ", resampled";
        PriceTable.Builder prices = PriceTable.builder(source, real.symbols());
        VolumeTable.Builder volumes = VolumeTable.builder(source, real.symbols());
        double[] close = row(real, base);
        for (int t = 0; t < rows.length; t++) {
            int from = t == 0 ? base : rows[t];
            double[] then = row(real, from);
            if (t > 0) {
                double[] before = row(real, from - 1);
                for (int j = 0; j < close.length; j++) {
                    close[j] *= then[j] / before[j];
                }
            }
            LocalDate date = real.dates().get(t);
            prices.row(date, close);
            LocalDate drawnOn = real.dates().get(from);
            sleeve.volumes()
                    .ifPresent(table -> volumes.row(date.toString(), date, traded(table, real, drawnOn, then, close)));
        }
        StrategySleeve changed = sleeve.withPrices(prices.build());
        return sleeve.volumes().isPresent() ? changed.withVolumes(volumes.build()) : changed;
    }

    private static List<OptionalDouble> traded(
            VolumeTable table, PriceTable real, LocalDate drawnOn, double[] then, double[] close) {
        ImmutableList.Builder<OptionalDouble> units = ImmutableList.builder();
        for (int j = 0; j < close.length; j++) {
            OptionalDouble volume = table.volume(drawnOn, real.symbols().get(j));
            units.add(
                    volume.isPresent()
                            ? OptionalDouble.of(volume.getAsDouble() * (then[j] / close[j]))
                            : OptionalDouble.empty());
        }
        return units.build();
    }

    private static double[] row(PriceTable prices, int row) {
        return IntStream.range(0, prices.symbols().size())
                .mapToDouble(j -> prices.price(row, j).orElseThrow())
                .toArray();
    }
}
