package io.metafolio.examples.cli;

import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.DeskFile;
import io.metafolio.io.artifacts.LedgerVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a run's ledger chain, hashes and file digests. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks a run's ledger chain, hashes and file digests, and those of the sleeve runs it made.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_DIR", description = "For example artifacts/meta/meta_production/<run-id>.")
    private Path run = Path.of(".");

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Run configuration with the calendars that the sleeves of the run follow, where it has some.")
    private Optional<Path> manifest = Optional.empty();

    VerifyCommand() {}

    @Override
    public Integer call() {
        List<LedgerVerification> verifications = ArtifactFolder.verify(
                run, manifest.map(DeskFile::read).orElse(DeskFile.READY_MADE).calendars());
        verifications.forEach(verification -> spec.commandLine().getOut().println(verification));
        verifications.forEach(LedgerVerification::orThrow);
        spec.commandLine().getOut().println("verified");
        return Metafolio.DONE;
    }
}
