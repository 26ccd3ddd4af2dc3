package io.metafolio.allocation;

import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.util.List;

/**
 * Looks a meta-portfolio through to single assets: the same asset in two sleeves is summed, and attributed to both by their
 * paths.
 */
public final class Flattener {
    private static final double CONSERVED = 1e-12;

    private Flattener() {}

    /**
     * Multiplies sleeve weights with the sleeves' asset weights.
     *
     * @param profile the philosophy
     * @param sleeveWeights fractions by sleeve id
     * @param sleeves what each sleeve yielded, in the order of the weights
     * @return assets with contributors, and cash
     * @throws IllegalStateException where the total is not one, or what a sleeve holds is not its weight, within 1e-12, which
     *     would be a fault of this library
     */
    public static AssetWeights flatten(RiskProfile profile, Weights sleeveWeights, List<? extends SleeveRun> sleeves) {
        AssetWeights flat = AssetWeights.together(
                sleeveWeights,
                sleeves.stream().map(sleeve -> sleeve.assetWeights(profile)).toList());
        requireConserved("Flattened weights of " + profile + " total", flat.total(), 1);
        for (SleeveRun sleeve : sleeves) {
            requireConserved(
                    "Flattened weights of " + profile + " held by " + sleeve.id() + " sum to",
                    flat.heldBy(sleeve.id()),
                    sleeveWeights.get(sleeve.id()));
        }
        return flat;
    }

    private static void requireConserved(String what, double met, double expected) {
        if (!(Math.abs(met - expected) <= CONSERVED)) {
            throw new IllegalStateException(what + " " + met + ". Expected " + expected
                    + " within 1e-12. Maybe an engine answered weights that do not sum to one.");
        }
    }
}
