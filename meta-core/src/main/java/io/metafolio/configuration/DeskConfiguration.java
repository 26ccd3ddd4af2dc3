package io.metafolio.configuration;

import com.google.common.collect.ImmutableMap;
import io.metafolio.errors.UnknownNameException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a desk wrote down: defaults, run profiles, meta-portfolios. From it come the parameters of any sleeve, layer over layer:
 * library, defaults, run profile, meta-portfolio; what a call says comes over all of them. Immutable; safe to share between
 * threads.
 */
public final class DeskConfiguration {
    /** The meta-portfolio that is ready-made. */
    public static final String META_PRODUCTION = "meta_production";

    private final Layer defaults;
    private final Map<String, RunProfileEntry> runProfiles;
    private final Map<String, MetaEntry> metas;

    private DeskConfiguration(Layer defaults, Map<String, RunProfileEntry> runProfiles, Map<String, MetaEntry> metas) {
        this.defaults = defaults;
        this.runProfiles = ImmutableMap.copyOf(runProfiles);
        this.metas = ImmutableMap.copyOf(metas);
    }

    /**
     * What is written down.
     *
     * @param defaults values of every sleeve and meta-portfolio, JSON pointer to value
     * @param runProfiles by name
     * @param metas by id
     * @return the configuration
     * @throws ConfigurationException where a value, a name or a circle forbids it; it lists all faults
     */
    public static DeskConfiguration of(
            Map<String, Object> defaults, Map<String, RunProfileEntry> runProfiles, Map<String, MetaEntry> metas) {
        List<String> faults = new ArrayList<>();
        Layer layer = layer("defaults", defaults, faults);
        DeskConfiguration desk = new DeskConfiguration(layer, runProfiles, metas);
        runProfiles.forEach((name, entry) -> {
            layer("run profile " + name, entry.values(), faults);
            desk.fault(name).ifPresent(faults::add);
        });
        metas.forEach((id, meta) -> {
            layer("meta " + id, meta.overrides(), faults);
            meta.sleeves().forEach((sleeve, name) -> {
                if (!runProfiles.containsKey(name)) {
                    faults.add("/metas/" + id + "/sleeves/" + sleeve + " is " + desk.unknown(name));
                }
            });
        });
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults, "run configuration");
        }
        return desk;
    }

    private static Layer layer(String name, Map<String, Object> values, List<String> faults) {
        try {
            return new Layer(name, values);
        } catch (ConfigurationException e) {
            e.faults().forEach(fault -> faults.add("in " + name + ": " + fault));
            return new Layer(name, Map.of());
        }
    }

    /** What is wrong with the chain of run profiles that one starts from. */
    private Optional<String> fault(String name) {
        Set<String> met = new LinkedHashSet<>();
        Optional<String> next = Optional.of(name);
        while (next.isPresent()) {
            String here = next.get();
            RunProfileEntry entry = runProfiles.get(here);
            if (entry == null) {
                return Optional.of("/run_profiles/" + name + " leads to " + unknown(here));
            }
            if (!met.add(here)) {
                return Optional.of(
                        "/run_profiles/" + name + " goes round in a circle: " + String.join(" → ", met) + " → " + here);
            }
            next = entry.parent();
        }
        return Optional.empty();
    }

    private String unknown(String name) {
        return "\"" + name + "\", which is no run profile"
                + UnknownNameException.nearest(name, runProfiles.keySet())
                        .map(near -> ", did you mean \"" + near + "\"?")
                        .orElse("");
    }

    /**
     * The three ready-made run profiles {@code production}, {@code institutional_etf} and {@code crypto_production}, equal in
     * features, selection and backtest but for the five waivers of crypto, and the ready-made meta-portfolio
     * {@code meta_production} of the three sleeves.
     *
     * @return the ready-made configuration
     */
    public static DeskConfiguration readyMade() {
        return ReadyMade.DESK;
    }

    /**
     * This configuration with what another says over it: its defaults are added leaf by leaf, its run profiles and
     * meta-portfolios take the place of those of the same name.
     *
     * @param defaults values of every sleeve and meta-portfolio, JSON pointer to value
     * @param more run profiles by name
     * @param moreMetas meta-portfolios by id
     * @return the larger configuration
     * @throws ConfigurationException where a value, a name or a circle forbids it; it lists all faults
     */
    public DeskConfiguration with(
            Map<String, Object> defaults, Map<String, RunProfileEntry> more, Map<String, MetaEntry> moreMetas) {
        Map<String, Object> values = new LinkedHashMap<>(this.defaults.values());
        values.putAll(defaults);
        Map<String, RunProfileEntry> entries = new LinkedHashMap<>(runProfiles);
        entries.putAll(more);
        Map<String, MetaEntry> all = new LinkedHashMap<>(metas);
        all.putAll(moreMetas);
        return of(values, entries, all);
    }

    /**
     * The run profile that a name means, aliases followed.
     *
     * @param name a run profile or another name for one
     * @return its own name
     * @throws UnknownNameException where there is none; the message lists those that are known
     */
    public String runProfile(String name) {
        RunProfileEntry entry = entry(name);
        return entry.isAlias() ? runProfile(entry.parent().orElseThrow()) : name;
    }

    private RunProfileEntry entry(String name) {
        return Optional.ofNullable(runProfiles.get(name))
                .orElseThrow(
                        () -> new UnknownNameException("run profile", name, "run configuration", runProfiles.keySet()));
    }

    /**
     * The meta-portfolio of an id.
     *
     * @param id for example {@code meta_production}
     * @return its sleeves and overrides
     * @throws UnknownNameException where there is none; the message lists those that are known
     */
    public MetaEntry meta(String id) {
        return Optional.ofNullable(metas.get(id))
                .orElseThrow(() -> new UnknownNameException("meta-portfolio", id, "run configuration", metas.keySet()));
    }

    /**
     * The parameters of a sleeve: library, defaults, run profile (what it starts from first), meta-portfolio.
     *
     * @param runProfile a run profile or another name for one
     * @param meta the id of the meta-portfolio that the sleeve is part of
     * @return the parameters, each with its source
     * @throws UnknownNameException where run profile or meta-portfolio are not known
     */
    public RunConfiguration sleeve(String runProfile, String meta) {
        RunConfiguration configuration = RunConfiguration.LIBRARY.with(defaults);
        for (String name : chain(runProfile)) {
            configuration = configuration.with(
                    new Layer("run profile " + name, entry(name).values()));
        }
        return configuration.with(overrides(meta));
    }

    /** From what a run profile starts to itself. */
    private List<String> chain(String runProfile) {
        List<String> chain = new ArrayList<>();
        Optional<String> next = Optional.of(runProfile);
        while (next.isPresent()) {
            RunProfileEntry entry = entry(next.get());
            if (!entry.isAlias()) {
                chain.add(next.get());
            }
            next = entry.parent();
        }
        Collections.reverse(chain);
        return chain;
    }

    /**
     * The parameters of a meta-portfolio itself: library, defaults, its overrides.
     *
     * @param id the meta-portfolio
     * @return the parameters, each with its source
     * @throws UnknownNameException where it is not known
     */
    public RunConfiguration ofMeta(String id) {
        return RunConfiguration.LIBRARY.with(defaults).with(overrides(id));
    }

    private Layer overrides(String id) {
        return new Layer("meta " + id, meta(id).overrides());
    }

    /**
     * The names of run profiles, aliases included.
     *
     * @return in the order written
     */
    public List<String> runProfiles() {
        return List.copyOf(runProfiles.keySet());
    }

    /**
     * The ids of meta-portfolios.
     *
     * @return in the order written
     */
    public List<String> metas() {
        return List.copyOf(metas.keySet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeskConfiguration desk
                && defaults.equals(desk.defaults)
                && runProfiles.equals(desk.runProfiles)
                && metas.equals(desk.metas);
    }

    @Override
    public int hashCode() {
        return runProfiles.hashCode();
    }
}
