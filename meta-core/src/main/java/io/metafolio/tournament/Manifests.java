package io.metafolio.tournament;

import io.metafolio.audit.LibraryVersion;
import io.metafolio.configuration.JsonLeaves;
import io.metafolio.configuration.Parameter;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.RiskEngines;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down everything that decides a tournament's numbers, each value with where it came from. */
final class Manifests {
    private static final String FEATURES = "features";

    private final Map<String, Map<String, Object>> blocks = new LinkedHashMap<>();
    private final Map<String, String> provenance = new TreeMap<>();

    private Manifests() {}

    static ResolvedManifest of(
            SleeveDefinition sleeve, List<RiskProfile> profiles, RiskEngines engines, LocalDate asOf) {
        Manifests manifest = new Manifests();
        manifest.parameters(sleeve.configuration());
        engines.described(profiles).forEach((name, value) -> manifest.put(FEATURES, name, value, "engines"));
        manifest.put(
                ResolvedManifest.DATA, "sessions_per_year", sleeve.calendar().sessionsPerYear(), "calendar");
        manifest.put(ResolvedManifest.DATA, "as_of", asOf.toString(), "prices");
        return new ResolvedManifest(
                sleeve.id(),
                sleeve.runProfile().name(),
                manifest.blocks,
                manifest.provenance,
                "metafolio " + LibraryVersion.current());
    }

    private void parameters(RunConfiguration configuration) {
        Map<String, RunConfiguration.Setting> settings = configuration.settings(Parameters.OF_SLEEVES);
        for (Parameter parameter : Parameters.KNOWN) {
            Optional.ofNullable(settings.get(parameter.pointer()))
                    .ifPresent(setting -> put(parameter.block(), parameter.name(), setting.value(), setting.source()));
        }
    }

    private void put(String block, String name, Object value, String source) {
        Map<String, Object> values = blocks.computeIfAbsent(block, any -> new TreeMap<>());
        values.put(name, value);
        JsonLeaves.of(Map.of(block, Map.of(name, value))).keySet().forEach(pointer -> provenance.put(pointer, source));
    }
}
