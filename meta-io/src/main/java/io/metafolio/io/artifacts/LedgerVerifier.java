package io.metafolio.io.artifacts;

import io.metafolio.audit.AuditEntry.Status;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a ledger line by line, and then the files that its seal names. */
final class LedgerVerifier {
    private final Path run;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> hashes = new HashSet<>();
    private LedgerMark mark = LedgerMark.ORIGIN;
    private LedgerMark worked = LedgerMark.ORIGIN;
    private @Nullable Map<String, @Nullable Object> last;
    private @Nullable Map<String, @Nullable Object> openIntent;

    private LedgerVerifier(Path run) {
        this.run = run;
    }

    static LedgerVerification verify(Path run) {
        return new LedgerVerifier(run).verify(new HashSet<>());
    }

    static LedgerVerification verify(Path run, Set<String> hashes) {
        return new LedgerVerifier(run).verify(hashes);
    }

    private LedgerVerification verify(Set<String> seen) {
        Path file = run.resolve(LedgerFile.NAME);
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(
                    "No ledger " + LedgerFile.NAME,
                    run.toString(),
                    "the folder of one run, for example artifacts/meta/meta_production/<run-id>",
                    "the path is mistyped, or names a folder of runs");
        }
        lines(bytes(file));
        LedgerVerification.State state = state();
        int files = state == LedgerVerification.State.SEALED ? digests() : 0;
        seen.addAll(hashes);
        return new LedgerVerification(run, mark, worked, files, state, faults);
    }

    /** Stops at the first broken line: nothing after it can be trusted. */
    private void lines(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && faults.isEmpty()) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String place = "line " + (mark.lines() + 1);
            if (end == bytes.length) {
                faults.add(place + " is torn: " + (end - start) + " bytes without a line feed");
            } else {
                line(new String(bytes, start, end - start, StandardCharsets.UTF_8), place);
            }
            start = end + 1;
        }
        if (bytes.length == 0) {
            faults.add("the ledger is empty");
        }
    }

    private void line(String text, String place) {
        Map<String, @Nullable Object> line;
        try {
            line = Json.object(text, run + ", " + place);
        } catch (RefusedException e) {
            faults.add(place + " is no JSON object");
            return;
        }
        String fault = fault(text, line);
        if (!fault.isEmpty()) {
            faults.add(place + " " + fault);
            return;
        }
        Status status = Status.of(String.valueOf(line.get("status")));
        mark = mark.after((String) Objects.requireNonNull(line.get("hash")), status);
        worked = status == Status.SEALED || status == Status.REFUSED ? worked : mark;
        hashes.add(mark.head());
        last = line;
    }

    private String fault(String text, Map<String, @Nullable Object> line) {
        if (!CanonicalJson.write(line).equals(text)) {
            return "is not in canonical form";
        }
        if (!AuditLedger.hashOf(line).equals(line.get("hash"))) {
            return "does not have the hash it carries";
        }
        if (!mark.head().equals(line.get("prev_hash"))) {
            return "does not point to the line before";
        }
        if (!(line.get("seq") instanceof Integer seq) || seq != mark.lines()) {
            return "has number " + line.get("seq") + " where " + mark.lines() + " follows";
        }
        if ((mark.lines() == 0) != "genesis".equals(line.get("status"))) {
            return mark.lines() == 0 ? "is no genesis" : "is a second genesis";
        }
        return Status.isKnown(String.valueOf(line.get("status")))
                ? pairing(line)
                : "has the unknown status " + line.get("status");
    }

    /** An intent is followed by its outcome, or by the refusal that ended the run. */
    private String pairing(Map<String, @Nullable Object> line) {
        Map<String, @Nullable Object> intent = openIntent;
        String status = String.valueOf(line.get("status"));
        openIntent = status.equals("intent") ? line : null;
        if (status.equals("outcome")) {
            boolean answers = intent != null
                    && Objects.equals(intent.get("step"), line.get("step"))
                    && Objects.equals(intent.get("params"), line.get("params"))
                    && Objects.equals(intent.get("inputs"), line.get("inputs"));
            return answers ? "" : "is an outcome without its intent";
        }
        return intent != null && !status.equals("refused") ? "follows an intent without an outcome" : "";
    }

    private LedgerVerification.State state() {
        Object status = last == null ? null : last.get("status");
        if ("sealed".equals(status)) {
            return LedgerVerification.State.SEALED;
        }
        return "refused".equals(status) ? LedgerVerification.State.REFUSED : LedgerVerification.State.HALF_WRITTEN;
    }

    private int digests() {
        Map<?, ?> data =
                (Map<?, ?>) Objects.requireNonNull(Objects.requireNonNull(last).get("data"));
        Map<?, ?> files = (Map<?, ?>) Objects.requireNonNull(data.get("files"));
        files.forEach((name, digest) -> {
            Path file = run.resolve((String) name);
            if (!Files.isRegularFile(file)) {
                faults.add("file " + name + " is missing");
            } else if (!ContentHash.sha256(bytes(file)).equals(digest)) {
                faults.add("file " + name + " does not have the digest sealed in the ledger");
            }
        });
        for (String name : present()) {
            if (!name.equals(LedgerFile.NAME) && !files.containsKey(name)) {
                faults.add("file " + name + " is not in the seal");
            }
        }
        return files.size();
    }

    private Set<String> present() {
        try (Stream<Path> all = Files.walk(run)) {
            Set<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(run.relativize(file).toString().replace('\\', '/')));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list " + run + " (verification): " + e, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + " (verification): " + e, e);
        }
    }
}
