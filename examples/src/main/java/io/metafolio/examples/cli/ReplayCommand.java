package io.metafolio.examples.cli;

import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.artifacts.RunReplay;
import io.metafolio.spi.Plugins;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a recorded run anew, and compares bits. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a run anew from what it recorded, tournaments from their prices included, and compares every line of its"
                    + " ledger, and of those of the runs it was made of.",
            "Runs with an engine convention of one's own are replayed in code: ArtifactFolder.replay."
        })
final class ReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Mixin
    private RecordedRunOptions recorded = new RecordedRunOptions();

    ReplayCommand() {}

    @Override
    public Integer call() {
        List<RunReplay> replays = ArtifactFolder.replay(recorded.run(), Plugins.installed(), recorded.calendars());
        replays.forEach(replay -> spec.commandLine().getOut().println(replay));
        replays.forEach(RunReplay::orThrow);
        spec.commandLine().getOut().println("replayed");
        return Metafolio.DONE;
    }
}
