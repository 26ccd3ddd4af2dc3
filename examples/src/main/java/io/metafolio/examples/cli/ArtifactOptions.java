package io.metafolio.examples.cli;

import io.metafolio.io.artifacts.ArtifactFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a run lives, and what its ledger's clock says. */
final class ArtifactOptions {
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", description = "Artifact folder. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("artifacts");

    @Option(
            names = "--run-id",
            paramLabel = "ID",
            description = "Run id. Default, where a run begins: the instant of the call.")
    private Optional<String> runId = Optional.empty();

    @Option(
            names = "--clock",
            paramLabel = "INSTANT",
            description = "Stand the clock still, for reproducible bytes; sessions after it are in the future.")
    private Optional<Instant> instant = Optional.empty();

    Clock clock() {
        return instant.map(i -> Clock.fixed(i, ZoneOffset.UTC)).orElse(Clock.systemUTC());
    }

    /** The id of a run that begins. */
    String newRunId() {
        return runId.orElseGet(() -> RUN_ID.format(clock().instant()));
    }

    /** The id of a run that goes on. */
    String runId() {
        return runId.orElseThrow(() -> new ParameterException(
                spec.commandLine(), "--run-id is needed: the run whose stage before this one is done."));
    }

    ArtifactFolder artifacts(DeskOptions desk) {
        return ArtifactFolder.at(out)
                .withMeta(desk.meta())
                .withCalendars(desk.file().calendars())
                .withClock(clock())
                .withParquet();
    }
}
