package io.metafolio.allocation;

import io.metafolio.profile.RiskProfile;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.AssetWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader should know of a look-through: assets that guardrails on sleeves do not see. */
public final class Concentration {
    /** From this share of wealth on, one asset is named. */
    public static final double LARGE = 0.25;

    private Concentration() {}

    /**
     * Looks for what stands out.
     *
     * @param profile the philosophy
     * @param weights the portfolio looked through
     * @return one notice for each asset of at least {@link #LARGE}, one for each that is long in one sleeve and short in another
     */
    public static List<String> notices(RiskProfile profile, AssetWeights weights) {
        List<String> notices = new ArrayList<>();
        for (AssetWeight asset : weights.assets()) {
            double net = Math.abs(asset.netWeight());
            if (net >= LARGE) {
                notices.add(String.format(
                        Locale.ROOT,
                        "%s under %s is %.2f %% of the portfolio, held by %s",
                        asset.symbol(),
                        profile,
                        100 * net,
                        String.join(", ", asset.contributors().keySet())));
            }
            if (asset.weight() > net) {
                notices.add(String.format(
                        Locale.ROOT,
                        "%s under %s is long in one sleeve and short in another: gross %.2f %%, net %.2f %%",
                        asset.symbol(),
                        profile,
                        100 * asset.weight(),
                        100 * asset.netWeight()));
            }
        }
        return notices;
    }
}
