package io.metafolio.io.study;

import com.google.common.base.Splitter;
import io.metafolio.errors.Printable;
import io.metafolio.errors.RefusedException;
import io.metafolio.study.ScenarioOutcome;
import io.metafolio.study.Study;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of a study's scenarios, open to be gone on with by one process at a time. Not safe to share between threads. */
final class ScenarioFile implements AutoCloseable {
    private final Path path;
    private final Study study;
    private final ScenarioRows rows;
    private final RandomAccessFile file;

    private ScenarioFile(Path path, Study study, RandomAccessFile file) {
        this.path = path;
        this.study = study;
        this.rows = new ScenarioRows(study);
        this.file = file;
    }

    static ScenarioFile open(Path path, Study study) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                if (isHeld(file)) {
                    throw new RefusedException(
                            "The study is being run already",
                            path.toString(),
                            "one process at a time",
                            "wait for the other to end, or run another folder's study");
                }
                return new ScenarioFile(path, study, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static boolean isHeld(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /** What stands there whole; the rest, which a killed process left, is cut off. */
    List<ScenarioOutcome> begun() {
        try {
            byte[] bytes = new byte[Math.toIntExact(file.length())];
            file.seek(0);
            file.readFully(bytes);
            String header = rows.header();
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (header.startsWith(text)) {
                file.setLength(0);
                append(header);
                return List.of();
            }
            if (!text.startsWith(header)) {
                throw damaged(1, "the first line is not that of this study", "is no table of scenarios");
            }
            List<String> lines = Splitter.on('\n').splitToList(text);
            int whole = (lines.size() - 2) / rows.perScenario();
            int kept = 1 + whole * rows.perScenario();
            List<ScenarioOutcome> outcomes = outcomes(lines.subList(0, kept));
            long length = end(bytes, kept);
            file.setLength(length);
            file.seek(length);
            return outcomes;
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** How many bytes so many lines take. */
    private static long end(byte[] bytes, int lines) {
        int end = 0;
        for (int left = lines; left > 0; end++) {
            left -= bytes[end] == '\n' ? 1 : 0;
        }
        return end;
    }

    private List<ScenarioOutcome> outcomes(List<String> lines) {
        List<ScenarioOutcome> outcomes = new ArrayList<>();
        int scenarios = (lines.size() - 1) / rows.perScenario();
        if (scenarios > study.size()) {
            throw damaged(
                    lines.size(),
                    scenarios + " scenarios",
                    "holds more than the " + study.size() + " scenarios of this study");
        }
        for (int number = 0; number < scenarios; number++) {
            int first = 1 + number * rows.perScenario();
            try {
                outcomes.add(rows.outcome(
                        number, String.join("\n", lines.subList(first, first + rows.perScenario())) + "\n"));
            } catch (IllegalArgumentException e) {
                throw damaged(first + 1, String.valueOf(e.getMessage()), "was changed");
            }
        }
        return outcomes;
    }

    void append(ScenarioOutcome outcome) {
        try {
            append(rows.rows(outcome));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** By a file that an interrupt does not close. */
    private void append(String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private RefusedException damaged(int line, String met, String why) {
        return new RefusedException(
                "Line " + line + ": " + Printable.of(met),
                path.toString(),
                "the rows that this study wrote, in their order",
                "the file " + why + "; begin the study anew in another folder");
    }

    private static UncheckedIOException failed(Path path, IOException e) {
        return new UncheckedIOException("Could not write " + path + " (scenarios of a study): " + e, e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw failed(path, e);
        }
    }
}
