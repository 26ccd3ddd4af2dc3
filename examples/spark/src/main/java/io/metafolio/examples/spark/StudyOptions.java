package io.metafolio.examples.spark;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.io.PriceFolder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.study.StationaryBootstrap;
import io.metafolio.study.Study;
import io.metafolio.study.StudyBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a study is to be, from words, which every machine reads alike. */
@Command(name = "study-on-spark", mixinStandardHelpOptions = true, description = "A study of the ready-made sleeves, on Apache Spark.")
final class StudyOptions {
    @Option(names = "--prices", required = true, paramLabel = "DIR", description = "Files of closes, one a sleeve, on the driver.")
    private Path prices = Path.of("prices");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The study's own folder, on the driver.")
    private Path out = Path.of("study");

    @Option(names = "--profiles", split = ",", paramLabel = "P", description = "Risk profiles. Default: ${DEFAULT-VALUE}.")
    private List<String> profiles = List.of("min_variance", "hrp", "barbell");

    @Option(names = "--lookback", paramLabel = "N", description = "Return rows a sleeve may use. Default: ${DEFAULT-VALUE}.")
    private int lookback = 500;

    @Option(names = "--draw", paramLabel = "N", description = "Histories drawn anew. Default: ${DEFAULT-VALUE}.")
    private int draws = 100;

    @Option(names = "--block", paramLabel = "ROWS", description = "Mean rows of a block. Default: ${DEFAULT-VALUE}.")
    private double block = StationaryBootstrap.MONTH.meanBlock();

    @Option(names = "--seed", paramLabel = "N", description = "Which histories are drawn. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--vary",
            paramLabel = "BLOCK/NAME=VALUE,…",
            description = "Other values of a number, one at a time, for example allocation/min_sleeve_weight=0,0.1.")
    private Map<String, String> varied = new LinkedHashMap<>();

    @Option(names = "--without-each", description = "Without each of the sleeves in turn.")
    private boolean isWithoutEach;

    @Option(names = "--delay", split = ",", paramLabel = "ROWS", description = "Data that arrives so many rows late.")
    private List<Integer> delays = List.of();

    StudyOptions() {}

    Path prices() {
        return prices;
    }

    Path out() {
        return out;
    }

    /** On one thread a scenario: Spark has many. */
    Study study(Path folder, Clock clock) {
        MetaPortfolioBuilder meta = MetaPortfolio.builder()
                .sleeves(PriceFolder.at(folder).sleeves(SleeveInventory.PRODUCTION.sleeves()))
                .profiles(profiles.stream().map(RiskProfile::of).toList())
                .lookback(Lookback.of(lookback))
                .clock(clock);
        StudyBuilder study = Study.of(meta.build());
        varied.forEach((name, values) ->
                study.vary("/" + name, List.of(values.split(",", -1)).stream().map(Double::valueOf).toArray()));
        if (isWithoutEach) {
            study.leaveOneSleeveOut();
        }
        return study.delayed(delays.stream().mapToInt(Integer::intValue).toArray())
                .draw(draws)
                .bootstrap(new StationaryBootstrap(block))
                .seed(seed)
                .build();
    }
}
