package io.metafolio.examples.spark;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.study.ScenarioRows;
import io.metafolio.study.Study;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What a machine needs to run any scenario of a study, sent once; the study is made of it at the first. */
final class StudyInputs implements Serializable {
    private static final long serialVersionUID = 1;

    private final PriceFiles prices;
    private final StudyRecipe recipe;
    private final Instant now;
    private final String hash;
    private transient Study made;

    private StudyInputs(PriceFiles prices, StudyRecipe recipe, Instant now, String hash) {
        this.prices = prices;
        this.recipe = recipe;
        this.now = now;
        this.hash = hash;
    }

    static StudyInputs of(PriceFiles prices, StudyRecipe recipe, Instant now) {
        Study study = study(prices, recipe, now);
        StudyInputs inputs = new StudyInputs(prices, recipe, now, study.hash());
        inputs.made = study;
        return inputs;
    }

    private static Study study(PriceFiles prices, StudyRecipe recipe, Instant now) {
        return prices.read(folder -> recipe.study(folder, Clock.fixed(now, ZoneOffset.UTC)));
    }

    /** The same study as the driver's: what decides an outcome is compared before one is told. */
    synchronized Study study() {
        if (made == null) {
            Study study = study(prices, recipe, now);
            if (!study.hash().equals(hash)) {
                throw new RefusedException(
                        "This machine makes another study of the same files: " + study.hash(),
                        study.toString(),
                        "the driver's, " + hash,
                        "another version of the library stands on its class path, or the recipe depends on the machine");
            }
            made = study;
        }
        return made;
    }

    /** The rows of one scenario. */
    String rows(int number) {
        return new ScenarioRows(study()).rows(study().outcome(number));
    }
}
