package io.metafolio.io.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.audit.LedgerMark;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.io.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ledger of a run. Fuzzed by {@code examples/fuzz ledger}, else the corpus is replayed.
 *
 * <p>Once as the bytes are; once with each line that is a JSON object numbered, linked and hashed anew, as one would who
 * forges a ledger.
 */
class LedgerFuzzTest {
    private static final String INTENT =
            "{\"data\":{},\"inputs\":\"\",\"outputs\":\"\",\"params\":{},\"status\":\"intent\",\"step\":\"s\",\"ts\":\"2026-01-14T00:00:00Z\"}\n";

    static Stream<Arguments> seeds() {
        String genesis = INTENT.replace("intent", "genesis").replace("\"s\"", "\"genesis\"");
        String outcome = INTENT.replace("intent", "outcome");
        String sealed = INTENT.replace("intent", "sealed")
                .replace("{},\"inputs\"", "{\"files\":{\"a.csv\":\"00\"}},\"inputs\"");
        return Stream.of(
                        genesis,
                        genesis + INTENT + outcome,
                        genesis + INTENT + outcome + sealed,
                        genesis.replace(
                                        "{},\"inputs\"",
                                        "{\"manifest\":{\"meta\":\"desk\",\"sleeves\":[]},\"files\":null},\"inputs\"")
                                + sealed,
                        genesis + INTENT.replace("intent", "refused"))
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the lines, a verification or the one refusal")
    void verifiesOrRefuses(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        verify("raw", bytes);
        verify("forged", forged(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void verify(String run, byte[] ledger) {
        Path file = Fuzzed.file("meta/meta_desk/" + run + "/audit.jsonl", ledger);
        Path folder = Objects.requireNonNull(file.getParent());
        Fuzzed.answersOrRefuses(() -> ArtifactFolder.verify(folder));
    }

    private static byte[] forged(String text) {
        StringBuilder forged = new StringBuilder();
        String head = LedgerMark.ORIGIN.head();
        int lines = 0;
        for (String line : text.lines().toList()) {
            Map<String, @Nullable Object> object = parsed(line);
            if (!object.isEmpty()) {
                object.remove("hash");
                object.put("seq", lines++);
                object.put("prev_hash", head);
                head = ContentHash.sha256(CanonicalJson.write(object));
                object.put("hash", head);
                forged.append(CanonicalJson.write(object)).append('\n');
            }
        }
        return forged.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> parsed(String line) {
        try {
            Map<String, @Nullable Object> object = Json.object(line, "fuzzed");
            CanonicalJson.write(object);
            return new TreeMap<>(object);
        } catch (RefusedException | IllegalArgumentException e) {
            return new TreeMap<>();
        }
    }
}
