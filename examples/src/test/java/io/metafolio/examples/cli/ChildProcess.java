package io.metafolio.examples.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command line in a process of its own, which may be killed or kept short of disk. */
final class ChildProcess {
    private ChildProcess() {}

    static Process start(Path log, Object... args) throws IOException {
        return start(List.of(), log, args);
    }

    /** With a shell's words before the command. */
    static Process start(List<String> before, Path log, Object... args) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Metafolio.class.getName()));
        command.addAll(Stream.of(args).map(Object::toString).toList());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
    }
}
