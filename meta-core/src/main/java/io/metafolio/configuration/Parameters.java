package io.metafolio.configuration;

import com.google.common.collect.ImmutableList;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.selection.PermutationEntropy;
import io.metafolio.selection.SelectionFeature;
import io.metafolio.spi.MarketRegime;
import io.metafolio.weights.GuardrailProjection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every parameter that a run configuration may set, block by block. */
public final class Parameters {
    /** The blocks, as they follow each other in a file. */
    public static final List<String> BLOCKS = List.of("features", "selection", "backtest", "data", "allocation");
    /** The blocks that are a sleeve's; the last is the meta-portfolio's alone. */
    public static final List<String> OF_SLEEVES = BLOCKS.subList(0, 4);

    private static final String WITHOUT_SELECTION = "; with selection_mode none it decides nothing";
    private static final ParameterKind FRACTION = ParameterKind.between(0, 1);
    private static final ParameterKind SYMBOL = ParameterKind.text("EXCHANGE:SYMBOL", "[A-Z][A-Z0-9_]*:\\S+");

    /** The parameters. */
    public static final List<Parameter> KNOWN = ImmutableList.of(
            Parameter.of(
                    "/features/covariance",
                    ParameterKind.text("ledoit_wolf, sample, oas or ewma:H", "ledoit_wolf|sample|oas|ewma:[0-9.eE+-]+"),
                    "ledoit_wolf",
                    "The one covariance estimator of the run"),
            Parameter.of(
                    "/features/market_regime",
                    words(MarketRegime.values(), MarketRegime::id),
                    "normal",
                    "The state of the market, an input to barbell; in sleeves, only while regime_detector is none"),
            Parameter.of(
                    "/features/regime_detector",
                    ParameterKind.text("none, volatility, or the id of a detector of your own", "[a-z][a-z0-9_]{0,62}"),
                    "none",
                    "What tells the state of the market at each decision of a sleeve"),
            Parameter.of(
                    "/features/feat_selection_logmps",
                    ParameterKind.flag(),
                    true,
                    "Whether selection multiplies probabilities (log-MPS) or averages them" + WITHOUT_SELECTION),
            Parameter.of(
                    "/features/feat_predictability_vetoes",
                    ParameterKind.flag(),
                    true,
                    "Whether unpredictable assets are vetoed from selection" + WITHOUT_SELECTION),
            Parameter.of(
                    "/features/feat_dynamic_selection",
                    ParameterKind.flag(),
                    true,
                    "Whether selection takes fewer assets of a cluster the more they move together"
                            + WITHOUT_SELECTION),
            Parameter.of(
                    "/features/entropy_max_threshold",
                    FRACTION,
                    0.950,
                    "Permutation entropy above which selection vetoes an asset" + WITHOUT_SELECTION),
            threshold(
                    "entropy_order",
                    ParameterKind.count(2),
                    PermutationEntropy.STANDARD.order(),
                    "Values in a pattern of permutation entropy"),
            threshold(
                    "entropy_delay",
                    ParameterKind.count(1),
                    PermutationEntropy.STANDARD.delay(),
                    "Rows from one value of a pattern to the next"),
            threshold(
                    "hurst_random_walk_min", FRACTION, 0.48, "Hurst exponent from which on an asset is a random walk"),
            threshold("hurst_random_walk_max", FRACTION, 0.52, "Hurst exponent up to which an asset is a random walk"),
            threshold("efficiency_min_threshold", FRACTION, 0.05, "Efficiency ratio below which an asset is vetoed"),
            threshold(
                    "min_momentum_score",
                    ParameterKind.between(-1_000, 1_000),
                    0,
                    "Mean return a year below which an asset is vetoed"),
            Parameter.of(
                    "/selection/selection_mode",
                    ParameterKind.text("none, v4, or the mode of a model of your own", "[a-z][a-z0-9_]{0,62}"),
                    "v4",
                    "Which assets of a window take part; none: every one that its prices allow"),
            selection("top_n", ParameterKind.count(1), 3, "The most assets of a cluster"),
            selection("cluster_threshold", ParameterKind.between(0, 1_000), 0.5, "Where the tree of assets is cut"),
            selection("max_clusters", ParameterKind.count(1), 25, "The most clusters"),
            selection("min_selected", ParameterKind.count(1), 3, "The fewest assets"),
            selection(
                    "relaxation",
                    ParameterKind.oneOf(List.of("relax", "refuse")),
                    "relax",
                    "What happens where fewer are selected"),
            weight(SelectionFeature.MOMENTUM),
            weight(SelectionFeature.STABILITY),
            weight(SelectionFeature.LIQUIDITY),
            weight(SelectionFeature.ANTIFRAGILITY),
            weight(SelectionFeature.EFFICIENCY),
            weight(SelectionFeature.ENTROPY),
            weight(SelectionFeature.HURST),
            weight(SelectionFeature.SKEW),
            weight(SelectionFeature.KURTOSIS),
            weight(SelectionFeature.CVAR),
            Parameter.of(
                    "/backtest/profiles",
                    ParameterKind.distinct(
                            1, ParameterKind.text("a risk profile in lower snake case", "[a-z][a-z0-9_]{0,62}")),
                    List.of("min_variance", "hrp", "barbell"),
                    "The risk profiles that compete, in the order to show"),
            Parameter.of(
                    "/backtest/lookback_days",
                    ParameterKind.count(1).or(ParameterKind.oneOf(List.of("all"))),
                    500,
                    "Return rows that the tournament may use, counted back from the last"),
            Parameter.of("/backtest/train_window", ParameterKind.count(2), 60, "Rows that a decision is made on"),
            Parameter.of("/backtest/test_window", ParameterKind.count(2), 20, "Rows that a decision earns"),
            Parameter.following(
                    "/backtest/step_size",
                    ParameterKind.count(2),
                    "/backtest/test_window",
                    "Rows from one decision to the next"),
            Parameter.of(
                    "/backtest/walk_forward",
                    ParameterKind.oneOf(List.of("rolling", "expanding")),
                    "rolling",
                    "Whether train windows keep their length, or begin at the first row always"),
            Parameter.of(
                    "/backtest/purge_rows",
                    ParameterKind.count(0),
                    0,
                    "Rows left out between train and test because train reaches into them"),
            Parameter.of(
                    "/backtest/embargo_rows",
                    ParameterKind.count(0),
                    0,
                    "More rows left out there, against serial dependence"),
            Parameter.of(
                    "/backtest/missing_prices",
                    words(MissingPrices.values(), MissingPrices::id),
                    "refuse",
                    "What a hole in an asset's prices means"),
            Parameter.of(
                    "/backtest/min_asset_weight",
                    ParameterKind.between(-1, 1),
                    0,
                    "Least weight of an asset in its sleeve; below 0 it may be short"),
            Parameter.of("/backtest/max_asset_weight", FRACTION, 1, "Greatest weight of an asset in its sleeve"),
            Parameter.of(
                    "/backtest/projection",
                    words(GuardrailProjection.values(), GuardrailProjection::id),
                    "proportional",
                    "How weights of engines that do not optimise are brought inside bounds"),
            Parameter.of(
                    "/backtest/simulator",
                    ParameterKind.text("custom, or the id of a simulator of your own", "[a-z][a-z0-9_]{0,62}"),
                    "custom",
                    "What turns decisions into a stream"),
            Parameter.of(
                    "/backtest/rebalancing",
                    ParameterKind.text(
                            "window, daily, or band:X with X a fraction of wealth", "window|daily|band:0?\\.[0-9]+"),
                    "window",
                    "When drifted weights are traded back to the decision's: at the next decision, every session, or"
                            + " where one of them is further away than X"),
            Parameter.needed(
                    "/backtest/backtest_slippage",
                    ParameterKind.between(0, 0.5),
                    "Fraction of the traded value lost to the spread"),
            Parameter.needed(
                    "/backtest/backtest_commission",
                    ParameterKind.between(0, 0.5),
                    "Fraction of the traded value paid as fee"),
            Parameter.of(
                    "/backtest/half_spread",
                    ParameterKind.between(0, 0.5),
                    0,
                    "Fraction of the traded value lost to half the quoted spread"),
            Parameter.of(
                    "/backtest/impact_coefficient",
                    ParameterKind.between(0, 100),
                    0,
                    "Coefficient of the square-root law of market impact; above 0 the sleeve needs volumes"),
            Parameter.of(
                    "/backtest/capital",
                    ParameterKind.between(0, 1e15),
                    1_000_000,
                    "Wealth at the start in the money of prices; it decides nothing but market impact"),
            yearly("holding_rate", 0, "Fraction of a long position's value paid a year, an equal part each session"),
            yearly("borrow_rate", 0, "Fraction of a short position's value paid a year, an equal part each session"),
            yearly(
                    "cash_rate",
                    -1,
                    "Fraction a year that cash earns, an equal part each session; borrowed cash pays it"),
            Parameter.of(
                    "/backtest/net_exposure",
                    ParameterKind.between(-1, 1),
                    1,
                    "Sum of the weights of a decision, as a multiple of wealth; the rest is cash"),
            Parameter.of(
                    "/backtest/max_gross_exposure",
                    ParameterKind.between(0, 100),
                    1,
                    "Greatest sum of absolute weights of a decision, as a multiple of wealth"),
            Parameter.of(
                    "/backtest/benchmark_symbols",
                    ParameterKind.distinct(0, SYMBOL),
                    List.of("AMEX:SPY"),
                    "What the sleeve's streams are compared with; selection vetoes none of them"),
            Parameter.needed(
                    "/data/exchange_scope",
                    ParameterKind.distinct(1, ParameterKind.text("a venue in capitals", "[A-Z][A-Z0-9_]*")),
                    "The venues whose symbols the sleeve may hold"),
            Parameter.needed(
                    "/data/calendar",
                    ParameterKind.text("a calendar's id, or ids joined by & or |", "[A-Za-z0-9_.&|-]+"),
                    "The sessions that rows must follow; left out, the days on which all venues of the scope trade"),
            Parameter.of(
                    "/data/session_stamps",
                    ParameterKind.text("midnight, close or close:ZONE", "midnight|close(:\\S+)?"),
                    "midnight",
                    "How time stamps name sessions"),
            Parameter.of(
                    "/data/status",
                    ParameterKind.oneOf(List.of("active", "research", "suspended")),
                    "active",
                    "Whether the sleeve may take part"),
            Parameter.of(
                    "/data/cash_asset",
                    ParameterKind.text("a symbol, or none", "\\S+"),
                    "none",
                    "What the sleeve's cash is held in"),
            Parameter.of("/allocation/min_sleeve_weight", FRACTION, 0.05, "Least weight of a sleeve"),
            Parameter.of("/allocation/max_sleeve_weight", FRACTION, 0.50, "Greatest weight of a sleeve"),
            Parameter.of(
                    "/allocation/join_policy",
                    words(JoinPolicy.values(), JoinPolicy::id),
                    "compound",
                    "How streams on different calendars become rows"),
            Parameter.of(
                    "/allocation/walk_forward",
                    ParameterKind.oneOf(List.of("expanding", "rolling")),
                    "expanding",
                    "Whether sleeves' weights are decided on all joined rows before, or on the last train window"),
            Parameter.of(
                    "/allocation/parity_waivers",
                    ParameterKind.list(ParameterKind.oneOf(List.of("crypto"))
                            .or(ParameterKind.object(
                                    List.of("sleeve", "pointer", "rationale"), List.of("from", "to")))),
                    List.of("crypto"),
                    "Exact exceptions to parity; crypto: the five ready-made ones"));

    private Parameters() {}

    /** The block that a pointer lies in. */
    static String block(String pointer) {
        return pointer.substring(1, pointer.indexOf('/', 1));
    }

    private static Parameter threshold(String name, ParameterKind kind, Object byDefault, String meaning) {
        return Parameter.of("/features/" + name, kind, byDefault, meaning + WITHOUT_SELECTION);
    }

    private static Parameter selection(String name, ParameterKind kind, Object byDefault, String meaning) {
        return Parameter.of("/selection/" + name, kind, byDefault, meaning + WITHOUT_SELECTION);
    }

    private static Parameter yearly(String name, double least, String meaning) {
        return Parameter.of("/backtest/" + name, ParameterKind.between(least, 10), 0, meaning);
    }

    private static Parameter weight(SelectionFeature feature) {
        return selection(
                "weight_" + feature.id(),
                ParameterKind.between(0, 1_000),
                feature.usualWeight(),
                "Weight of " + feature.id() + " in an asset's score");
    }

    private static <T extends Enum<T>> ParameterKind words(T[] values, Function<T, String> id) {
        return ParameterKind.oneOf(Arrays.stream(values).map(id).toList());
    }

    /**
     * The parameter of a pointer.
     *
     * @param pointer a JSON pointer
     * @return empty where there is none
     */
    public static Optional<Parameter> find(String pointer) {
        return KNOWN.stream()
                .filter(parameter -> parameter.pointer().equals(pointer))
                .findFirst();
    }

    /**
     * The parameters of a block.
     *
     * @param block its name
     * @return in order
     */
    public static List<Parameter> of(String block) {
        return KNOWN.stream()
                .filter(parameter -> parameter.block().equals(block))
                .toList();
    }

    /**
     * The pointers.
     *
     * @return in order
     */
    public static List<String> pointers() {
        return KNOWN.stream().map(Parameter::pointer).toList();
    }
}
