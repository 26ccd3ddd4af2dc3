package io.metafolio.sleeve;

import com.google.common.collect.ImmutableSortedMap;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What sleeves on different calendars can and must share in time, as a hash with its ingredients.
 *
 * <p>The hash is the SHA-256 of the ingredients as canonical JSON: sorted keys, no spaces, ISO dates.
 *
 * @param ingredients by name, sorted
 * @param hash 64 lower-case hexadecimal digits
 */
public record TemporalId(Map<String, Object> ingredients, String hash) {
    /** Sorts the ingredients. */
    public TemporalId {
        ingredients = ImmutableSortedMap.copyOf(ingredients);
    }

    /**
     * The temporal id of a sleeve.
     *
     * @param lookback return rows its tournament may use
     * @param train rows of a train window
     * @param test rows of a test window
     * @param step rows from one decision to the next
     * @param asOf last date it may use
     * @return the id
     */
    public static TemporalId of(Lookback lookback, int train, int test, int step, LocalDate asOf) {
        return hashed(Map.of(
                "lookback_days", lookback.parameter(),
                "train_window", train,
                "test_window", test,
                "step_size", step,
                "as_of", asOf.toString()));
    }

    /**
     * The temporal id of a meta-run over sleeves of this id.
     *
     * @param joinPolicy how the sleeves' rows are joined
     * @param calendarIds calendars of the sleeves
     * @param first first common session, the base of the join
     * @param last last common session
     * @return the id of the meta-run
     */
    public TemporalId joined(String joinPolicy, List<String> calendarIds, LocalDate first, LocalDate last) {
        return hashed(ImmutableSortedMap.<String, Object>naturalOrder()
                .putAll(ingredients)
                .put("join_policy", joinPolicy)
                .put("calendars", calendarIds.stream().distinct().sorted().toList())
                .put("first_session", first.toString())
                .put("last_session", last.toString())
                .build());
    }

    /**
     * In which ingredients another id differs.
     *
     * @param other an id of the same kind
     * @return one sentence an ingredient, in order of their names; none where the ids are equal
     */
    public List<String> differences(TemporalId other) {
        TreeSet<String> names = new TreeSet<>(ingredients.keySet());
        names.addAll(other.ingredients.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(ingredients.get(name), other.ingredients.get(name)))
                .map(name -> name + " is " + shown(this, name) + " and " + shown(other, name))
                .toList();
    }

    private static String shown(TemporalId id, String name) {
        return String.valueOf(id.ingredients.getOrDefault(name, "absent"));
    }

    private static TemporalId hashed(Map<String, Object> ingredients) {
        return new TemporalId(ingredients, ContentHash.sha256(CanonicalJson.write(ingredients)));
    }

    @Override
    public String toString() {
        return hash;
    }
}
