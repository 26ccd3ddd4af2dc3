package io.metafolio.examples;

import static io.metafolio.profile.RiskProfile.HRP;

import io.metafolio.MetaPortfolio;
import io.metafolio.io.study.StudyFolder;
import io.metafolio.study.Study;
import io.metafolio.study.StudySummary;
import io.metafolio.testkit.SyntheticMarket;
import java.nio.file.Path;

/** How much of a verdict is luck: the run under other parameters, and on histories drawn anew. */
public final class HowSure {
    private HowSure() {}

    /**
     * Studies the synthetic sample.
     *
     * @param args the folder of the study
     */
    public static void main(String[] args) {
        System.out.println(study(Path.of(args[0]), 200));
    }

    static StudySummary study(Path folder, int draws) {
        MetaPortfolio meta = MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .profiles(HRP)
                .build();
        Study study = Study.of(meta)
                .vary("/allocation/min_sleeve_weight", 0.0, 0.1)
                .leaveOneSleeveOut()
                .delayed(1)
                .draw(draws)
                .build();
        return StudyFolder.at(folder).run(study);
    }
}
