package io.metafolio.io.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.metafolio.io.artifacts.DeskFile;
import io.metafolio.io.artifacts.DeskSchema;
import io.metafolio.io.artifacts.ManifestFile;
import io.metafolio.io.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A desk's configuration. Fuzzed by {@code examples/fuzz desk}, else the corpus is replayed. */
class DeskFuzzTest {
    static Stream<Arguments> seeds() {
        return Stream.of(
                        DeskSchema.text(),
                        "{}",
                        "{\"run_profiles\":{\"mine\":{\"from\":\"production\",\"guardrails\":{\"min\":0.05,\"max\":0.5}}}}",
                        "{\"defaults\":{\"selection\":{\"mode\":\"v4\"}},\"calendars\":{\"x\":{\"closed\":[\"2024-01-01\"]}}}",
                        "{\"a\":[1,2.5e300,-0,true,null,\"\\u00e9\"],\"b\":{\"c\":{\"d\":[]}}}",
                        "{\"sleeve\":\"etfs\",\"run_profile\":\"production\",\"data\":{},\"features\":{},\"selection\":{}}")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the text, a configuration or a list of its faults")
    void readsOrRefuses(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Fuzzed.answersOrRefuses(() -> Json.object(text, "fuzzed"));
        Fuzzed.answersOrRefuses(() -> DeskFile.of(text, "fuzzed"));
        Path file = Fuzzed.file("manifest.json", bytes);
        Fuzzed.answersOrRefuses(() -> ManifestFile.read(file));
    }
}
