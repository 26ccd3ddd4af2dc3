package io.metafolio.examples.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Whether a long command shows how far it has come. */
final class ProgressOptions {
    @Option(
            names = "--no-progress",
            description = "No line of progress. There is none away from terminals, on dumb ones, and where CI is set.")
    private boolean isSilent;

    ProgressOptions() {}

    /** To be closed before anything else is written: the launcher says how many columns the terminal has. */
    TerminalProgress on(PrintWriter err) {
        int columns = isSilent ? 0 : Integer.getInteger("metafolio.columns", 0);
        return TerminalProgress.of(err, columns, System::nanoTime);
    }
}
