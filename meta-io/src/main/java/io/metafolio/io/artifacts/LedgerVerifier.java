package io.metafolio.io.artifacts;

import io.metafolio.audit.AuditEntry.Status;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a ledger line by line, and then the files that its seal names. */
final class LedgerVerifier {
    private final Path run;
    private final List<String> faults = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private long good;
    private int torn;
    private LedgerMark mark = LedgerMark.ORIGIN;
    private LedgerMark worked = LedgerMark.ORIGIN;
    private @Nullable Map<String, @Nullable Object> last;

    /** Ledger and anchor of one moment. */
    private static final class Ledger {
        private final byte[] bytes;
        private final Optional<String> anchor;

        Ledger(byte[] bytes, Optional<String> anchor) {
            this.bytes = bytes;
            this.anchor = anchor;
        }
    }

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
        LedgerAnchor anchor = new LedgerAnchor(run);
        Ledger ledger = LedgerFile.quiet(file, () -> new Ledger(bytes(file), anchor.read()));
        lines(ledger.bytes);
        if (faults.isEmpty()) {
            anchor.fault(ledger.anchor, hashes).ifPresent(faults::add);
        }
        LedgerVerification.State state = state();
        int files = state == LedgerVerification.State.SEALED ? digests() : 0;
        seen.addAll(hashes);
        return new LedgerVerification(run, mark, good, torn, worked, files, state, faults);
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
                torn = end - start;
                faults.add(place + " is torn: " + torn + " bytes without a line feed");
            } else {
                line(new String(bytes, start, end - start, StandardCharsets.UTF_8), place);
            }
            start = end + 1;
            good = faults.isEmpty() ? start : good;
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
        TreeMap<String, @Nullable Object> hashed = new TreeMap<>(line);
        String carried = "\"hash\":\"" + hashed.remove("hash") + "\",";
        String body;
        try {
            body = CanonicalJson.write(hashed);
        } catch (IllegalArgumentException e) {
            return "holds what has no canonical form: " + e.getMessage();
        }
        if (!isCanonical(text, body, carried)) {
            return "is not in canonical form";
        }
        if (!ContentHash.sha256(body).equals(line.get("hash"))) {
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
        if (last != null && state() != LedgerVerification.State.HALF_WRITTEN) {
            return "follows the line that ended the run";
        }
        return Status.isKnown(String.valueOf(line.get("status")))
                ? pairing(line)
                : "has the unknown status " + line.get("status");
    }

    /** The canonical text is what is hashed with the hash put before the key that follows it; so it is written once, not twice. */
    private static boolean isCanonical(String text, String body, String carried) {
        int place = text.indexOf(carried);
        while (place >= 0) {
            boolean isItsPlace = body.startsWith("\"inputs\":", place)
                    && text.length() == body.length() + carried.length()
                    && text.startsWith(body.substring(0, place))
                    && text.startsWith(body.substring(place), place + carried.length());
            if (isItsPlace) {
                return true;
            }
            place = text.indexOf(carried, place + 1);
        }
        return false;
    }

    /** Each outcome answers an intent that no other answered; with several writers others may stand between them. */
    private String pairing(Map<String, @Nullable Object> line) {
        String asked = CanonicalJson.write(Arrays.asList(line.get("step"), line.get("params"), line.get("inputs")));
        return switch (Status.of(String.valueOf(line.get("status")))) {
            case INTENT -> {
                open.add(asked);
                yield "";
            }
            case OUTCOME -> open.remove(asked) ? "" : "is an outcome without its intent";
            case REPAIRED -> {
                open.clear();
                yield "";
            }
            case SEALED -> sealing(line);
            case GENESIS, REFUSED -> "";
        };
    }

    /** The digests by file of a line that seals; empty where it holds something else, or leads out of the run's folder. */
    private Optional<Map<?, ?>> sealed(Map<String, @Nullable Object> line) {
        return line.get("data") instanceof Map<?, ?> data
                        && data.get("files") instanceof Map<?, ?> files
                        && files.keySet().stream().allMatch(name -> isInside(String.valueOf(name)))
                ? Optional.of(files)
                : Optional.empty();
    }

    private boolean isInside(String name) {
        try {
            Path folder = run.toAbsolutePath().normalize();
            Path file = folder.resolve(name).normalize();
            return file.startsWith(folder) && !file.equals(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String sealing(Map<String, @Nullable Object> line) {
        if (!open.isEmpty()) {
            return "seals a ledger with intents without an outcome: " + open;
        }
        return sealed(line).isPresent() ? "" : "seals no list of files inside the run";
    }

    private LedgerVerification.State state() {
        Object status = last == null ? null : last.get("status");
        if ("sealed".equals(status)) {
            return LedgerVerification.State.SEALED;
        }
        return "refused".equals(status) ? LedgerVerification.State.REFUSED : LedgerVerification.State.HALF_WRITTEN;
    }

    private int digests() {
        Map<?, ?> files = sealed(Objects.requireNonNull(last)).orElseThrow();
        files.forEach((name, digest) -> {
            Path file = run.resolve(String.valueOf(name));
            if (!Files.isRegularFile(file)) {
                faults.add("file " + name + " is missing");
            } else if (!ContentHash.sha256(bytes(file)).equals(digest)) {
                faults.add("file " + name + " does not have the digest sealed in the ledger");
            }
        });
        for (String name : present()) {
            if (!name.equals(LedgerFile.NAME) && !name.equals(LedgerAnchor.NAME) && !files.containsKey(name)) {
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

    /** The bytes of the torn last line. */
    static byte[] torn(LedgerVerification found) {
        byte[] all = bytes(found.run().resolve(LedgerFile.NAME));
        return Arrays.copyOfRange(all, Math.toIntExact(found.bytes()), all.length);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + " (verification): " + e, e);
        }
    }
}
