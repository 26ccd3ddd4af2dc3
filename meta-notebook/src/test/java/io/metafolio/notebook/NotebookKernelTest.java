package io.metafolio.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metafolio.MetaRun;
import io.metafolio.io.html.HtmlFragments;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The notebooks in the real kernel, on the JDK of this test: {@code mvn verify -Dinterop=true}, with {@code -Dinterop.python=…} where
 * {@code python3} is older than 3.11. Needs a package index; without one it is skipped.
 */
class NotebookKernelTest {
    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final Path TARGET = Path.of("target");
    private static final String EXACT_WEIGHTS =
            "run.allocations().forEach((profile, a) -> System.out.println(profile + \" \" + a.sleeveWeights().asMap()));";

    @Test
    @DisplayName("every cell succeeds, and what it shows is what this JVM draws of the same value")
    void executed() throws Exception {
        assumeTrue(
                Boolean.getBoolean("interop"),
                "Skipped: needs Python and the kernel; -Dinterop=true installs and runs it");
        String python = python();
        Path folder = TARGET.resolve("executed-notebooks");
        List<Notebook> notebooks = Notebook.all();
        List<String> command = new ArrayList<>(
                List.of(python, SCRIPTS.resolve("execute_notebooks.py").toString()));
        notebooks.forEach(notebook -> command.add(
                notebook.on(classPath(), EXACT_WEIGHTS).write(folder).toString()));
        Output executed = run(command);
        System.out.println(executed.text());
        assertThat(executed.code()).as(executed.text()).isZero();
        for (Notebook notebook : notebooks) {
            compare(Notebook.read(folder.resolve(notebook.name())), NotebookShell.values(notebook));
        }
    }

    private static void compare(Notebook executed, NotebookShell.Values values) {
        assertThat(executed.code()).noneMatch(Notebook.Cell::failed);
        values.byCell().forEach((id, value) -> {
            String html = executed.cell(id).shown("text/html");
            assertThat(html).as(id).startsWith("<div class=\"metafolio\">");
            if (timeless(id)) {
                assertThat(html).as(id).isEqualTo(HtmlFragments.of(value));
                assertThat(executed.cell(id).shown("text/plain")).isEqualTo(value.toString());
            }
        });
        MetaRun run = values.of("run", MetaRun.class);
        assertThat(executed.cell("last").printed().lines())
                .containsExactlyElementsOf(run.allocations().entrySet().stream()
                        .map(entry -> entry.getKey() + " "
                                + entry.getValue().sleeveWeights().asMap())
                        .toList());
    }

    /** A ledger holds instants, so that its hashes differ from one run to the next, and verifying shows them. */
    private static boolean timeless(String cell) {
        return !List.of("verify", "replay", "tampered").contains(cell);
    }

    /** What a notebook needs; the kernel brings its own interface. */
    private static String classPath() {
        return Arrays.stream(NotebookShell.classPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("jjava") && !entry.endsWith("test-classes"))
                .collect(Collectors.joining(" "));
    }

    private record Output(int code, String text) {
        String lastLine() {
            List<String> lines = text.lines().toList();
            return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
        }
    }

    /** The Python of an environment of its own, made once. */
    private static String python() throws IOException, InterruptedException {
        Path environment = TARGET.resolve("notebook-python");
        Path bin = environment.resolve(File.separatorChar == '\\' ? "Scripts" : "bin");
        String python = bin.resolve("python").toString();
        Path done = environment.resolve("installed");
        if (!Files.exists(done)) {
            String base = System.getProperty("interop.python", "python3");
            require(run(List.of(base, "-m", "venv", environment.toString())), "no environment from " + base);
            String requirements = SCRIPTS.resolve("requirements.txt").toString();
            require(run(List.of(python, "-m", "pip", "install", "-q", "-r", requirements)), "pip installed nothing");
            Files.createFile(done);
        }
        return python;
    }

    private static void require(Output output, String otherwise) {
        if (output.code() != 0) {
            System.out.println("Notebooks in the kernel skipped: " + otherwise + ": " + output.lastLine());
        }
        assumeTrue(output.code() == 0, "Skipped: " + otherwise + ": " + output.lastLine());
    }

    /** With the JDK of this test first on the path, as the kernel takes the first java there, and no trace outside the target folder. */
    private static Output run(List<String> command) throws InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> surroundings = process.environment();
        Path java = Path.of(System.getProperty("java.home"), "bin");
        surroundings.merge("PATH", java.toString(), (path, first) -> first + File.pathSeparator + path);
        for (String folder : List.of("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")) {
            surroundings.put(
                    folder,
                    TARGET.resolve("jupyter").resolve(folder).toAbsolutePath().toString());
        }
        try {
            Process started = process.start();
            String text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(started.waitFor(), text);
        } catch (IOException e) {
            return new Output(-1, "" + e.getMessage());
        }
    }
}
