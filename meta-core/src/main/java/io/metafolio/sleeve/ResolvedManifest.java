package io.metafolio.sleeve;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.configuration.JsonLeaves;
import io.metafolio.errors.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that decides a sleeve's numbers, in four blocks of parameters by name.
 *
 * <p>Values are strings, booleans, integers, doubles, lists of those, and objects of those by name. A double without a fraction is the integer it
 * equals, as in JSON, so that a manifest equals itself after it was written and read. Immutable; safe to share between threads.
 *
 * @param sleeve the sleeve's id
 * @param runProfile the run configuration it came from
 * @param blocks block name to parameters; {@code features}, {@code selection} and {@code backtest} must be at parity
 *     between sleeves, {@code data} is a sleeve's own
 * @param provenance JSON pointer of a parameter to the layer its value came from; empty where whoever wrote the manifest does
 *     not say
 * @param library what wrote it, with its version; the empty string where that is not said
 */
public record ResolvedManifest(
        String sleeve,
        String runProfile,
        Map<String, Map<String, Object>> blocks,
        Map<String, String> provenance,
        String library) {
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
                sorted.put(name, ImmutableSortedMap.copyOf(Maps.transformValues(block, JsonLeaves::value))));
        blocks = sorted.build();
        List<String> expected = List.of("backtest", DATA, "features", "selection");
        if (!List.copyOf(blocks.keySet()).equals(expected)) {
            throw new RefusedException(
                    "Manifest blocks " + blocks.keySet(),
                    "manifest of sleeve " + sleeve,
                    "exactly the blocks " + expected,
                    "a block is missing or misspelt");
        }
        provenance = ImmutableSortedMap.copyOf(provenance);
        Set<String> pointers = JsonLeaves.of(blocks).keySet();
        List<String> unknown = provenance.keySet().stream()
                .filter(pointer -> !pointers.contains(pointer))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RefusedException(
                    "Provenance of no parameter: " + unknown,
                    "manifest of sleeve " + sleeve,
                    "pointers of parameters that the manifest holds",
                    "a parameter was removed, or its pointer is misspelt");
        }
    }

    /**
     * A manifest that does not say where its values came from.
     *
     * @param sleeve the sleeve's id
     * @param runProfile the run configuration it came from
     * @param blocks block name to parameters
     */
    public ResolvedManifest(String sleeve, String runProfile, Map<String, Map<String, Object>> blocks) {
        this(sleeve, runProfile, blocks, Map.of(), "");
    }

    /**
     * Every parameter that sleeves must share, objects taken apart.
     *
     * @return JSON pointer to value, sorted
     */
    public Map<String, Object> parityLeaves() {
        Map<String, Map<String, Object>> shared = new TreeMap<>(blocks);
        shared.remove(DATA);
        return JsonLeaves.of(shared);
    }

    /**
     * Where a value came from.
     *
     * @param pointer its JSON pointer
     * @return the layer; the empty string where the manifest does not say
     */
    public String provenanceOf(String pointer) {
        return provenance.getOrDefault(pointer, "");
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
        Map<String, Object> tree = new TreeMap<>(blocks);
        tree.put("sleeve", sleeve);
        tree.put("run_profile", runProfile);
        if (!provenance.isEmpty()) {
            tree.put("provenance", provenance);
        }
        if (!library.isEmpty()) {
            tree.put("library", library);
        }
        return ImmutableSortedMap.copyOf(tree);
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
