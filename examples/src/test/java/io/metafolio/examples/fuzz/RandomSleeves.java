package io.metafolio.examples.fuzz;

import io.metafolio.calendar.TradingCalendars;
import io.metafolio.returns.PriceTable;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Sleeves of a few assets, with prices as they should be and as they should not. */
final class RandomSleeves {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final List<String> IDS = List.of("a", "b", "c", "d");
    private static final int LEAST_ROWS = 60;
    private static final int MOST_ROWS = 120;
    private static final int MOST_ASSETS = 6;

    private RandomSleeves() {}

    static StrategySleeve sleeve(Choices choices, int place) {
        boolean isCrypto = choices.isOneIn(2);
        SleeveDefinition definition = SleeveDefinition.named(IDS.get(choices.isOneIn(64) ? 0 : place))
                .runProfile("fuzzed")
                .scope(isCrypto ? "BINANCE" : "AMEX")
                .friction(choices.isOneIn(32) ? FrictionModel.CRYPTO : FrictionModel.TRADFI)
                .parameter("/backtest/benchmark_symbols", choices.isOneIn(64) ? List.of("AMEX:SPY") : List.of())
                .build();
        return Sleeve.of(definition, prices(choices, isCrypto));
    }

    private static PriceTable prices(Choices choices, boolean isCrypto) {
        List<LocalDate> dates = (isCrypto ? TradingCalendars.XCRY : TradingCalendars.XNYS)
                .sessions(FIRST, FIRST.plusDays(200)).stream()
                        .limit(LEAST_ROWS + choices.below(MOST_ROWS - LEAST_ROWS))
                        .toList();
        List<double[]> columns = new ArrayList<>();
        int assets = 1 + choices.below(MOST_ASSETS);
        for (int column = 0; column < assets; column++) {
            columns.add(column(choices, dates.size(), columns));
        }
        List<String> symbols = IntStream.range(0, assets)
                .mapToObj(column -> (isCrypto ? "BINANCE:" : "AMEX:") + (char) ('A' + column))
                .toList();
        PriceTable.Builder table = PriceTable.builder("fuzzed", symbols);
        boolean leavesOut = choices.isOneIn(64);
        for (int row = 0; row < dates.size(); row++) {
            int at = row;
            if (!leavesOut || !choices.isOneIn(8)) {
                table.row(
                        "row " + row,
                        dates.get(row),
                        columns.stream().map(values -> price(values[at])).toList());
            }
        }
        return table.build();
    }

    private static OptionalDouble price(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A walk; or one that stands still, repeats another, begins late, or meets a number that no price should be. */
    private static double[] column(Choices choices, int rows, List<double[]> before) {
        int kind = choices.below(8);
        if (kind == 1 && !before.isEmpty()) {
            return before.get(choices.below(before.size())).clone();
        }
        Random random = new Random(choices.below(256));
        double step = kind == 2 ? 0 : kind == 3 ? 1e-9 : kind == 4 ? 0.7 : 0.02;
        double[] values = new double[rows];
        double logarithm = kind == 5 ? -600 : 4;
        for (int row = 0; row < rows; row++) {
            logarithm += step * random.nextGaussian();
            values[row] = StrictMath.exp(logarithm);
        }
        if (kind == 6) {
            Arrays.fill(values, 0, choices.below(rows), Double.NaN);
        }
        if (kind == 7 && choices.isOneIn(4)) {
            values[choices.below(rows)] = choices.number();
        }
        return values;
    }
}
