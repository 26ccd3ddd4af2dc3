package io.metafolio;

import com.google.common.collect.ImmutableList;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveRun;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.TemporalId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a meta-portfolio must know of a sleeve beside its streams. Immutable.
 *
 * @param id the sleeve's id
 * @param kind what it is made of
 * @param manifest the hash of its configuration
 * @param temporalId what it shares with the others in time
 * @param calendars the ids of the calendars within it, each once, sorted
 * @param sessionsPerYear of its own dates: the fewest of those calendars
 * @param rate what moving one unit of wealth in or out costs, as a fraction; of a meta-portfolio that of its dearest sleeve, which
 *     is never less than what its weights of that day make
 */
public record JoinedSleeve(
        String id,
        Kind kind,
        String manifest,
        TemporalId temporalId,
        List<String> calendars,
        int sessionsPerYear,
        double rate) {
    /** What a sleeve is made of. */
    public enum Kind {
        /** Single assets. */
        STRATEGY,
        /** Sleeves. */
        META;

        /**
         * The name used in ledgers and manifests.
         *
         * @return lower case
         */
        public String id() {
            return this == STRATEGY ? "strategy" : "meta";
        }
    }

    /** Copies the calendars. */
    public JoinedSleeve {
        calendars = ImmutableList.copyOf(calendars);
    }

    static JoinedSleeve of(SleeveDefinition sleeve, ResolvedManifest manifest, TemporalId temporalId) {
        return new JoinedSleeve(
                sleeve.id(),
                Kind.STRATEGY,
                manifest.hash(),
                temporalId,
                List.of(sleeve.calendar().id()),
                sleeve.calendar().sessionsPerYear(),
                sleeve.friction().rate());
    }

    /** A meta-portfolio as a sleeve of another. */
    static JoinedSleeve of(MetaConfiguration configuration) {
        List<JoinedSleeve> within = configuration.sleeves();
        return new JoinedSleeve(
                configuration.meta(),
                Kind.META,
                configuration.hash(),
                within.get(0).temporalId(),
                within.stream()
                        .map(JoinedSleeve::calendars)
                        .flatMap(Collection::stream)
                        .distinct()
                        .sorted()
                        .toList(),
                configuration.sessionsPerYear(),
                within.stream().mapToDouble(JoinedSleeve::rate).max().orElseThrow());
    }

    static JoinedSleeve of(SleeveRun run) {
        if (run instanceof MetaRun meta) {
            return of(meta.configuration());
        }
        StrategyRun strategy = run.strategies().get(0);
        return of(strategy.definition(), strategy.manifest(), strategy.temporalId());
    }

    /** As it stands in the configuration. */
    Map<String, Object> tree() {
        return Map.of(
                "id", id,
                "kind", kind.id(),
                "manifest", manifest,
                "temporal_id", temporalId.hash(),
                "temporal_ingredients", temporalId.ingredients(),
                "calendars", calendars,
                "sessions_per_year", sessionsPerYear,
                "rate", rate);
    }
}
