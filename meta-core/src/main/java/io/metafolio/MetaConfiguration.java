package io.metafolio;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.metafolio.allocation.AllocationSettings;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.calendar.CalendarJoin;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaiver;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.spi.RiskEngines;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.WeightBounds;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that decides a meta-portfolio's numbers beside its sleeves' streams. Immutable; safe to share between threads.
 *
 * @param meta the meta-portfolio's id
 * @param version the library that ran it
 * @param sleeves who takes part, in order
 * @param profiles under which philosophies, in order
 * @param allocation what decides Layer 2
 * @param join how streams on different calendars become rows
 * @param parity when sleeves may be compared
 * @param engines the engine of each profile and its conventions, as manifests hold them
 * @param provenance JSON pointer of a value within {@link #tree()} to the layer it came from
 */
public record MetaConfiguration(
        String meta,
        String version,
        List<JoinedSleeve> sleeves,
        List<RiskProfile> profiles,
        AllocationSettings allocation,
        JoinPolicy join,
        ParityPolicy parity,
        Map<String, Object> engines,
        Map<String, String> provenance) {
    /** Which parameter of a run configuration stands at which pointer here. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("/profiles", "/backtest/profiles"),
            Map.entry("/guardrails/min", "/allocation/min_sleeve_weight"),
            Map.entry("/guardrails/max", "/allocation/max_sleeve_weight"),
            Map.entry("/projection", "/backtest/projection"),
            Map.entry("/covariance", "/features/covariance"),
            Map.entry("/market_regime", "/features/market_regime"),
            Map.entry("/join_policy", "/allocation/join_policy"),
            Map.entry("/walk_forward", "/allocation/walk_forward"),
            Map.entry("/train_window", "/backtest/train_window"),
            Map.entry("/test_window", "/backtest/test_window"),
            Map.entry("/step_size", "/backtest/step_size"),
            Map.entry("/parity_waivers", ParityPolicy.PARAMETER));

    /** Copies. */
    public MetaConfiguration {
        sleeves = List.copyOf(sleeves);
        profiles = List.copyOf(profiles);
        engines = ImmutableSortedMap.copyOf(engines);
        provenance = ImmutableSortedMap.copyOf(provenance);
    }

    /** Where the values came from. */
    static Map<String, String> provenance(RunConfiguration configuration) {
        return Maps.transformValues(
                PARAMETERS, parameter -> configuration.setting(parameter).source());
    }

    /**
     * The configuration as it stands in the ledger's genesis and in {@code resolved_manifest.json}.
     *
     * @return nested maps and lists of what JSON knows
     */
    public Map<String, Object> tree() {
        return tree(sleeves.stream().map(JoinedSleeve::tree).toList());
    }

    /** The same with what is known of the sleeves where they were refused. */
    Map<String, Object> tree(List<?> described) {
        TrainTestWindow window = allocation.walkForward().window();
        WeightBounds guardrails = allocation.guardrails();
        Map<String, Object> tree = new TreeMap<>();
        tree.put("meta", meta);
        tree.put("version", version);
        tree.put("sleeves", described);
        tree.put("profiles", profiles.stream().map(RiskProfile::name).toList());
        tree.put("guardrails", Map.of("min", guardrails.min(), "max", guardrails.max()));
        tree.put("projection", allocation.projection().id());
        tree.put("covariance", allocation.covariance().id());
        tree.put("market_regime", allocation.regime().id());
        tree.put("join_policy", join.id());
        tree.put("walk_forward", allocation.walkForward().id());
        tree.put("train_window", window.train());
        tree.put("test_window", window.test());
        tree.put("step_size", window.step());
        tree.put("engines", engines);
        tree.put(
                "parity_waivers",
                parity.waivers().stream().map(ParityWaiver::tree).toList());
        tree.put("provenance", provenance);
        return ImmutableSortedMap.copyOf(tree);
    }

    /**
     * The hash that stands for this configuration where the meta-portfolio is a sleeve of another.
     *
     * @return SHA-256 of {@link #tree()} as canonical JSON, which is also that of its file
     */
    public String hash() {
        return ContentHash.sha256(CanonicalJson.write(tree()));
    }

    /**
     * The whole run anew from the runs of its sleeves: every stage as it was configured, told to a ledger that holds nothing yet.
     *
     * @param sleeves the runs that were joined, in sleeve order
     * @param engines those of this configuration
     * @param audit hears genesis, intents and outcomes
     * @return the run
     * @throws RefusedException where sleeves or engines are others than those configured
     */
    public MetaRun replay(List<? extends SleeveRun> sleeves, RiskEngines engines, AuditSink audit) {
        audit.record(AuditEntry.genesis(tree()));
        MetaReturns joined = audit.telling(() -> {
            requireSleeves(sleeves);
            return new JoinStage(this, sleeves, audit).run();
        });
        return joined.allocate(engines, audit).flatten(sleeves, engines, audit);
    }

    /** Refuses engines other than those that were configured: a later stage must decide as the whole run would. */
    void requireEngines(RiskEngines given) {
        Map<String, Object> described = given.described(profiles);
        if (!CanonicalJson.write(engines).equals(CanonicalJson.write(described))) {
            throw new RefusedException(
                    "The engines are " + described,
                    "meta-portfolio " + meta,
                    "those of its configuration: " + engines,
                    "the run was begun with an engine or convention of its own; give the same to every stage");
        }
    }

    /** Refuses sleeve runs other than those that were joined. */
    void requireSleeves(List<? extends SleeveRun> given) {
        List<String> expected = sleeves.stream().map(JoinedSleeve::manifest).toList();
        List<String> met = given.stream().map(SleeveRun::manifestHash).toList();
        if (!met.equals(expected)) {
            throw new RefusedException(
                    "The sleeves are " + given.stream().map(SleeveRun::id).toList() + " with manifests " + met,
                    "meta-portfolio " + meta,
                    "those that were joined: "
                            + sleeves.stream().map(JoinedSleeve::id).toList() + " with " + expected,
                    "another run of a sleeve was given than the one that was joined");
        }
    }

    /**
     * What the whole run shares in time, join included.
     *
     * @param join the joined streams of any profile; all share their dates
     * @return the temporal id of the meta-run
     */
    public TemporalId joinedId(CalendarJoin join) {
        return sleeves.get(0)
                .temporalId()
                .joined(
                        this.join.id(),
                        sleeves.stream()
                                .flatMap(sleeve -> sleeve.calendars().stream())
                                .toList(),
                        join.base(),
                        join.report().last());
    }

    /** The fewest sessions a year of any sleeve: those of the joined calendar. */
    int sessionsPerYear() {
        return sleeves.stream().mapToInt(JoinedSleeve::sessionsPerYear).min().orElseThrow();
    }

    /**
     * What moving capital in and out of each sleeve costs.
     *
     * @return one rate a sleeve, in sleeve order
     */
    public double[] rates() {
        return sleeves.stream().mapToDouble(JoinedSleeve::rate).toArray();
    }
}
