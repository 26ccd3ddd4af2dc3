package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Calls made of real options, a few at a time, and values nobody means. {@code -Dlines=N} for N calls. */
class RandomCommandLinesTest {
    private static final int LINES = Integer.getInteger("lines", 400);
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

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @DisplayName("whatever the call: nothing unforeseen, no stack trace, no control character")
    void anyCall() {
        Path good = folder.resolve("good");
        assertThat(call("sample", good).code()).isZero();
        List<Path> paths = List.of(good, good.resolve("etfs.csv"), folder.resolve("nowhere"), folder.resolve("out"));
        Map<Integer, Integer> codes = new TreeMap<>();
        for (int seed = 0; seed < LINES; seed++) {
            List<Object> words = words(new Random(seed), paths);
            Answer answer = call(words.toArray());
            codes.merge(answer.code(), 1, Integer::sum);
            assertThat(answer.code()).as("%s: %s", words, answer.err()).isIn(0, 1, 2, 3, 4);
            assertThat(answer.err()).as("%s", words).doesNotContain("unforeseen");
            assertThat(answer.err()).as("%s", words).doesNotContain("\tat ", "\u001b", "\u202e");
        }
        assertThat(codes.keySet()).contains(0, 2, 3);
    }

    private List<Object> words(Random random, List<Path> paths) {
        List<CommandLine> commands =
                List.copyOf(new CommandLine(new Metafolio()).getSubcommands().values());
        CommandSpec command = commands.get(random.nextInt(commands.size())).getCommandSpec();
        List<Object> words = new ArrayList<>(List.of(command.name()));
        command.positionalParameters().forEach(parameter -> words.add(value(parameter, random, paths)));
        List<OptionSpec> options = command.options().stream()
                .filter(option -> !option.longestName().equals("--trace"))
                .toList();
        for (int k = random.nextInt(4); k > 0; k--) {
            OptionSpec option = options.get(random.nextInt(options.size()));
            words.add(option.longestName());
            if (option.arity().max() > 0) {
                words.add(value(option, random, paths));
            }
        }
        if (options.stream().anyMatch(option -> option.longestName().equals("--out")) && !words.contains("--out")) {
            words.add("--out");
            words.add(folder.resolve("out"));
        }
        return words;
    }

    /** Where a path is wanted, one below the folder: nothing may be written elsewhere. */
    private static Object value(ArgSpec argument, Random random, List<Path> paths) {
        boolean isPath = argument.type() == Path.class
                || List.of(argument.auxiliaryTypes()).contains(Path.class);
        return isPath ? paths.get(random.nextInt(paths.size())) : VALUES.get(random.nextInt(VALUES.size()));
    }
}
