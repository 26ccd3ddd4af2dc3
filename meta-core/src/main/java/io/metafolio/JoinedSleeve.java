package io.metafolio;

import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.TemporalId;
import java.util.Map;

/**
 * What a meta-portfolio must know of a sleeve beside its streams. Immutable.
 *
 * @param id the sleeve's id
 * @param manifest the hash of its configuration
 * @param temporalId what it shares with the others in time
 * @param calendar the id of its calendar
 * @param sessionsPerYear of that calendar
 * @param rate what moving one unit of wealth in or out costs, as a fraction
 */
public record JoinedSleeve(
        String id, String manifest, TemporalId temporalId, String calendar, int sessionsPerYear, double rate) {
    static JoinedSleeve of(SleeveDefinition sleeve, ResolvedManifest manifest, TemporalId temporalId) {
        return new JoinedSleeve(
                sleeve.id(),
                manifest.hash(),
                temporalId,
                sleeve.calendar().id(),
                sleeve.calendar().sessionsPerYear(),
                sleeve.friction().rate());
    }

    /** As it stands in the configuration. */
    Map<String, Object> tree() {
        return Map.of(
                "id", id,
                "manifest", manifest,
                "temporal_id", temporalId.hash(),
                "temporal_ingredients", temporalId.ingredients(),
                "calendar", calendar,
                "sessions_per_year", sessionsPerYear,
                "rate", rate);
    }
}
