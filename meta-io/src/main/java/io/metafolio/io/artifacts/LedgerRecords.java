package io.metafolio.io.artifacts;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lines of a ledger, verified before, say of a run. */
final class LedgerRecords {
    private final List<JsonTree> lines;

    private LedgerRecords(List<JsonTree> lines) {
        this.lines = lines;
    }

    static LedgerRecords of(Path run) {
        Path file = run.resolve(LedgerFile.NAME);
        List<JsonTree> lines = new ArrayList<>();
        AtomicFiles.read(file, "ledger of a run").lines().forEach(line -> {
            String place = file + ", line " + (lines.size() + 1);
            Map<String, @Nullable Object> object = Json.object(line, place);
            lines.add(JsonTree.of(object, place));
        });
        return new LedgerRecords(lines);
    }

    Instant instant() {
        return Instant.parse(lines.get(0).text("ts"));
    }

    /** What the genesis holds. */
    JsonTree configuration() {
        return lines.get(0).child("data");
    }

    /** The outcomes of one step, in order. */
    List<JsonTree> outcomes(String step) {
        return lines.stream()
                .filter(line ->
                        line.text("step").equals(step) && line.text("status").equals("outcome"))
                .toList();
    }

    /** The outcome of a step that is taken once. */
    JsonTree outcome(String step) {
        List<JsonTree> outcomes = outcomes(step);
        if (outcomes.size() != 1) {
            throw new RefusedException(
                    "The ledger holds " + outcomes.size() + " outcomes of " + step,
                    lines.get(0).place(),
                    "one",
                    "the stage before this one was not run");
        }
        return outcomes.get(0);
    }

    /** The ledger head of each sleeve run that the run used, by sleeve id. */
    Map<String, String> sleeveHeads() {
        Map<String, String> heads = new LinkedHashMap<>();
        for (JsonTree line : outcomes("sleeve_matrix")) {
            heads.put(line.child("params").text("sleeve"), line.child("data").text("ledger_head"));
        }
        return heads;
    }

    /** {@code meta/<meta>/<run-id>} and {@code sleeves/<sleeve>/<run-id>} lie below one root. */
    static Path sleeveRuns(Path metaRun, String sleeve) {
        return metaRun.toAbsolutePath()
                .resolve("../../../sleeves")
                .resolve(sleeve)
                .normalize();
    }
}
