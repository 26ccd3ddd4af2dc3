package io.metafolio.io.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.io.csv.ReturnCsv;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices and returns as CSV. Fuzzed by {@code examples/fuzz csv}, else the corpus is replayed. */
class CsvFuzzTest {
    static Stream<Arguments> seeds() {
        return Stream.of(
                        "date,A,B\n2024-01-02,1.5,2\n2024-01-03,1.6,2.1\n",
                        "\uFEFFdate,A\r\n2024-01-02,0.01\r\n2024-01-03T00:00:00,-0.5\r\n",
                        "date,\"A,\"\"B\"\"\"\n2024-01-02,\"1e-3\"\n",
                        "date,A\n2024-01-02 00:00:00+00:00,nan\n\n2024-02-30,inf\n",
                        "when,A,A\n2024-01-03,,\n2024-01-02,1\n",
                        "")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the bytes, a table or the one refusal")
    void readsOrRefuses(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Path file = Fuzzed.file("table.csv", bytes);
        Fuzzed.answersOrRefuses(() -> PriceCsv.read(file).toPrices());
        Fuzzed.answersOrRefuses(() -> PriceCsv.read(file).toReturns());
        Fuzzed.answersOrRefuses(() -> ReturnCsv.read(file));
    }
}
