package io.metafolio.io.artifacts;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.metrics.BenchmarkMetrics;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values as nested maps and lists, ready to be written as JSON. */
final class Trees {
    private Trees() {}

    /** A map of alternating keys and values, in that order. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Puts a value that may be absent; absent is written as null. */
    @SuppressWarnings("NullAway") // the tree is only ever written, and the writer knows null
    static void putNullable(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static List<String> dates(List<LocalDate> dates) {
        return dates.stream().map(LocalDate::toString).toList();
    }

    static List<Double> numbers(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static Weights weights(JsonTree tree) {
        List<String> labels = tree.keys();
        return Weights.of(
                labels,
                labels.stream()
                        .mapToDouble(label -> tree.number(label).doubleValue())
                        .toArray());
    }

    /** One text for equal trees, whatever read them. */
    static String canonical(Map<String, ?> tree) {
        return CanonicalJson.write(tree);
    }

    static Map<String, Object> rebalance(Rebalance rebalance) {
        return map(
                "decided_on", rebalance.decidedOn().toString(),
                "rows", rebalance.rows(),
                "weights", rebalance.weights().asMap(),
                "inputs", rebalance.inputs(),
                "turnover", rebalance.turnover(),
                "cost", rebalance.cost());
    }

    static Rebalance rebalance(JsonTree tree) {
        return new Rebalance(
                LocalDate.parse(tree.text("decided_on")),
                tree.number("rows").intValue(),
                weights(tree.child("weights")),
                tree.text("inputs"),
                tree.number("turnover").doubleValue(),
                tree.number("cost").doubleValue());
    }

    static Map<String, Object> statement(WealthStatement books) {
        return map(
                "first", books.first().toString(),
                "last", books.last().toString(),
                "start", books.start(),
                "profit", books.profit(),
                "interest", books.interest(),
                "trading_costs", books.tradingCosts(),
                "holding_costs", books.holdingCosts(),
                "borrow_costs", books.borrowCosts(),
                "end", books.end(),
                "turnover", books.turnover(),
                "cost_share", books.costShare(),
                "greatest_gross", books.greatestGross(),
                "least_net", books.leastNet(),
                "greatest_net", books.greatestNet());
    }

    static Map<String, Object> metrics(StreamMetrics metrics) {
        Map<String, Object> shape = map("rows", metrics.rows());
        putNullable(shape, "first", metrics.first().map(Object::toString).orElse(null));
        putNullable(shape, "last", metrics.last().map(Object::toString).orElse(null));
        shape.put("sessions_per_year", metrics.sessionsPerYear());
        shape.put("twr", metrics.twr());
        putNullable(shape, "annualized_twr", orNull(metrics.annualizedTwr()));
        putNullable(shape, "annualized_volatility", orNull(metrics.annualizedVolatility()));
        shape.put("max_drawdown", metrics.maxDrawdown());
        putNullable(shape, "turnover", orNull(metrics.turnover()));
        putNullable(shape, "costs", orNull(metrics.costs()));
        return shape;
    }

    static Map<String, Object> benchmark(BenchmarkMetrics metrics) {
        Map<String, Object> shape = map(
                "symbol", metrics.symbol(),
                "first", metrics.first().toString(),
                "last", metrics.last().toString(),
                "rows", metrics.rows(),
                "sessions_per_year", metrics.sessionsPerYear());
        putNullable(shape, "annualized_twr", orNull(metrics.annualizedTwr()));
        putNullable(shape, "excess_return", orNull(metrics.excessReturn()));
        putNullable(shape, "tracking_error", orNull(metrics.trackingError()));
        putNullable(shape, "information_ratio", orNull(metrics.informationRatio()));
        putNullable(shape, "beta", orNull(metrics.beta()));
        return shape;
    }

    static BenchmarkMetrics benchmark(JsonTree tree) {
        return new BenchmarkMetrics(
                tree.text("symbol"),
                LocalDate.parse(tree.text("first")),
                LocalDate.parse(tree.text("last")),
                tree.number("rows").intValue(),
                tree.number("sessions_per_year").intValue(),
                tree.optionalNumber("annualized_twr"),
                tree.optionalNumber("excess_return"),
                tree.optionalNumber("tracking_error"),
                tree.optionalNumber("information_ratio"),
                tree.optionalNumber("beta"));
    }

    static WealthStatement statement(JsonTree tree) {
        return new WealthStatement(
                LocalDate.parse(tree.text("first")),
                LocalDate.parse(tree.text("last")),
                tree.number("start").doubleValue(),
                tree.number("profit").doubleValue(),
                tree.number("interest").doubleValue(),
                tree.number("trading_costs").doubleValue(),
                tree.number("holding_costs").doubleValue(),
                tree.number("borrow_costs").doubleValue(),
                tree.number("end").doubleValue(),
                tree.number("turnover").doubleValue(),
                tree.number("cost_share").doubleValue(),
                tree.number("greatest_gross").doubleValue(),
                tree.number("least_net").doubleValue(),
                tree.number("greatest_net").doubleValue());
    }

    /** The assets of one sleeve by falling weight, ties by symbol, in the shape of a flattened portfolio. */
    static List<Map<String, Object>> assets(Weights weights, String sleeve) {
        return IntStream.range(0, weights.size())
                .filter(i -> weights.at(i) != 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -weights.at(i))
                        .thenComparing(i -> weights.labels().get(i)))
                .map(i -> map(
                        "symbol", weights.labels().get(i),
                        "weight", Math.abs(weights.at(i)),
                        "net_weight", weights.at(i),
                        "direction", weights.at(i) > 0 ? "LONG" : "SHORT",
                        "contributors", Map.of(sleeve, weights.at(i))))
                .toList();
    }
}
