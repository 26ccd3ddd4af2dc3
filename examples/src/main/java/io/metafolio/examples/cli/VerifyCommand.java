package io.metafolio.examples.cli;

import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.LedgerVerification;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a run's ledger chain, hashes and file digests. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks a run's ledger chain, hashes and file digests, and those of the runs it was made of.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private RecordedRunOptions recorded = new RecordedRunOptions();

    @Option(
            names = "--repair",
            description =
                    "Takes a torn last line out of the ledger of a run that was cut off; its bytes stay in the ledger.")
    private boolean repair;

    VerifyCommand() {}

    @Override
    public Integer call() {
        if (repair) {
            ArtifactFolder.repair(recorded.run(), Clock.systemUTC());
        }
        List<LedgerVerification> verifications = ArtifactFolder.verify(recorded.run(), recorded.calendars());
        verifications.forEach(verification -> spec.commandLine().getOut().println(verification));
        verifications.forEach(LedgerVerification::orThrow);
        spec.commandLine().getOut().println("verified");
        return Metafolio.DONE;
    }
}
