package io.metafolio.io.artifacts;

import io.metafolio.io.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a verified ledger says of its run's beginning, and of the sleeve runs it made. */
final class Genesis {
    private final List<Map<String, @Nullable Object>> lines;

    private Genesis(List<Map<String, @Nullable Object>> lines) {
        this.lines = lines;
    }

    static Genesis of(Path run) {
        Path file = run.resolve(LedgerFile.NAME);
        return new Genesis(AtomicFiles.read(file, "ledger of a run")
                .lines()
                .map(line -> Json.object(line, file.toString()))
                .toList());
    }

    Instant instant() {
        return Instant.parse(String.valueOf(lines.get(0).get("ts")));
    }

    /** The ledger head of each sleeve run made by this run, by sleeve id. */
    Map<String, String> sleeveHeads() {
        Map<String, String> heads = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> line : lines) {
            if ("sleeve_matrix".equals(line.get("step")) && "outcome".equals(line.get("status"))) {
                Map<?, ?> params = (Map<?, ?>) Objects.requireNonNull(line.get("params"));
                Map<?, ?> data = (Map<?, ?>) Objects.requireNonNull(line.get("data"));
                String head = String.valueOf(data.get("ledger_head"));
                heads.put(String.valueOf(params.get("sleeve")), head);
            }
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
