package io.metafolio.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What this library writes, opened in real pandas, DuckDB and Polars: {@code mvn verify -Dinterop=true}, with
 * {@code -Dinterop.python=…} where {@code python3} is older than 3.11. Needs a package index; without one it is skipped.
 */
class ParquetInteropTest {
    private static final Path SCRIPTS = Path.of("src", "test", "python");
    private static final Path TARGET = Path.of("target");

    @Test
    @DisplayName("pandas, DuckDB and Polars read what is written, index, unit, zone and bits")
    void readByOthers() throws Exception {
        assumeTrue(
                Boolean.getBoolean("interop"),
                "Skipped: needs Python with pandas, DuckDB and Polars; -Dinterop=true runs it");
        Path files = TARGET.resolve("parquet-interop");
        WrittenFiles.write(files);
        Output reads = run(python(), SCRIPTS.resolve("parquet_reads.py").toString(), files.toString());
        assertThat(reads.text()).contains("pandas").contains("DuckDB").contains("Polars");
        assertThat(reads.code()).as(reads.text()).isZero();
    }

    private record Output(int code, String text) {
        String lastLine() {
            List<String> lines = text.lines().toList();
            return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
        }
    }

    /** The Python of an environment of its own, made once. */
    private static String python() throws IOException, InterruptedException {
        Path environment = TARGET.resolve("parquet-python");
        Path bin = environment.resolve(File.separatorChar == '\\' ? "Scripts" : "bin");
        String python = bin.resolve("python").toString();
        Path done = environment.resolve("installed");
        if (!Files.exists(done)) {
            String base = System.getProperty("interop.python", "python3");
            require(run(base, "-m", "venv", environment.toString()), "no environment from " + base);
            String requirements = SCRIPTS.resolve("requirements-parquet.txt").toString();
            require(run(python, "-m", "pip", "install", "-q", "-r", requirements), "pip installed nothing");
            Files.createFile(done);
        }
        return python;
    }

    private static void require(Output output, String otherwise) {
        if (output.code() != 0) {
            System.out.println("Parquet interop skipped: " + otherwise + ": " + output.lastLine());
        }
        assumeTrue(output.code() == 0, "Skipped: " + otherwise + ": " + output.lastLine());
    }

    private static Output run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(Arrays.asList(command))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (IOException e) {
            return new Output(-1, "" + e.getMessage());
        }
    }
}
