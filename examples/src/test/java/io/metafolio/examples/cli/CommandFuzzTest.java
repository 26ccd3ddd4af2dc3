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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Calls made of real options, a few at a time, and values nobody means. Fuzzed by {@code examples/fuzz command}; {@code -Dlines=N} for
 * N random calls.
 */
class CommandFuzzTest {
    private static final int LINES = Integer.getInteger("lines", 300);
    private static final int WORDS = 24;
    private static final Set<Integer> CODES = Set.of(0, 1, 2, 3, 4);
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e308",
            "1e-320",
            "NaN",
            "Infinity",
            "9999999999999999999",
            "0x10",
            "2024-13-01",
            "a b",
            "é\u202e",
            "\u001b[2J",
            "../../etc",
            "hrp",
            "hrp,hrp",
            "none",
            "v4",
            "/a/b=1",
            "/backtest/test_window=0",
            "/backtest/test_window=\"x\"",
            "/selection=null",
            "{}",
            "%s%n",
            "x".repeat(5_000),
            "\uD800",
            "a=b=c",
            "true");

    private static final Path FOLDER = folder();
    private static final List<CommandSpec> COMMANDS = new CommandLine(new Metafolio())
            .getSubcommands().values().stream().map(CommandLine::getCommandSpec).toList();

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
        List<Object> words = words(new Choices(bytes));
        Answer answer = call(words.toArray());
        boolean isClean = Stream.of("unforeseen", "\tat ", "\u001b", "\u202e").noneMatch(answer.err()::contains);
        if (!CODES.contains(answer.code()) || !isClean) {
            throw new AssertionError(words + " answers " + answer.code() + ": " + answer.err());
        }
        Scratch.delete(FOLDER.resolve("out"));
        return answer;
    }

    private static List<Object> words(Choices choices) {
        CommandSpec command = choices.of(COMMANDS);
        List<Object> words = new ArrayList<>(List.of(command.name()));
        command.positionalParameters().forEach(parameter -> words.add(value(parameter, choices)));
        List<OptionSpec> options = command.options().stream()
                .filter(option -> !option.longestName().equals("--trace"))
                .toList();
        int count = choices.below(4);
        for (int k = 0; k < count; k++) {
            OptionSpec option = choices.of(options);
            words.add(option.longestName());
            if (option.arity().max() > 0) {
                words.add(value(option, choices));
            }
        }
        unsaid("--out", FOLDER.resolve("out"), options, words);
        unsaid("--draw", 2, options, words);
        return words;
    }

    /** Where the command would otherwise write into the working folder, or take its time. */
    private static void unsaid(String option, Object value, List<OptionSpec> options, List<Object> words) {
        if (options.stream().anyMatch(known -> known.longestName().equals(option)) && !words.contains(option)) {
            words.add(option);
            words.add(value);
        }
    }

    /** Where a path is wanted, one below the folder: nothing may be written elsewhere. */
    private static Object value(ArgSpec argument, Choices choices) {
        boolean isPath = argument.type() == Path.class
                || List.of(argument.auxiliaryTypes()).contains(Path.class);
        return isPath
                ? FOLDER.resolve(choices.of(List.of("good", "good/etfs.csv", "nowhere", "out")))
                : choices.of(VALUES);
    }
}
