package io.metafolio.io.artifacts;

import io.metafolio.JoinedSleeve;
import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the lines of a ledger, verified before, say of a run. */
final class LedgerRecords {
    /** What a line says, beside when and after what it was written. */
    private static final List<String> FIELDS = List.of("step", "status", "params", "data", "inputs", "outputs");

    private final List<JsonTree> lines;
    private final List<Map<String, @Nullable Object>> objects;

    private LedgerRecords(List<JsonTree> lines, List<Map<String, @Nullable Object>> objects) {
        this.lines = lines;
        this.objects = objects;
    }

    static LedgerRecords of(Path run) {
        Path file = run.resolve(LedgerFile.NAME);
        List<JsonTree> lines = new ArrayList<>();
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        AtomicFiles.read(file, "ledger of a run").lines().forEach(line -> {
            String place = file + ", line " + (lines.size() + 1);
            Map<String, @Nullable Object> object = Json.object(line, place);
            lines.add(JsonTree.of(object, place));
            objects.add(object);
        });
        return new LedgerRecords(lines, objects);
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

    /** Where the ledger stood before a step was first taken. */
    LedgerMark markBefore(String step) {
        LedgerMark mark = LedgerMark.ORIGIN;
        for (JsonTree line : lines) {
            if (line.text("step").equals(step)) {
                return mark;
            }
            mark = mark.after(line.text("hash"), AuditEntry.Status.of(line.text("status")));
        }
        throw new RefusedException(
                "The ledger holds no step " + step,
                lines.get(0).place(),
                "every step of a whole run",
                "the stage before this one was not run");
    }

    /** The runs of its sleeves, by the heads that it recorded. */
    List<RecordedRun> sleeves(Path run, Lookups lookups) {
        Path root = run.toAbsolutePath().resolve("../../..").normalize();
        Map<String, String> heads = new LinkedHashMap<>();
        for (JsonTree line : outcomes("sleeve_matrix")) {
            heads.put(line.child("params").text("sleeve"), line.child("data").text("ledger_head"));
        }
        List<RecordedRun> runs = new ArrayList<>();
        for (JsonTree sleeve : configuration().children("sleeves")) {
            String id = sleeve.text("id");
            String head = heads.get(id);
            if (head != null) {
                boolean isMeta = sleeve.text("kind").equals(JoinedSleeve.Kind.META.id());
                Path folder = root.resolve(isMeta ? "meta" : "sleeves").resolve(RunId.checked(id, "sleeve id"));
                runs.add(RecordedRun.with(folder, id, head, lookups));
            }
        }
        return runs;
    }

    boolean isOfMeta() {
        return configuration().keys().contains("meta");
    }

    /**
     * What differs between lines made anew and those recorded; instants, and with them hashes, are each ledger's own.
     *
     * @param anew lines of a ledger
     * @param from the recorded line that the first of them stands for
     */
    Optional<String> difference(List<String> anew, long from) {
        for (int i = 0; i < anew.size(); i++) {
            int line = (int) from + i;
            if (line >= lines.size()) {
                return Optional.of("line " + (line + 1) + " is missing");
            }
            Map<String, @Nullable Object> made = Json.object(anew.get(i), "line made anew");
            Map<String, @Nullable Object> recorded = objects.get(line);
            for (String field : FIELDS) {
                String here = CanonicalJson.write(recorded.get(field));
                String there = CanonicalJson.write(made.get(field));
                if (!here.equals(there)) {
                    return Optional.of("line " + (line + 1) + " (" + recorded.get("step") + ", "
                            + recorded.get("status") + ") differs in " + field + ": recorded " + here + ", made anew "
                            + there);
                }
            }
        }
        return Optional.empty();
    }
}
