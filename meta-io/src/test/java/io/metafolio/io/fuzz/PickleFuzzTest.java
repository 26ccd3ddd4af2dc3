package io.metafolio.io.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.pickle.PickleLimits;
import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables pickled by pandas. Fuzzed by {@code examples/fuzz pickle}, else the corpus is replayed. */
class PickleFuzzTest {
    /** Small, so that the fuzzer meets the limits. */
    private static final PickleLimits LIMITS = new PickleLimits(1 << 20, 100_000);

    static Stream<Arguments> seeds() {
        return Fuzzed.tables().map(table -> Arguments.of((Object) PandasPickle.bytes(table)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the bytes, a table or the one refusal")
    void readsOrRefuses(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Fuzzed.answersOrRefuses(() -> PandasPickle.read(new ByteArrayInputStream(bytes), "fuzzed", LIMITS));
    }
}
