package io.metafolio.sleeve;

import io.metafolio.configuration.Layer;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import java.util.List;
import java.util.Optional;

/**
 * An independently run part of a portfolio: a strategy on prices, a meta-portfolio of sleeves, or either of them as it was run
 * before. Implementations are immutable and safe to share between threads.
 */
public interface Sleeve {
    /**
     * A sleeve whose tournament is to be run on prices.
     *
     * @param definition what the sleeve is
     * @param prices its closes
     * @return the sleeve
     * @throws ScopeException where a symbol lies outside the sleeve's exchange scope
     */
    static StrategySleeve of(SleeveDefinition definition, PriceTable prices) {
        return StrategySleeve.of(definition, prices);
    }

    /**
     * A sleeve whose tournament is to be run on prices as a file held them: they are dated by the sleeve's rule, and what is
     * wrong with them apart from any calendar is refused here.
     *
     * @param definition what the sleeve is
     * @param prices rows as read
     * @return the sleeve
     * @throws ScopeException where a symbol lies outside the sleeve's exchange scope
     * @throws io.metafolio.integrity.IntegrityException where rows cannot be read, dated or ordered, or hold impossible
     *     prices; it holds every finding
     */
    static StrategySleeve of(SleeveDefinition definition, RawTable prices) {
        return StrategySleeve.of(definition, prices);
    }

    /**
     * A sleeve that was run before.
     *
     * @param run what it yielded
     * @return the sleeve
     */
    static Sleeve of(SleeveRun run) {
        return new FinishedSleeve(run);
    }

    /**
     * The id.
     *
     * @return names folders and columns
     */
    String id();

    /**
     * The same sleeve under another layer of parameters. What was run before stays as it is.
     *
     * @param layer whose values win, but for what a meta-portfolio within says itself
     * @return the changed sleeve
     */
    Sleeve with(Layer layer);

    /**
     * The sleeves whose tournaments are to be run: this one, or those within.
     *
     * @return in order, at any depth; none where it was run before
     */
    List<StrategySleeve> strategies();

    /**
     * What it yielded where it was run before.
     *
     * @return empty where it is still to be run
     */
    Optional<SleeveRun> recorded();

    /**
     * Where it and all sleeves within stand.
     *
     * @return its id, then each sleeve within as {@code meta/sleeve}, parents before children
     */
    List<String> paths();
}
