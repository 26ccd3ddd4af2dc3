package io.metafolio.parity;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which rule of parity a parameter falls under, by its JSON pointer. */
public enum ParityRule {
    /** The same windows in time. */
    TEMPORAL(
            "temporal parity",
            List.of(
                    "/backtest/lookback_days",
                    "/backtest/train_window",
                    "/backtest/test_window",
                    "/backtest/step_size"),
            List.of("/backtest/walk_forward", "/backtest/purge_rows", "/backtest/embargo_rows")),
    /** The same choice of assets. */
    SELECTION(
            "selection parity",
            List.of(
                    "/selection/selection_mode",
                    "/features/feat_selection_logmps",
                    "/features/feat_predictability_vetoes"),
            List.of()),
    /** The same simulator and friction. */
    FIDELITY(
            "fidelity parity",
            List.of("/backtest/simulator", "/backtest/backtest_slippage", "/backtest/backtest_commission"),
            List.of(
                    "/backtest/rebalancing",
                    "/backtest/half_spread",
                    "/backtest/impact_coefficient",
                    "/backtest/capital",
                    "/backtest/holding_rate",
                    "/backtest/borrow_rate",
                    "/backtest/cash_rate",
                    "/backtest/net_exposure",
                    "/backtest/max_gross_exposure")),
    /** Everything else in the blocks features, selection and backtest. */
    MATRIX("parity matrix", List.of(), List.of());

    private static final Map<String, ParityRule> RULES = Arrays.stream(values())
            .flatMap(rule ->
                    Stream.concat(rule.needed.stream(), rule.others.stream()).map(pointer -> Map.entry(pointer, rule)))
            .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Parameters that only a selection of assets has. */
    private static final List<String> OF_SELECTION =
            List.of("/features/feat_selection_logmps", "/features/feat_predictability_vetoes");

    private final String title;
    private final ImmutableList<String> needed;
    private final ImmutableList<String> others;

    /** Of what a manifest must hold for the rule to mean anything, and of what else falls under it. */
    ParityRule(String title, List<String> needed, List<String> others) {
        this.title = title;
        this.needed = ImmutableList.copyOf(needed);
        this.others = ImmutableList.copyOf(others);
    }

    /**
     * The rule of a parameter.
     *
     * @param pointer its JSON pointer
     * @return the rule
     */
    public static ParityRule of(String pointer) {
        return Optional.ofNullable(RULES.get(pointer)).orElse(MATRIX);
    }

    /**
     * The rule in words.
     *
     * @return for example {@code temporal parity}
     */
    public String title() {
        return title;
    }

    /** The parameters that a manifest must hold for the rule to mean anything. */
    List<String> required(Map<String, Object> leaves) {
        boolean selects = !"none".equals(leaves.get("/selection/selection_mode"));
        return needed.stream()
                .filter(pointer -> selects || !OF_SELECTION.contains(pointer))
                .toList();
    }
}
