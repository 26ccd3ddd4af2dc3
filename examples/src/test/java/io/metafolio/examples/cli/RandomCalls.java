package io.metafolio.examples.cli;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.examples.fuzz.Choices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Calls of real options, a few at a time, whose values nobody means; where a path is wanted, one of those given. */
final class RandomCalls {
    private static final Set<Integer> CODES = Set.of(0, 1, 2, 3, 4);
    private static final List<String> KEYS = List.of(
            "",
            "",
            "etfs=",
            "equities=",
            "allocation/min_sleeve_weight=",
            "backtest/test_window=",
            "selection/mode=",
            "A=");
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

    private final List<Command> commands;
    private final Map<String, Object> unlessSaid;
    private final List<Path> paths;

    /** What is known of a command, asked once, as the parser works names out anew each time. */
    private record Command(String name, List<Argument> options, List<Argument> parameters) {
        static Command of(CommandSpec command) {
            return new Command(
                    command.name(),
                    command.options().stream()
                            .filter(option -> !option.longestName().equals("--trace"))
                            .map(option -> Argument.of(option.longestName(), option))
                            .toList(),
                    command.positionalParameters().stream()
                            .map(parameter -> Argument.of("", parameter))
                            .toList());
        }
    }

    /** An option, in one word with its value so that no value is taken for another; or a parameter, without a name. */
    private record Argument(String name, int least, int most, boolean isPath) {
        static Argument of(String name, ArgSpec argument) {
            boolean isPath = argument.type() == Path.class
                    || List.of(argument.auxiliaryTypes()).contains(Path.class);
            return new Argument(name, argument.arity().min(), argument.arity().max(), isPath);
        }

        String said(Object value) {
            return name + "=" + value;
        }
    }

    /**
     * Of any command, in which nothing is written into the working folder and nothing takes its time.
     *
     * @param without commands that are not called
     * @param unlessSaid options that a call has anyway, where the command knows them
     * @param paths the only ones that are named
     */
    RandomCalls(Set<String> without, Map<String, Object> unlessSaid, List<Path> paths) {
        this.commands = new CommandLine(new Metafolio())
                .getSubcommands().values().stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(command -> !without.contains(command.name()))
                        .map(Command::of)
                        .toList();
        this.unlessSaid = new TreeMap<>(unlessSaid);
        this.paths = List.copyOf(paths);
    }

    /** The words of one call. */
    List<String> words(Choices choices) {
        Command command = choices.of(commands);
        List<String> words = new ArrayList<>(List.of(command.name()));
        int count = choices.below(4);
        for (int k = 0; k < count; k++) {
            Argument option = choices.of(command.options());
            words.add(option.most() == 0 ? option.name() : option.said(value(option, choices)));
        }
        unlessSaid.forEach((name, value) -> unlessSaid(name, value, command.options(), words));
        for (Argument parameter : command.parameters()) {
            for (int k = 0; k < Math.max(1, parameter.least()); k++) {
                words.add(value(parameter, choices));
            }
        }
        return words;
    }

    /** Nothing unforeseen, no stack trace, no control character. */
    static void requireClean(List<String> words, Answer answer) {
        boolean isClean = Stream.of("unforeseen", "\tat ", "\u001b", "\u202e").noneMatch(answer.err()::contains);
        if (!CODES.contains(answer.code()) || !isClean) {
            throw new AssertionError(words + " answers " + answer.code() + ": " + answer.err());
        }
    }

    private static void unlessSaid(String name, Object value, List<Argument> options, List<String> words) {
        for (Argument option : options) {
            if (option.name().equals(name) && words.stream().noneMatch(word -> word.startsWith(name + "="))) {
                words.add(option.said(value));
            }
        }
    }

    private String value(Argument argument, Choices choices) {
        if (argument.isPath()) {
            return choices.of(paths).toString();
        }
        int kind = choices.below(4);
        return kind == 0
                ? choices.text()
                : kind == 1 ? choices.of(KEYS) + choices.text() : choices.of(KEYS) + choices.of(VALUES);
    }
}
