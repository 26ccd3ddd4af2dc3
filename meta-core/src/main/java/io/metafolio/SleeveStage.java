package io.metafolio;

import io.metafolio.configuration.Parameter;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.tournament.Tournament;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sleeves of one meta-portfolio about to be run, and what they must share. */
record SleeveStage(MetaPortfolio meta, List<Entrant> entrants) {
    /** Parameters that decide both layers. */
    private static final List<String> SHARED = List.of(
            "/features/covariance",
            "/features/market_regime",
            "/backtest/train_window",
            "/backtest/test_window",
            "/backtest/step_size",
            "/backtest/projection");

    /** Of every strategy, at any depth. */
    List<ResolvedManifest> manifests() {
        return entrants.stream()
                .flatMap(entrant -> entrant.manifests().stream())
                .toList();
    }

    Stream<Tournament> tournaments() {
        return entrants.stream().flatMap(Entrant::tournaments);
    }

    List<JoinedSleeve> described() {
        return entrants.stream().map(Entrant::described).toList();
    }

    /** What must hold before any tournament is run. */
    void requireOne(List<JoinedSleeve> described) {
        meta.allocation().guardrails().requireFeasible(entrants.size(), "sleeves of " + meta.id());
        meta.parity().compare(manifests()).orThrow();
        requireOneTemporalId(described);
        requireOneSetting();
        requireSpans();
        requireProfiles();
    }

    private void requireOneTemporalId(List<JoinedSleeve> sleeves) {
        TemporalId first = sleeves.get(0).temporalId();
        for (JoinedSleeve sleeve : sleeves) {
            if (!sleeve.temporalId().equals(first)) {
                throw new RefusedException(
                        "Sleeves of different temporal ids: between "
                                + sleeves.get(0).id() + " and "
                                + sleeve.id() + ", "
                                + RefusedException.listed(first.differences(sleeve.temporalId())),
                        "meta-portfolio " + meta.id(),
                        "one temporal id in all sleeves",
                        "run the sleeves' tournaments anew with the same windows and as-of date");
            }
        }
    }

    /** What both layers use must be one value: where all sleeves agree on it, the meta-portfolio must say the same. */
    private void requireOneSetting() {
        List<String> faults = new ArrayList<>();
        List<ResolvedManifest> manifests = manifests();
        for (String pointer : SHARED) {
            Parameter parameter = Parameters.find(pointer).orElseThrow();
            List<String> values = manifests.stream()
                    .map(manifest -> manifest.blocks().getOrDefault(parameter.block(), Map.of()))
                    .map(block -> String.valueOf(block.get(parameter.name())))
                    .distinct()
                    .toList();
            RunConfiguration.Setting own = meta.configuration().setting(pointer);
            if (values.size() == 1
                    && !values.get(0).equals("null")
                    && !values.get(0).equals(String.valueOf(own.value()))) {
                faults.add(pointer + " is " + values.get(0) + " in every sleeve ("
                        + manifests.get(0).provenanceOf(pointer) + ") and " + own.value() + " in the meta-portfolio ("
                        + own.source() + ")");
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    RefusedException.listed(faults),
                    "meta-portfolio " + meta.id(),
                    "one value at both layers",
                    "say it in the defaults of the run configuration, or by the same call at every stage");
        }
    }

    /** What was run before must be made of the rows that its temporal id says. */
    private void requireSpans() {
        for (Entrant entrant : entrants) {
            if (entrant instanceof Entrant.OfRun recorded) {
                recorded.run().strategies().forEach(strategy -> strategy.requireSpan());
            }
        }
    }

    /** Every sleeve must hold every philosophy; which do not is told of all at once. */
    private void requireProfiles() {
        List<String> missing = new ArrayList<>();
        List<RiskProfile> wanted = meta.profiles();
        for (Entrant entrant : entrants) {
            List<RiskProfile> held = entrant.profiles();
            wanted.stream()
                    .filter(profile -> !held.contains(profile))
                    .forEach(profile ->
                            missing.add(entrant.described().id() + " has no " + profile + ", it has " + held));
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    RefusedException.listed(missing),
                    "risk profiles of meta-portfolio " + meta.id(),
                    "every risk profile of the meta-portfolio in every sleeve",
                    "profiles(…), or /backtest/profiles in the defaults, is what you want to change");
        }
    }
}
