package io.metafolio.examples.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page that quotes what bad input is answered. */
final class BadInputPage {
    private static final String HEAD =
            """
            # Bad input and its answers

            Written by `BadInputTest` (`-Dbadinput.write=true`), which holds every build to it. Each answer is what the command
            prints on standard error, `…` for the folder it was called with; where the same is asked in code,
            the exception says the same words. Nothing is written but, where a run had begun, the ledger that ends with the refusal.

            """;

    private BadInputPage() {}

    static String of(Map<String, List<String>> quoted) {
        return quoted.entrySet().stream()
                .map(entry -> section(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n", HEAD, ""));
    }

    static String section(String name, List<String> answers) {
        return "## " + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "\n\n"
                + answers.stream().map(answer -> answer + "\n").collect(Collectors.joining("\n"));
    }
}
