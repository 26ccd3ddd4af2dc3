package io.metafolio.io.study;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.Cancellation;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.disk.AtomicFile;
import io.metafolio.io.html.HtmlStudy;
import io.metafolio.study.ScenarioOutcome;
import io.metafolio.study.ScenarioRunner;
import io.metafolio.study.Study;
import io.metafolio.study.StudySummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that holds one study: {@code study.json}, what decides it, and {@code scenarios.csv}, one row a scenario and profile, in
 * order; at last {@code study.html}, the page that shows it. Rows are written as scenarios end. A study that was stopped, by whatever means, goes on after the last scenario that
 * stands there whole, and its table is in the end the one that it would have been.
 *
 * @param folder where
 * @param hasParquet whether the table is written as Parquet, too, at the end
 */
public record StudyFolder(Path folder, boolean hasParquet) {
    private static final String WHAT = "a study";
    private static final String STUDY = "study.json";
    private static final String SCENARIOS = "scenarios.csv";
    private static final String PARQUET = "scenarios.parquet";
    private static final String PAGE = "study.html";

    /**
     * A folder.
     *
     * @param folder which need not exist
     * @return the folder of a study
     */
    public static StudyFolder at(Path folder) {
        return new StudyFolder(folder, false);
    }

    /**
     * The same folder, which gets {@code scenarios.parquet} beside {@code scenarios.csv} when the study has been run to its end. Only this
     * needs the library of Parquet.
     *
     * @return the folder
     */
    public StudyFolder withParquet() {
        return new StudyFolder(folder, true);
    }

    /**
     * The table of scenarios.
     *
     * @return its file
     */
    public Path scenarios() {
        return folder.resolve(SCENARIOS);
    }

    /**
     * The page that shows the study, once it has been run to its end.
     *
     * @return its file
     */
    public Path page() {
        return folder.resolve(PAGE);
    }

    /**
     * Begins a study, or goes on with it where it stopped. More histories than before may be drawn; all else must be as it was.
     *
     * @param study what is run
     * @return what all scenarios say together, those of earlier calls included
     * @throws RefusedException where the folder holds another study, is being written by another process, or its table was changed
     * @throws UncheckedIOException where it cannot be written
     * @throws java.util.concurrent.CancellationException where the thread was interrupted; what was written stays
     */
    public StudySummary run(Study study) {
        return run(study, ScenarioRunner.WORKERS);
    }

    /**
     * Begins a study, or goes on with it, as {@link #run(Study)} does.
     *
     * @param study what is run
     * @param runner who runs its scenarios
     * @return what all scenarios say together, those of earlier calls included
     * @throws RefusedException also where the runner tells of other scenarios than it was asked for
     * @throws UncheckedIOException where the folder cannot be written
     * @throws java.util.concurrent.CancellationException where the thread was interrupted; what was written stays
     */
    public StudySummary run(Study study, ScenarioRunner runner) {
        Cancellation.requireNone("study in " + folder);
        requireSame(study);
        try (ScenarioFile file = ScenarioFile.open(scenarios(), study)) {
            List<ScenarioOutcome> outcomes = new ArrayList<>(file.begun());
            study.run(outcomes.size(), runner, outcome -> {
                file.append(outcome);
                outcomes.add(outcome);
            });
            Cancellation.requireNone("study in " + folder + ", before its page");
            StudySummary summary = StudySummary.of(study, outcomes);
            if (hasParquet) {
                Path table = folder.resolve(PARQUET);
                AtomicFile.replace(
                        table,
                        new ScenarioRows(study)
                                .table(table.toString(), outcomes)
                                .bytes(),
                        WHAT);
            }
            write(page(), HtmlStudy.of(study, summary));
            return summary;
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8), WHAT);
    }

    private void requireSame(Study study) {
        Path file = folder.resolve(STUDY);
        String wanted = CanonicalJson.write(study.tree());
        try {
            if (!Files.exists(file)) {
                write(file, wanted);
                return;
            }
            if (!new String(Files.readAllBytes(file), StandardCharsets.UTF_8).equals(wanted)) {
                throw new RefusedException(
                        "The folder holds another study than " + study.hash(),
                        file.toString(),
                        "the same prices, parameters, variations, seed, blocks and version",
                        "give the study a folder of its own, or the options it was begun with");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + " (a study): " + e, e);
        }
    }
}
