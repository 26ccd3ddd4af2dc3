package io.metafolio.io.artifacts;

import io.metafolio.sleeve.StrategyRun;
import io.metafolio.tournament.TournamentReport;
import io.metafolio.tournament.TournamentReport.Standing;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tournament report of a sleeve run; nothing reads it back, for all of it follows from streams and books. */
final class TournamentFile {
    private TournamentFile() {}

    static Map<String, Object> tree(StrategyRun run, String runId) {
        TournamentReport report = TournamentReport.of(run);
        Map<String, Object> profiles = new LinkedHashMap<>();
        report.standings().forEach(standing -> profiles.put(standing.profile().name(), standing(standing)));
        Map<String, Object> tree = Trees.map("sleeve", report.sleeve(), "run_id", runId, "windows", report.windows());
        Trees.putNullable(tree, "expected_maximum_sharpe", Trees.orNull(report.threshold()));
        tree.put("profiles", profiles);
        return tree;
    }

    private static Map<String, Object> standing(Standing standing) {
        Map<String, Object> shape = Trees.metrics(standing.metrics());
        Trees.putNullable(shape, "sharpe", Trees.orNull(standing.sharpe()));
        Trees.putNullable(shape, "probabilistic_sharpe", Trees.orNull(standing.skilled()));
        Trees.putNullable(shape, "deflated_sharpe", Trees.orNull(standing.deflated()));
        shape.put("windows_won", standing.won());
        shape.put("windows_positive", standing.positive());
        Trees.putNullable(shape, "costs_per_year", Trees.orNull(standing.costsPerYear()));
        Trees.putNullable(shape, "books", standing.books().map(Trees::statement).orElse(null));
        return shape;
    }
}
