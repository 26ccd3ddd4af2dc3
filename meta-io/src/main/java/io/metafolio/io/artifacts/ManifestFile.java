package io.metafolio.io.artifacts;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.sleeve.ResolvedManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a sleeve's {@code resolved_manifest.json}, ours or one that another desk wrote, and believes nothing half of it. */
public final class ManifestFile {
    private static final List<String> BLOCKS = List.of("features", "selection", "backtest", "data");
    private static final List<String> TEXTS = List.of("sleeve", "run_profile");
    private static final List<String> OPTIONAL = List.of("provenance", "library");

    private ManifestFile() {}

    /**
     * Reads a manifest.
     *
     * @param file JSON with {@code sleeve}, {@code run_profile} and the four blocks; {@code provenance} and {@code library} may be
     *     left out
     * @return the manifest
     * @throws RefusedException where a key is missing, unknown or twice, a value is null or of a wrong type, or the provenance is
     *     of no parameter
     */
    public static ResolvedManifest read(Path file) {
        JsonTree tree = JsonTree.read(file, "resolved manifest");
        List<String> known = new ArrayList<>(TEXTS);
        known.addAll(BLOCKS);
        known.addAll(OPTIONAL);
        if (tree.keys().contains("meta")) {
            throw new RefusedException(
                    "The manifest is that of meta-portfolio " + tree.text("meta"),
                    file.toString(),
                    "the manifest of a strategy sleeve, with the blocks " + BLOCKS,
                    "the manifests of its sleeves are what you want: " + sleeves(tree));
        }
        for (String key : tree.keys()) {
            if (!known.contains(key)) {
                throw new UnknownNameException("key of a manifest", key, file.toString(), known);
            }
        }
        Map<String, Map<String, Object>> blocks = new LinkedHashMap<>();
        BLOCKS.forEach(block -> blocks.put(block, tree.child(block).values()));
        Map<String, String> provenance = tree.keys().contains("provenance") ? tree.textsByKey("provenance") : Map.of();
        String library = tree.keys().contains("library") ? tree.text("library") : "";
        try {
            return new ResolvedManifest(tree.text("sleeve"), tree.text("run_profile"), blocks, provenance, library);
        } catch (RefusedException e) {
            e.addPlace(file.toString());
            throw e;
        }
    }

    private static List<String> sleeves(JsonTree meta) {
        return meta.children("sleeves").stream()
                .map(sleeve -> sleeve.text("id"))
                .toList();
    }
}
