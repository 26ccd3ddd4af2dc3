package io.metafolio.io.pickle;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes of any kind, guided by coverage: {@code JAZZER_FUZZ=1 mvn -pl meta-io -am test -Dtest=PickleFuzzTest}. out the
 * variable it replays the corpus.
 */
class PickleFuzzTest {
    /** Small, so that the fuzzer meets the limits. */
    private static final PickleLimits LIMITS = new PickleLimits(1 << 20, 100_000);

    static Stream<Arguments> seeds() throws IOException {
        return PickleCorpus.originals().stream().map(Arguments::of);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    @DisplayName("whatever the bytes, a table or the one refusal")
    void readsOrRefuses(byte[] bytes) {
        try {
            PandasPickle.read(new ByteArrayInputStream(bytes), "fuzzed", LIMITS);
        } catch (UnreadablePickleException expected) {
            // the one exception that bytes may bring about
        }
    }
}
