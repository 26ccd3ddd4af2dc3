package io.metafolio.examples.spark;

import io.metafolio.study.Study;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;

/** How a study is made of a folder of prices: alike on every machine, or it is refused there. */
@FunctionalInterface
public interface StudyRecipe extends Serializable {
    /**
     * Makes the study.
     *
     * @param prices files of closes, one a sleeve
     * @param clock the driver's time
     * @return the study
     */
    Study study(Path prices, Clock clock);
}
