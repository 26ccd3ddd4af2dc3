package io.metafolio.examples;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.testkit.SyntheticMarket;
import java.io.PrintStream;

/** A run that says how far it has come. */
public final class ShownProgress {
    private ShownProgress() {}

    /**
     * Runs on the synthetic sample.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(run(System.err));
    }

    static MetaRun run(PrintStream screen) {
        return MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .progress(progress -> screen.printf("%3.0f %%  %s%n", 100 * progress.share(), progress.stage()))
                .run();
    }
}
