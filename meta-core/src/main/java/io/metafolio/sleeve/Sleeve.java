package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.configuration.Layer;
import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.VolumeTable;
import java.util.List;
import java.util.Optional;

/**
 * An independently run part of the portfolio: a definition, and either prices whose tournament is still to be run, or
 * what an earlier tournament yielded.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class Sleeve {
    private final SleeveDefinition definition;
    private final Optional<PriceTable> prices;
    private final Optional<SleeveRun> recorded;
    private final List<PriceTable> benchmarks;
    private final Optional<VolumeTable> volumes;

    private Sleeve(
            SleeveDefinition definition,
            Optional<PriceTable> prices,
            Optional<SleeveRun> recorded,
            List<PriceTable> benchmarks,
            Optional<VolumeTable> volumes) {
        if (definition.status() == SleeveStatus.SUSPENDED) {
            throw new RefusedException(
                    "Sleeve is " + definition.status(),
                    "sleeve " + definition.id(),
                    "a sleeve that is ACTIVE or for RESEARCH",
                    "leave it out, or activate it in its definition");
        }
        this.definition = definition;
        this.prices = prices;
        this.recorded = recorded;
        this.benchmarks = ImmutableList.copyOf(benchmarks);
        this.volumes = volumes;
    }

    /**
     * A sleeve whose tournament is to be run on prices.
     *
     * @param definition what the sleeve is
     * @param prices its closes
     * @return the sleeve
     * @throws ScopeException where a symbol lies outside the sleeve's exchange scope
     */
    public static Sleeve of(SleeveDefinition definition, PriceTable prices) {
        definition.scope().refuseOutside(definition.id(), prices.source(), prices.symbols());
        return new Sleeve(definition, Optional.of(prices), Optional.empty(), List.of(), Optional.empty());
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
    public static Sleeve of(SleeveDefinition definition, RawTable prices) {
        definition.scope().refuseOutside(definition.id(), prices.source(), prices.columns());
        return of(
                definition,
                IntegrityAudit.dated(definition.id(), prices, definition.dating())
                        .orThrow());
    }

    /**
     * A sleeve whose tournament was run before.
     *
     * @param run what it yielded
     * @return the sleeve
     */
    public static Sleeve of(SleeveRun run) {
        return new Sleeve(run.definition(), Optional.empty(), Optional.of(run), List.of(), Optional.empty());
    }

    /**
     * The same sleeve under another layer of parameters. What an earlier tournament yielded stays as it is.
     *
     * @param layer whose values win
     * @return the changed sleeve
     */
    public Sleeve with(Layer layer) {
        return prices.isPresent() ? new Sleeve(definition.with(layer), prices, recorded, benchmarks, volumes) : this;
    }

    /**
     * The same sleeve on other rows of its prices.
     *
     * @param wanted closes of the same symbols
     * @return the changed sleeve
     * @throws ScopeException where a symbol lies outside the sleeve's exchange scope
     */
    public Sleeve withPrices(PriceTable wanted) {
        return new Sleeve(of(definition, wanted).definition, Optional.of(wanted), recorded, benchmarks, volumes);
    }

    /**
     * The same sleeve with closes of what its streams are compared with. Benchmarks that any sleeve of the meta-portfolio
     * holds as an asset need not be given.
     *
     * @param tables closes by symbol, each on the sessions of its venue; what came before is replaced
     * @return the changed sleeve
     */
    public Sleeve withBenchmarks(List<PriceTable> tables) {
        return new Sleeve(definition, prices, recorded, tables, volumes);
    }

    /**
     * The same sleeve with what was traded of its assets, which market impact asks for.
     *
     * @param table units traded by symbol; what came before is replaced
     * @return the changed sleeve
     */
    public Sleeve withVolumes(VolumeTable table) {
        return new Sleeve(definition, prices, recorded, benchmarks, Optional.of(table));
    }

    /**
     * What was traded of its assets.
     *
     * @return empty where it was not given
     */
    public Optional<VolumeTable> volumes() {
        return volumes;
    }

    /**
     * Closes of what its streams are compared with.
     *
     * @return as they were given
     */
    public List<PriceTable> benchmarks() {
        return benchmarks;
    }

    /**
     * The id.
     *
     * @return names folders and columns
     */
    public String id() {
        return definition.id();
    }

    /**
     * What the sleeve is.
     *
     * @return its definition
     */
    public SleeveDefinition definition() {
        return definition;
    }

    /**
     * Prices whose tournament is to be run.
     *
     * @return empty where the tournament was run before
     */
    public Optional<PriceTable> prices() {
        return prices;
    }

    /**
     * What an earlier tournament yielded.
     *
     * @return empty where it is still to be run
     */
    public Optional<SleeveRun> recorded() {
        return recorded;
    }

    @Override
    public String toString() {
        return definition.id() + " (" + definition.runProfile() + ", "
                + definition.calendar().id() + ")";
    }
}
