package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.MetaReturns;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.tournament.TournamentSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stage 2: parity, and the sleeves' streams on the dates they share. */
@Command(
        name = "build-meta-returns",
        mixinStandardHelpOptions = true,
        description = "Stage 2: joins the streams of sleeve runs. Without --sleeves: the newest sealed run of each.")
final class BuildMetaReturnsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private DeskOptions desk = new DeskOptions();

    @Mixin
    private ArtifactOptions options = new ArtifactOptions();

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Option(
            names = "--sleeves",
            split = ",",
            paramLabel = "SLEEVE=RUN",
            description = "Sleeves in order, strategies or meta-portfolios, each with the id of its run.")
    private Map<String, String> sleeves = new LinkedHashMap<>();

    BuildMetaReturnsCommand() {}

    @Override
    public Integer call() {
        String runId = options.newRunId();
        ArtifactFolder artifacts = options.artifacts(desk);
        List<Sleeve> taking = new ArrayList<>();
        sleeves.forEach((sleeve, run) -> taking.add(artifacts.sleeve(sleeve, run)));
        if (taking.isEmpty()) {
            taking.addAll(artifacts.sleeves(desk.columns().toArray(String[]::new)));
        }
        List<RiskProfile> profiles = taking.get(0).recorded().orElseThrow().riskProfiles();
        MetaPortfolioBuilder builder = MetaPortfolio.builder()
                .named(desk.meta())
                .configuration(desk.configuration())
                .sleeves(taking)
                .audit(artifacts.ledger(runId));
        if (!profiles.equals(TournamentSettings.of(desk.configuration()).profiles())) {
            builder.profiles(profiles);
        }
        parameters.apply(builder);
        MetaReturns returns = builder.build().join();
        Path folder = artifacts.write(runId, returns);
        returns.joins().forEach((profile, join) -> spec.commandLine()
                .getOut()
                .println(profile + ": " + join.report().rows() + " rows "
                        + join.report().first() + " … " + join.report().last()));
        spec.commandLine().getOut().println("joined  " + folder.resolve("meta_returns"));
        return Metafolio.DONE;
    }
}
