package io.metafolio.study;

import java.util.function.Consumer;

/** Who runs the scenarios of a study: workers of this process, or a cluster. None of them changes a bit. */
@FunctionalInterface
public interface ScenarioRunner {
    /** The workers of the meta-portfolio: its threads, or the caller's executor. */
    ScenarioRunner WORKERS = Study::byWorkers;

    /**
     * Runs the scenarios from one on to the last.
     *
     * @param study what is run; {@link Study#outcome} runs one scenario, wherever the study is described alike
     * @param first the number of the first one to be run; {@link Study#size()} runs none
     * @param results takes their outcomes by number, each once, on the calling thread
     * @throws java.util.concurrent.CancellationException where the thread was interrupted; nothing is told after the call
     */
    void run(Study study, int first, Consumer<ScenarioOutcome> results);
}
