package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.configuration.DeskConfiguration;
import io.metafolio.configuration.PlacedSleeve;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.io.artifacts.DeskFile;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveInventory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which meta-portfolio, and what the desk wrote down of it. */
final class DeskOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Run configuration of your own: defaults, run profiles, metas, calendars, in JSON.")
    private Optional<Path> manifest = Optional.empty();

    @Option(names = "--meta", paramLabel = "ID", description = "Meta-portfolio id. Default: ${DEFAULT-VALUE}.")
    private String meta = DeskConfiguration.META_PRODUCTION;

    private Optional<Read> read = Optional.empty();

    String meta() {
        return meta;
    }

    /** Whether the desk wrote a file of its own. */
    boolean isWritten() {
        return manifest.isPresent();
    }

    /** Read once where it lies, so that all of a command sees one file. */
    DeskFile file() {
        Read known = read.filter(file -> file.from().equals(manifest))
                .orElseGet(() -> new Read(manifest, manifest.map(DeskFile::read).orElse(DeskFile.READY_MADE)));
        read = Optional.of(known);
        return known.file();
    }

    /** Without a file of one's own, a meta-portfolio of any name is the ready-made one. */
    private String written() {
        return manifest.isPresent() ? meta : DeskConfiguration.META_PRODUCTION;
    }

    /** What the meta-portfolio itself starts from. */
    RunConfiguration configuration() {
        return file().configuration().ofMeta(written());
    }

    /** The meta-portfolio of these strategies, those that stand in meta-portfolios within it put there. */
    MetaPortfolioBuilder over(List<? extends Sleeve> strategies) {
        return MetaPortfolio.builder().named(meta).desk(file().configuration(), written(), strategies);
    }

    /** The ids of its sleeves, strategies and meta-portfolios. */
    List<String> columns() {
        return List.copyOf(file().configuration().meta(written()).sleeves().keySet());
    }

    SleeveInventory sleeves() {
        return file().sleeves(written());
    }

    /** The sleeves of every meta-portfolio: a folder may hold prices of more than one. */
    List<String> known() {
        DeskConfiguration desk = file().configuration();
        return desk.metas().stream()
                .flatMap(id -> desk.strategies(id).stream())
                .map(PlacedSleeve::id)
                .distinct()
                .toList();
    }

    /** The same sleeves for research, where they are the ready-made ones. */
    SleeveInventory research() {
        if (manifest.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--research and --manifest: expected one of them. Maybe \"data\": {\"status\": \"research\"} in the"
                            + " file is what you want.");
        }
        return SleeveInventory.RESEARCH;
    }

    /** The sleeves of the meta-portfolio that a run profile, or another name for it, is of. */
    List<String> sleevesOf(String runProfile) {
        DeskConfiguration desk = file().configuration();
        String wanted = desk.runProfile(runProfile);
        return desk.strategies(written()).stream()
                .filter(placed -> desk.runProfile(placed.runProfile()).equals(wanted))
                .map(PlacedSleeve::id)
                .toList();
    }

    /** A file, and whence it was read: nowhere, where it is the ready-made one. */
    private record Read(Optional<Path> from, DeskFile file) {}
}
