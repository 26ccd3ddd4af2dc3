package io.metafolio.selection;

import com.google.common.collect.ImmutableList;
import io.metafolio.returns.ReturnMatrix;
import java.util.List;

/**
 * Which of these assets? Immutable.
 *
 * @param candidates T x N train rows of every asset that its prices allow
 * @param sessionsPerYear of the rows' calendar
 * @param benchmarks symbols that no veto touches
 * @param settings what decides
 */
public record SelectionRequest(
        ReturnMatrix candidates, int sessionsPerYear, List<String> benchmarks, SelectionSettings settings) {
    /** Copies the benchmarks. */
    public SelectionRequest {
        benchmarks = ImmutableList.copyOf(benchmarks);
    }
}
