package io.metafolio.examples.cli;

import picocli.CommandLine;

/** Parses commands without running them. */
public final class CommandLineCheck {
    private CommandLineCheck() {}

    /** Fails where the command line would exit with 2 for these words. */
    public static void requireUnderstood(String... args) {
        new CommandLine(new Metafolio()).parseArgs(args);
    }
}
