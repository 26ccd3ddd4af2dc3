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
            meta.sleeves().forEach((sleeve, name) -> desk.fault(sleeve, name)
                    .ifPresent(fault -> faults.add("/metas/" + id + "/sleeves/" + sleeve + " is " + fault)));
            desk.circle(id, List.of())
                    .ifPresent(path -> faults.add("/metas/" + id + " goes round in a circle: " + path));
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

    /** What is wrong with what a sleeve of a meta-portfolio is said to be. */
    private Optional<String> fault(String sleeve, String name) {
        if (metas.containsKey(name) && runProfiles.containsKey(name)) {
            return Optional.of("\"" + name + "\", which is both a run profile and a meta-portfolio");
        }
        if (metas.containsKey(name) && !name.equals(sleeve)) {
            return Optional.of("the meta-portfolio \"" + name + "\", expected under its own id: \"" + name + "\": \""
                    + name + "\"");
        }
        List<String> known = new ArrayList<>(runProfiles.keySet());
        known.addAll(metas.keySet());
        return known.contains(name)
                ? Optional.empty()
                : Optional.of(unknown(name, "no run profile and no meta-portfolio", known));
    }

    /** The way from a meta-portfolio back to itself. */
    private Optional<String> circle(String id, List<String> outer) {
        List<String> path = new ArrayList<>(outer);
        path.add(id);
        if (outer.contains(id)) {
            return outer.get(0).equals(id) ? Optional.of(String.join(" → ", path)) : Optional.empty();
        }
        return Optional.ofNullable(metas.get(id)).flatMap(meta -> meta.sleeves().values().stream()
                .filter(metas::containsKey)
                .flatMap(inner -> circle(inner, path).stream())
                .findFirst());
    }

    private String unknown(String name) {
        return unknown(name, "no run profile", List.copyOf(runProfiles.keySet()));
    }

    private static String unknown(String name, String what, List<String> known) {
        return "\"" + name + "\", which is " + what
                + UnknownNameException.nearest(name, known)
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
     * The strategy sleeves of a meta-portfolio, those of meta-portfolios within it included.
     *
     * @param meta its id
     * @return in the order of columns, outermost first
     * @throws UnknownNameException where it is not known
     */
    public List<PlacedSleeve> strategies(String meta) {
        return strategies(List.of(meta));
    }

    private List<PlacedSleeve> strategies(List<String> path) {
        List<PlacedSleeve> placed = new ArrayList<>();
        meta(path.get(path.size() - 1)).sleeves().forEach((id, name) -> {
            if (metas.containsKey(name)) {
                List<String> inner = new ArrayList<>(path);
                inner.add(name);
                placed.addAll(strategies(inner));
            } else {
                placed.add(new PlacedSleeve(id, name, path));
            }
        });
        return placed;
    }

    /**
     * Whether a sleeve of a meta-portfolio is one itself.
     *
     * @param id the sleeve's id
     * @return true for the id of a meta-portfolio
     */
    public boolean isMeta(String id) {
        return metas.containsKey(id);
    }

    /**
     * The parameters of a sleeve: library, defaults, run profile (what it starts from first), meta-portfolios from the outermost to
     * its own.
     *
     * @param placed the sleeve
     * @return the parameters, each with its source
     * @throws UnknownNameException where run profile or meta-portfolio are not known
     */
    public RunConfiguration sleeve(PlacedSleeve placed) {
        RunConfiguration configuration = RunConfiguration.LIBRARY.with(defaults);
        for (String name : chain(placed.runProfile())) {
            configuration = configuration.with(
                    new Layer("run profile " + name, entry(name).values()));
        }
        for (String meta : placed.metas()) {
            configuration = configuration.with(overrides(meta));
        }
        return configuration;
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
        return ofMeta(List.of(id));
    }

    /**
     * The parameters of a meta-portfolio within others: library, defaults, what those others say but for their own block
     * allocation, its overrides.
     *
     * @param path ids from the outermost meta-portfolio to this one
     * @return the parameters, each with its source
     * @throws UnknownNameException where one is not known
     */
    public RunConfiguration ofMeta(List<String> path) {
        RunConfiguration configuration = RunConfiguration.LIBRARY.with(defaults);
        for (String outer : path.subList(0, path.size() - 1)) {
            configuration = configuration.with(overrides(outer).only(Parameters.OF_SLEEVES));
        }
        return configuration.with(overrides(path.get(path.size() - 1)));
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
