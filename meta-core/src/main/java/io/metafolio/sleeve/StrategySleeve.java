package io.metafolio.sleeve;

import com.google.common.collect.ImmutableList;
import io.metafolio.configuration.Layer;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.VolumeTable;
import java.util.List;
import java.util.Optional;

/**
 * A sleeve that holds assets: a definition, and prices whose tournament is to be run.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class StrategySleeve implements Sleeve {
    private final SleeveDefinition definition;
    private final PriceTable prices;
    private final List<PriceTable> benchmarks;
    private final Optional<VolumeTable> volumes;

    private StrategySleeve(
            SleeveDefinition definition,
            PriceTable prices,
            List<PriceTable> benchmarks,
            Optional<VolumeTable> volumes) {
        FinishedSleeve.requireTakingPart(definition);
        definition.scope().refuseOutside(definition.id(), prices.source(), prices.symbols());
        this.definition = definition;
        this.prices = prices;
        this.benchmarks = ImmutableList.copyOf(benchmarks);
        this.volumes = volumes;
    }

    static StrategySleeve of(SleeveDefinition definition, PriceTable prices) {
        return new StrategySleeve(definition, prices, List.of(), Optional.empty());
    }

    static StrategySleeve of(SleeveDefinition definition, RawTable prices) {
        FinishedSleeve.requireTakingPart(definition);
        definition.scope().refuseOutside(definition.id(), prices.source(), prices.columns());
        return of(
                definition,
                IntegrityAudit.dated(definition.id(), prices, definition.dating())
                        .orThrow());
    }

    @Override
    public StrategySleeve with(Layer layer) {
        return new StrategySleeve(definition.with(layer), prices, benchmarks, volumes);
    }

    /**
     * The same sleeve on other rows of its prices.
     *
     * @param wanted closes of the same symbols
     * @return the changed sleeve
     * @throws ScopeException where a symbol lies outside the sleeve's exchange scope
     */
    public StrategySleeve withPrices(PriceTable wanted) {
        return new StrategySleeve(definition, wanted, benchmarks, volumes);
    }

    /**
     * The same sleeve with closes of what its streams are compared with. Benchmarks that any sleeve of the meta-portfolio
     * holds as an asset need not be given.
     *
     * @param tables closes by symbol, each on the sessions of its venue; what came before is replaced
     * @return the changed sleeve
     */
    public StrategySleeve withBenchmarks(List<PriceTable> tables) {
        return new StrategySleeve(definition, prices, tables, volumes);
    }

    /**
     * The same sleeve with what was traded of its assets, which market impact asks for.
     *
     * @param table units traded by symbol; what came before is replaced
     * @return the changed sleeve
     */
    public StrategySleeve withVolumes(VolumeTable table) {
        return new StrategySleeve(definition, prices, benchmarks, Optional.of(table));
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

    @Override
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
     * The closes of its assets.
     *
     * @return as they were given
     */
    public PriceTable prices() {
        return prices;
    }

    @Override
    public List<StrategySleeve> strategies() {
        return List.of(this);
    }

    @Override
    public Optional<SleeveRun> recorded() {
        return Optional.empty();
    }

    @Override
    public List<String> paths() {
        return List.of(id());
    }

    @Override
    public String toString() {
        return definition.id() + " (" + definition.runProfile() + ", "
                + definition.calendar().id() + ")";
    }
}
