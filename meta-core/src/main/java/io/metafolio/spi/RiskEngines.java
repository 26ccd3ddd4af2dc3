package io.metafolio.spi;

import com.google.common.collect.ImmutableMap;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.weights.GuardrailProjection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The engines a run may use, by risk profile. Each profile has exactly one.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class RiskEngines {
    /** The name of the family of engines that this library brings, in every ledger. */
    public static final String BUILT_IN = "custom";

    private final Map<RiskProfile, RiskEngine> byProfile;

    private RiskEngines(Map<RiskProfile, RiskEngine> byProfile) {
        this.byProfile = ImmutableMap.copyOf(byProfile);
    }

    /**
     * The engines on the class path or module path.
     *
     * @return those that {@link ServiceLoader} finds beside this library
     * @throws IllegalStateException where two of them claim one profile; the message names both
     */
    public static RiskEngines installed() {
        RiskEngines engines = new RiskEngines(Map.of());
        for (RiskEngine engine : ServiceLoader.load(RiskEngine.class, RiskEngine.class.getClassLoader())) {
            engines = engines.with(engine);
        }
        return engines;
    }

    /**
     * Exactly these engines.
     *
     * @param engines in the order in which their profiles are listed
     * @return the registry
     * @throws IllegalStateException where two of them claim one profile; the message names both
     */
    public static RiskEngines of(RiskEngine... engines) {
        RiskEngines all = new RiskEngines(Map.of());
        for (RiskEngine engine : engines) {
            all = all.with(engine);
        }
        return all;
    }

    /**
     * These engines and one more.
     *
     * @param engine an engine of profiles that no engine here claims
     * @return the larger registry
     * @throws IllegalStateException where a profile is claimed already; the message names both engines
     */
    public RiskEngines with(RiskEngine engine) {
        Map<RiskProfile, RiskEngine> larger = new LinkedHashMap<>(byProfile);
        for (RiskProfile profile : engine.profiles()) {
            RiskEngine other = larger.putIfAbsent(profile, engine);
            if (other != null) {
                throw new IllegalStateException("Two engines claim the profile " + profile + ": " + describe(other)
                        + " and " + describe(engine) + ". Expected one. Maybe give yours a profile of its own.");
            }
        }
        return new RiskEngines(larger);
    }

    /**
     * These engines, with one that takes over its profiles from whichever engine claims them here.
     *
     * @param engine the engine to use from now on, for example one of another convention
     * @return the changed registry; profiles keep their places, new ones come last
     */
    public RiskEngines replacing(RiskEngine engine) {
        Map<RiskProfile, RiskEngine> changed = new LinkedHashMap<>(byProfile);
        engine.profiles().forEach(profile -> changed.put(profile, engine));
        return new RiskEngines(changed);
    }

    private static String describe(RiskEngine engine) {
        return "\"" + engine.name() + "\" (" + engine.getClass().getName() + ")";
    }

    /**
     * The profiles that can be solved.
     *
     * @return in the order in which the engines came
     */
    public List<RiskProfile> profiles() {
        return List.copyOf(byProfile.keySet());
    }

    /**
     * The engine of a profile, where there is one.
     *
     * @param profile the philosophy
     * @return its engine
     */
    public Optional<RiskEngine> find(RiskProfile profile) {
        return Optional.ofNullable(byProfile.get(profile));
    }

    /**
     * The engine of a profile.
     *
     * @param profile the philosophy
     * @return its engine
     * @throws UnknownNameException where no engine solves it; the message lists the profiles that can be solved
     */
    public RiskEngine engine(RiskProfile profile) {
        return find(profile)
                .orElseThrow(() -> new UnknownNameException(
                        "risk profile",
                        profile.name(),
                        "engines found (meta-engines holds the built-in ones)",
                        byProfile.keySet().stream().map(RiskProfile::name).toList()));
    }

    /**
     * The engine of each profile and its conventions, as manifests hold them.
     *
     * @param profiles profiles that are solved here
     * @return {@code engine_<profile>} and every convention, sorted
     */
    public Map<String, Object> described(List<RiskProfile> profiles) {
        Map<String, Object> described = new TreeMap<>();
        for (RiskProfile profile : profiles) {
            RiskEngine engine = engine(profile);
            described.put("engine_" + profile, engine.name());
            described.putAll(engine.conventions());
        }
        return described;
    }

    /**
     * Asks the engine of the request's profile, brings its answer inside the bounds and checks it.
     *
     * @param request what to allocate
     * @param projection how weights of an engine that does not optimise are brought inside
     * @param where whose weights they are, for messages
     * @return weights that sum to one inside the bounds
     * @throws UnknownNameException where no engine solves the profile
     * @throws UnlawfulWeightsException where the engine broke its contract
     */
    public EngineDecision decide(EngineRequest request, GuardrailProjection projection, String where) {
        request.bounds().requireFeasible(request.returns().columnCount(), where);
        RiskEngine engine = engine(request.profile());
        double net = request.bounds().net();
        if (!engine.allocatesNet(net)) {
            throw new RefusedException(
                    "Weights that sum to " + CanonicalJson.number(net) + " of engine " + engine.name(),
                    where,
                    "a sum that the engine can give, for most of them 1",
                    "solve " + request.profile() + " with an engine of your own whose allocatesNet("
                            + CanonicalJson.number(net) + ") is true, or set /backtest/net_exposure to 1");
        }
        return EngineDecision.of(engine.name(), answer(engine, request, where), request, projection, where);
    }

    /** An engine knows its columns, and not whose they are. */
    private static EngineResult answer(RiskEngine engine, EngineRequest request, String where) {
        try {
            return engine.allocate(request);
        } catch (RefusedException refusal) {
            refusal.addPlace(where);
            throw refusal;
        }
    }
}
