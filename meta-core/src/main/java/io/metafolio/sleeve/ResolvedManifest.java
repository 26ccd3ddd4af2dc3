package io.metafolio.sleeve;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides a sleeve's numbers, in four blocks of parameters by name.
 *
 * <p>Values are strings, booleans, integers, doubles, and lists of those. A double without a fraction is the integer it
 * equals, as in JSON, so that a manifest equals itself after it was written and read. Immutable; safe to share between threads.
 *
 * @param sleeve the sleeve's id
 * @param runProfile the run configuration it came from
 * @param blocks block name to parameters; {@code features}, {@code selection} and {@code backtest} must be at parity
 *     between sleeves, {@code data} is a sleeve's own
 */
public record ResolvedManifest(String sleeve, String runProfile, Map<String, Map<String, Object>> blocks) {
    /** The blocks that sleeves must share. */
    public static final List<String> PARITY_BLOCKS = List.of("features", "selection", "backtest");
    /** The block that is a sleeve's own. */
    public static final String DATA = "data";

    /**
     * Sorts and copies the blocks.
     *
     * @throws RefusedException where a block is missing or unknown
     */
    public ResolvedManifest {
        ImmutableSortedMap.Builder<String, Map<String, Object>> sorted = ImmutableSortedMap.naturalOrder();
        blocks.forEach((name, block) ->
                sorted.put(name, ImmutableSortedMap.copyOf(Maps.transformValues(block, ResolvedManifest::asInJson))));
        blocks = sorted.build();
        List<String> expected = List.of("backtest", DATA, "features", "selection");
        if (!List.copyOf(blocks.keySet()).equals(expected)) {
            throw new RefusedException(
                    "Manifest blocks " + blocks.keySet(),
                    "manifest of sleeve " + sleeve,
                    "exactly the blocks " + expected,
                    "a block is missing or misspelt");
        }
    }

    /**
     * A value as JSON knows it: a double without a fraction is the integer it equals.
     *
     * @param value a string, boolean, integer, double, or a list of those
     * @return the value that reading its JSON would give
     */
    public static Object asInJson(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(ResolvedManifest::asInJson).toList();
        }
        if (value instanceof Double number && number == number.intValue()) {
            return number.intValue();
        }
        return value;
    }

    /**
     * One parameter.
     *
     * @param block its block
     * @param name its name
     * @return its value
     * @throws RefusedException where it is not there
     */
    public Object parameter(String block, String name) {
        Object value = blocks.getOrDefault(block, Map.of()).get(name);
        if (value == null) {
            throw new RefusedException(
                    "Manifest without /" + block + "/" + name,
                    "manifest of sleeve " + sleeve,
                    "every parameter that decides a number",
                    "the manifest was written by another version");
        }
        return value;
    }

    /**
     * The whole manifest as nested maps.
     *
     * @return sorted by key
     */
    public Map<String, Object> tree() {
        return ImmutableSortedMap.<String, Object>naturalOrder()
                .putAll(blocks)
                .put("sleeve", sleeve)
                .put("run_profile", runProfile)
                .build();
    }

    /**
     * The hash that stands in the ledger's genesis.
     *
     * @return SHA-256 of {@link #tree()} as canonical JSON, which is also that of its file
     */
    public String hash() {
        return ContentHash.sha256(CanonicalJson.write(tree()));
    }
}
