package io.metafolio.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where an answer is written as JSON beside being printed. */
final class JsonFile {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the answer as JSON, too.")
    private Optional<Path> target = Optional.empty();

    /** Before any work is done: a file in a folder that exists, or none. */
    void requireWritable() {
        target.filter(file -> !isWritable(file)).ifPresent(file -> {
            throw new ParameterException(
                    spec.commandLine(), "--json " + file + ": expected a file in a folder that exists.");
        });
    }

    private static boolean isWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.isDirectory(file) && folder != null && Files.isDirectory(folder);
    }

    void write(Supplier<String> text) {
        target.ifPresent(file -> {
            try {
                Files.writeString(file, text.get());
            } catch (IOException e) {
                throw new UncheckedIOException("Could not write " + file + " (" + spec.name() + " --json): " + e, e);
            }
        });
    }
}
