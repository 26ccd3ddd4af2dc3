package io.metafolio.audit;

import com.google.common.collect.ImmutableSortedMap;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the ledger, before it is chained: what was done, with what, and what came of it.
 *
 * <p>Values of {@code params} and {@code data} are what {@link CanonicalJson} writes. Immutable as far as they are.
 *
 * @param step what was done, for example {@code meta_optimize_hrp}
 * @param status which part of it this line is
 * @param params what decided it
 * @param data what came of it
 * @param inputs SHA-256 of what went in, where something did
 * @param outputs SHA-256 of what came out, where something did
 */
public record AuditEntry(
        String step,
        Status status,
        Map<String, Object> params,
        Map<String, Object> data,
        Optional<String> inputs,
        Optional<String> outputs) {
    /** Sorts the keys, which is how they are written. */
    public AuditEntry {
        params = ImmutableSortedMap.copyOf(params);
        data = ImmutableSortedMap.copyOf(data);
    }

    /** Which part of a step a line is. */
    public enum Status {
        /** The first line: versions, policies, configuration hashes. */
        GENESIS,
        /** A step is about to be taken; an outcome of the same step follows. */
        INTENT,
        /** What a step yielded. */
        OUTCOME,
        /** A line that a writer was cut off in was taken out by hand, and stands here; steps left open before it have no outcome. */
        REPAIRED,
        /** The run was refused; the last line. */
        REFUSED,
        /** The artifacts were written; their digests; the last line. */
        SEALED;

        /**
         * The name used in the ledger.
         *
         * @return lower case
         */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Whether a ledger may hold that status.
         *
         * @param id as in the ledger
         * @return true for the id of one of these
         */
        public static boolean isKnown(String id) {
            return Arrays.stream(values()).anyMatch(status -> status.id().equals(id));
        }

        /**
         * The status of that name.
         *
         * @param id as in the ledger
         * @return the status
         * @throws UnknownNameException where there is none; the message lists the known ones
         */
        public static Status of(String id) {
            return Arrays.stream(values())
                    .filter(status -> status.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new UnknownNameException(
                            "status",
                            id,
                            "audit ledger",
                            Arrays.stream(values()).map(Status::id).toList()));
        }
    }

    /**
     * The first line of a ledger.
     *
     * @param data versions, policies, configuration hashes
     * @return the entry
     */
    public static AuditEntry genesis(Map<String, Object> data) {
        return new AuditEntry("genesis", Status.GENESIS, Map.of(), data, Optional.empty(), Optional.empty());
    }

    /**
     * A step about to be taken.
     *
     * @param step its name
     * @param params what decides it
     * @param inputs SHA-256 of what goes in
     * @return the entry
     */
    public static AuditEntry intent(String step, Map<String, Object> params, String inputs) {
        return new AuditEntry(step, Status.INTENT, params, Map.of(), Optional.of(inputs), Optional.empty());
    }

    /**
     * What this step yielded.
     *
     * @param data the result
     * @param outputs SHA-256 of what came out
     * @return the outcome that answers this intent
     */
    public AuditEntry outcome(Map<String, Object> data, String outputs) {
        return new AuditEntry(step, Status.OUTCOME, params, data, inputs, Optional.of(outputs));
    }

    /**
     * The end of a run that was refused.
     *
     * @param refusal why
     * @return the entry
     */
    public static AuditEntry refused(RefusedException refusal) {
        return new AuditEntry(
                "refusal",
                Status.REFUSED,
                Map.of(),
                Map.of("error", refusal.getClass().getSimpleName(), "message", String.valueOf(refusal.getMessage())),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The repair of a torn last line.
     *
     * @param torn the bytes that stood there, in Base64
     * @param bytes how many they were
     * @return the entry
     */
    public static AuditEntry repaired(String torn, int bytes) {
        return new AuditEntry(
                "repair",
                Status.REPAIRED,
                Map.of(),
                Map.of("torn_base64", torn, "bytes", bytes),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The end of a written run.
     *
     * @param digests SHA-256 of each file by its path within the run
     * @return the entry
     */
    public static AuditEntry sealed(Map<String, String> digests) {
        return new AuditEntry(
                "seal",
                Status.SEALED,
                Map.of(),
                Map.of("files", ImmutableSortedMap.copyOf(digests)),
                Optional.empty(),
                Optional.empty());
    }
}
