package io.metafolio.selection;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.metafolio.returns.ReturnMatrix;
import java.util.List;
import java.util.Map;

/**
 * Which of these assets? Immutable.
 *
 * @param candidates T x N train rows of every asset that its prices allow
 * @param sessionsPerYear of the rows' calendar
 * @param liquidity money traded in a candidate on an average train row, by symbol; without those of which it is not known
 * @param benchmarks symbols that no veto touches
 * @param settings what decides
 */
public record SelectionRequest(
        ReturnMatrix candidates,
        int sessionsPerYear,
        Map<String, Double> liquidity,
        List<String> benchmarks,
        SelectionSettings settings) {
    /** Copies liquidity and benchmarks. */
    public SelectionRequest {
        liquidity = ImmutableMap.copyOf(liquidity);
        benchmarks = ImmutableList.copyOf(benchmarks);
    }
}
