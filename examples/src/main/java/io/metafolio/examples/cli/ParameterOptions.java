package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.io.json.Json;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Option;

/** Any parameter of a run configuration, from the command line. */
final class ParameterOptions {
    @Option(
            names = "--set",
            paramLabel = "BLOCK/NAME=VALUE",
            description =
                    "Any parameter of a run configuration, for example backtest/rebalancing=daily; lists as in JSON,"
                            + " '[\"AMEX:SPY\"]'; as often as needed. What another option says otherwise is refused.")
    private Map<String, String> parameters = Map.of();

    ParameterOptions() {}

    void apply(MetaPortfolioBuilder builder) {
        parameters.forEach((name, value) -> builder.parameter("/" + name, value(value)));
    }

    /** A number, a flag or a list as JSON has them; anything else is a text. */
    static Object value(String text) {
        return text.matches("-?[0-9.]+([eE][-+]?[0-9]+)?|true|false|\\[.*]")
                ? Objects.requireNonNull(
                        Json.object("{\"value\": " + text + "}", "--set").get("value"))
                : text;
    }
}
