package io.metafolio.study;

import io.metafolio.MetaPortfolio;
import io.metafolio.audit.ContentHash;
import io.metafolio.configuration.Parameters;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Everything that decides the outcomes of a study, as JSON knows it. */
final class StudyIdentity {
    private StudyIdentity() {}

    static Map<String, Object> of(Sleeve sleeve) {
        if (sleeve instanceof MetaPortfolio meta) {
            Map<String, Object> tree = parameters(meta.id(), meta.configuration(), Parameters.BLOCKS);
            tree.put("engines", meta.engines().described(meta.profiles()));
            tree.put("sleeves", meta.sleeves().stream().map(StudyIdentity::of).toList());
            return tree;
        }
        StrategySleeve strategy = sleeve.strategies().get(0);
        Map<String, Object> tree =
                parameters(strategy.id(), strategy.definition().configuration(), Parameters.OF_SLEEVES);
        tree.put("prices", ContentHash.of("prices").prices(strategy.prices()).hex());
        strategy.volumes()
                .ifPresent(volumes -> tree.put(
                        "volumes",
                        ContentHash.of("volumes")
                                .volumes(strategy.prices(), volumes)
                                .hex()));
        return tree;
    }

    private static Map<String, Object> parameters(
            String id, RunConfiguration configuration, Collection<String> blocks) {
        Map<String, Object> values = new TreeMap<>();
        configuration.settings(blocks).forEach((pointer, setting) -> values.put(pointer, setting.value()));
        return new TreeMap<>(Map.of("id", id, "parameters", values));
    }
}
