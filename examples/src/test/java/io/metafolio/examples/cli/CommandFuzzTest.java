package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.io.MoreFiles;
import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.examples.fuzz.Choices;
import io.metafolio.examples.fuzz.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls made of real options, a few at a time, and values nobody means. Fuzzed by {@code examples/fuzz command}; {@code -Dlines=N} for
 * N random calls.
 */
class CommandFuzzTest {
    private static final int LINES = Integer.getInteger("lines", 300);
    private static final int WORDS = 24;
    private static final Path FOLDER = folder();
    private static final RandomCalls CALLS = new RandomCalls(
            Set.of(),
            Map.of("--out", FOLDER.resolve("out"), "--draw", 2),
            Stream.of("good", "good/etfs.csv", "nowhere", "out")
                    .map(FOLDER::resolve)
                    .toList());

    /** With prices of a year, of which the fewest calls make a run. */
    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("metafolio-commands");
            Path whole = folder.resolve("whole");
            assertThat(call("sample", whole).code()).isZero();
            for (String sleeve : List.of("instruments.csv", "etfs.csv", "crypto.csv")) {
                List<String> lines = Files.readAllLines(whole.resolve(sleeve));
                Path file = folder.resolve("good").resolve(sleeve);
                MoreFiles.createParentDirectories(file);
                Files.write(
                        file,
                        Stream.concat(lines.stream().limit(1), lines.subList(lines.size() - 100, lines.size()).stream())
                                .toList());
            }
            Scratch.delete(whole);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void leavesNothing() {
        Scratch.delete(FOLDER);
    }

    static Stream<Arguments> seeds() {
        return IntStream.range(0, LINES).mapToObj(seed -> Arguments.of((Object) Choices.bytes(seed, WORDS)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the call: nothing unforeseen, no stack trace, no control character")
    void anyCall(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    @Test
    @DisplayName("of random calls some are answered, some misused, some refused")
    void everyCode() {
        assertThat(IntStream.range(0, 200)
                        .map(seed -> answer(Choices.bytes(seed, WORDS)).code())
                        .boxed()
                        .collect(Collectors.toSet()))
                .contains(0, 2, 3);
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        answer(bytes);
    }

    private static Answer answer(byte[] bytes) {
        List<String> words = CALLS.words(new Choices(bytes));
        Answer answer = call(words.toArray());
        RandomCalls.requireClean(words, answer);
        Scratch.delete(FOLDER.resolve("out"));
        return answer;
    }
}
