package io.metafolio.io.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.metafolio.io.parquet.ParquetTable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables in Parquet. Fuzzed by {@code examples/fuzz parquet}, else the corpus is replayed. */
class ParquetFuzzTest {
    static Stream<Arguments> seeds() {
        return Fuzzed.tables().map(table -> Arguments.of((Object) ParquetTable.bytes(table)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the bytes, a table or the one refusal")
    void readsOrRefuses(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Fuzzed.answersOrRefuses(() -> ParquetTable.of("fuzzed", bytes, 100_000));
    }
}
