package io.metafolio.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.examples.fuzz.Choices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Words of a call, which ends where files would be read, as there are none: thousands of calls a second. Fuzzed by {@code examples/fuzz
 * words}; {@code -Dwords=N} for N random calls.
 */
class WordsFuzzTest {
    private static final int CALLS = Integer.getInteger("words", 1_000);
    private static final int BYTES = 120;
    private static final Path NOWHERE = Path.of("nowhere", "at-all").toAbsolutePath();
    private static final RandomCalls RANDOM =
            new RandomCalls(Set.of("sample"), Map.of("--out", NOWHERE, "--prices", NOWHERE), List.of(NOWHERE));

    private static final StringWriter OUT = new StringWriter();
    private static final StringWriter ERR = new StringWriter();

    /** One for all calls, since to describe all commands anew takes ten times as long as a call. */
    private static final CommandLine LINE = Metafolio.line(new PrintWriter(OUT), new PrintWriter(ERR));

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 10).mapToObj(seed -> Arguments.of((Object) Choices.bytes(seed, BYTES)));
    }

    @MethodSource("seeds")
    @FuzzTest
    @DisplayName("whatever the words: misuse or a refusal, and nothing is written")
    void anyWords(byte[] bytes) {
        fuzzerTestOneInput(bytes);
    }

    @Test
    @DisplayName("of random words some are misused, some understood and refused for want of files")
    void everyCode() {
        assertThat(IntStream.range(0, CALLS)
                        .map(seed -> answer(Choices.bytes(seed, BYTES)).code())
                        .boxed()
                        .collect(Collectors.toSet()))
                .contains(Metafolio.DONE, Metafolio.USAGE, Metafolio.REFUSED)
                .doesNotContain(Metafolio.UNFORESEEN, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName("one line that is used again answers as a new one does")
    void sameAsNew() {
        for (int seed = 0; seed < 100; seed++) {
            byte[] bytes = Choices.bytes(seed, BYTES);
            List<String> words = RANDOM.words(new Choices(bytes));
            assertThat(answer(bytes)).as(words::toString).isEqualTo(CommandLineCalls.call(words.toArray()));
        }
    }

    @Test
    @DisplayName("words that begin with @ are words, and a quote that does not end says nothing beside the answer")
    void nothingReadNothingSaid() throws IOException {
        Path words = Files.writeString(Files.createTempFile("words", ".txt"), "--list");
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(CommandLineCalls.call("allocate", "@" + words).code()).isEqualTo(Metafolio.REFUSED);
            assertThat(CommandLineCalls.call("run", "--sleeves=\"a,b").code()).isEqualTo(Metafolio.REFUSED);
        } finally {
            System.setErr(before);
            Files.delete(words);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** For the fuzzer's own command. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        answer(bytes);
    }

    private static synchronized Answer answer(byte[] bytes) {
        List<String> words = RANDOM.words(new Choices(bytes));
        OUT.getBuffer().setLength(0);
        ERR.getBuffer().setLength(0);
        int code = Metafolio.run(LINE, words.toArray(String[]::new));
        Answer answer = new Answer(code, OUT.toString(), ERR.toString());
        RandomCalls.requireClean(words, answer);
        if (Files.exists(NOWHERE)) {
            throw new AssertionError(words + " wrote a file");
        }
        return answer;
    }
}
