package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.io.study.StudyFolder;
import io.metafolio.study.StationaryBootstrap;
import io.metafolio.study.Study;
import io.metafolio.study.StudyBuilder;
import io.metafolio.study.StudySummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How sure: one run many times, under other parameters and on histories drawn anew. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "The run many times: as it is, with one thing done otherwise, and on histories drawn anew in blocks, all"
                        + " sleeves at once. A study that was stopped goes on when it is called again. Without --prices: the bundled"
                        + " synthetic sample.")
final class StudyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private TournamentOptions tournaments = new TournamentOptions();

    @Mixin
    private TakingOptions taking = new TakingOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "The study's own folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("study");

    @Option(names = "--draw", paramLabel = "N", description = "Histories drawn anew. Default: ${DEFAULT-VALUE}.")
    private int draws = 100;

    @Option(
            names = "--block",
            paramLabel = "ROWS",
            description = "Mean rows of a block, where calendars do not end it. Default: 20.")
    private double block = StationaryBootstrap.MONTH.meanBlock();

    @Option(names = "--seed", paramLabel = "N", description = "Which histories are drawn. Default: 0.")
    private long seed;

    @Option(
            names = "--vary",
            paramLabel = "BLOCK/NAME=VALUE,…",
            description = "Other values of a parameter, one at a time, for example"
                    + " allocation/min_sleeve_weight=0,0.1; as often as needed.")
    private Map<String, String> varied = new LinkedHashMap<>();

    @Option(names = "--without-each", description = "Without each of the sleeves in turn.")
    private boolean isWithoutEach;

    @Option(names = "--delay", split = ",", paramLabel = "ROWS", description = "Data that arrives so many rows late.")
    private List<Integer> delays = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "Scenarios run at once. Default: one a processor.")
    private Optional<Integer> threads = Optional.empty();

    StudyCommand() {}

    @Override
    public Integer call() {
        PrintWriter text = spec.commandLine().getOut();
        MetaPortfolioBuilder builder = tournaments.apply(desk.over(taking.taking(desk, tournaments)));
        threads.ifPresent(builder::threads);
        StudyFolder folder = StudyFolder.at(out).withParquet();
        StudySummary summary;
        try (TerminalProgress line = progress.on(spec.commandLine().getErr())) {
            Study study = study(Study.of(builder.progress(line).build()));
            told(study, text);
            summary = folder.run(study);
        }
        text.print(summary);
        text.println("scenarios  " + folder.scenarios());
        text.println("page       " + folder.page());
        return Metafolio.DONE;
    }

    private Study study(StudyBuilder builder) {
        varied.forEach((name, values) -> builder.vary(
                "/" + name,
                List.of(values.split(",", -1)).stream()
                        .map(ParameterOptions::value)
                        .toArray()));
        if (isWithoutEach) {
            builder.leaveOneSleeveOut();
        }
        return builder.delayed(delays.stream().mapToInt(Integer::intValue).toArray())
                .draw(draws)
                .bootstrap(new StationaryBootstrap(block))
                .seed(seed)
                .build();
    }

    private static void told(Study study, PrintWriter text) {
        text.println(study);
        study.meanBlock().ifPresent(mean -> text.printf(Locale.ROOT, "blocks of %.1f shared rows in the mean%n", mean));
        study.sittingOut().forEach((sleeve, symbols) -> {
            if (!symbols.isEmpty()) {
                text.println(
                        "not in drawn histories, as closes are missing: " + sleeve + " " + String.join(", ", symbols));
            }
        });
    }
}
