package io.metafolio.examples.cli;

import io.metafolio.io.PriceFolder;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who takes part in whole runs, and on which prices: files, or the sample. */
final class TakingOptions {
    @Option(
            names = "--prices",
            paramLabel = "DIR",
            description = "Files of closes, one a sleeve: CSV, pickle or Parquet.")
    private Optional<Path> prices = Optional.empty();

    @Option(
            names = "--sleeves",
            split = ",",
            paramLabel = "S",
            description = "Sleeves that take part, in this order. Default: all of the meta-portfolio.")
    private List<String> sleeves = List.of();

    TakingOptions() {}

    /** The strategies with the rows asked for. */
    List<StrategySleeve> taking(DeskOptions desk, TournamentOptions tournaments) {
        List<SleeveDefinition> definitions = tournaments.sleeves().definitions(desk, sleeves);
        return tournaments.cut(prices.map(
                        folder -> PriceFolder.at(folder).besides(desk.known()).sleeves(definitions))
                .orElseGet(() -> SampleSleeves.of(definitions)));
    }
}
