package io.metafolio.study;

import com.google.common.collect.ImmutableMap;
import io.metafolio.MetaPortfolio;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.configuration.Layer;
import io.metafolio.configuration.Parameters;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.spi.Plugins;
import io.metafolio.spi.RiskEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing done otherwise than the meta-portfolio says, all else being equal. Immutable.
 *
 * <p>Parameters reach every sleeve but for what a meta-portfolio within was told itself; those of the block allocation are the
 * outermost meta-portfolio's.
 *
 * @param name what is varied, for example {@code /backtest/train_window}; variations of one name stand beside each other
 * @param value what it is instead, in words
 * @param parameters by JSON pointer
 * @param without the sleeve that is left out
 * @param engine what solves its profiles instead
 */
public record Variation(
        String name,
        String value,
        Map<String, Object> parameters,
        Optional<String> without,
        Optional<RiskEngine> engine) {
    private static final String LAYER = "study";
    private static final String DELAY = "/backtest/purge_rows";

    /**
     * Copies the parameters.
     *
     * @throws io.metafolio.configuration.ConfigurationException where a parameter is not known or its value not of its kind
     */
    public Variation {
        parameters = ImmutableMap.copyOf(new TreeMap<>(new Layer(LAYER, parameters).values()));
    }

    /**
     * Another value of one parameter.
     *
     * @param pointer its JSON pointer, for example {@code /allocation/min_sleeve_weight}
     * @param value as JSON knows it
     * @return the variation, named by the pointer
     * @throws io.metafolio.configuration.ConfigurationException where it is not known, or the value not of its kind
     */
    public static Variation of(String pointer, Object value) {
        return of(pointer, text(value), Map.of(pointer, value));
    }

    /** One name for one number, whether it came as an integer or not. */
    private static String text(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? CanonicalJson.number(number.doubleValue())
                : String.valueOf(value);
    }

    /**
     * Other values of parameters that belong together.
     *
     * @param name what is varied
     * @param value what it is instead, in words
     * @param parameters by JSON pointer
     * @return the variation
     * @throws io.metafolio.configuration.ConfigurationException where one is not known, or a value not of its kind
     */
    public static Variation of(String name, String value, Map<String, Object> parameters) {
        return new Variation(name, value, parameters, Optional.empty(), Optional.empty());
    }

    /**
     * Another engine, for example of another convention.
     *
     * @param name what is varied, for example {@code hrp convention}
     * @param value what it is instead, in words
     * @param engine takes over its profiles, in sleeves and above
     * @return the variation
     */
    public static Variation of(String name, String value, RiskEngine engine) {
        return new Variation(name, value, Map.of(), Optional.empty(), Optional.of(engine));
    }

    /**
     * The meta-portfolio without one of its sleeves.
     *
     * @param sleeve its id
     * @return the variation
     */
    public static Variation without(String sleeve) {
        return new Variation("without", sleeve, Map.of(), Optional.of(sleeve), Optional.empty());
    }

    /**
     * Data that arrives late: every decision sees no row of the last sessions before it is carried out.
     *
     * @param rows how many sessions late, at least 1; {@code /backtest/purge_rows}
     * @return the variation
     */
    public static Variation delayed(int rows) {
        return of("delay", rows + (rows == 1 ? " row" : " rows"), Map.of(DELAY, rows));
    }

    /** What it says, for the identity of a study. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new TreeMap<>(Map.of("name", name, "value", value, "parameters", parameters));
        without.ifPresent(sleeve -> tree.put("without", sleeve));
        engine.ifPresent(
                solver -> tree.put("engine", Map.of("name", solver.name(), "conventions", solver.conventions())));
        return tree;
    }

    /** The meta-portfolio so changed. */
    MetaPortfolio of(MetaPortfolio meta) {
        Layer layer = new Layer(LAYER, parameters);
        Layer shared = layer.only(Parameters.OF_SLEEVES);
        List<Sleeve> kept =
                kept(meta).stream().map(sleeve -> sleeve.with(shared)).toList();
        Plugins plugins = meta.plugins();
        return new MetaPortfolio(
                meta.id(),
                kept,
                meta.configuration().with(layer),
                meta.call(),
                new Plugins(
                        engine.map(plugins.engines()::replacing).orElse(plugins.engines()),
                        plugins.selections(),
                        plugins.simulators(),
                        plugins.regimes()),
                meta.audits(),
                meta.clock(),
                meta.workers(),
                meta.progress());
    }

    private List<Sleeve> kept(MetaPortfolio meta) {
        if (without.isEmpty()) {
            return meta.sleeves();
        }
        List<String> ids = meta.sleeves().stream().map(Sleeve::id).toList();
        if (!ids.contains(without.get())) {
            throw new UnknownNameException("sleeve", without.get(), "study of " + meta.id(), ids);
        }
        if (ids.size() == 1) {
            throw new RefusedException(
                    "Nothing is left of " + meta.id() + " without " + without.get(),
                    "study of " + meta.id(),
                    "at least two sleeves, where each is left out in turn",
                    "the meta-portfolio has one sleeve; leave leaveOneSleeveOut() away");
        }
        return meta.sleeves().stream()
                .filter(sleeve -> !sleeve.id().equals(without.get()))
                .toList();
    }

    @Override
    public String toString() {
        return name + " " + value;
    }
}
