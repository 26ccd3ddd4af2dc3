package io.metafolio.examples.cli;

import io.metafolio.calendar.TradingCalendars;
import io.metafolio.io.artifacts.DeskFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A run that lies in a folder. */
final class RecordedRunOptions {
    @Parameters(paramLabel = "RUN_DIR", description = "For example artifacts/meta/meta_production/<run-id>.")
    private Path run = Path.of(".");

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Run configuration with the calendars that the sleeves of the run follow, where it has some.")
    private Optional<Path> manifest = Optional.empty();

    Path run() {
        return run;
    }

    TradingCalendars calendars() {
        return manifest.map(DeskFile::read).orElse(DeskFile.READY_MADE).calendars();
    }
}
