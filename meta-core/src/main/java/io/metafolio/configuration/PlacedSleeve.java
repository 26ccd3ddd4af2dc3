package io.metafolio.configuration;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A strategy sleeve of a meta-portfolio as it is written down. Immutable.
 *
 * @param id the sleeve's id
 * @param runProfile a run profile or another name for one
 * @param metas the meta-portfolios it stands in, the outermost first
 */
public record PlacedSleeve(String id, String runProfile, List<String> metas) {
    /** Copies. */
    public PlacedSleeve {
        metas = ImmutableList.copyOf(metas);
    }
}
