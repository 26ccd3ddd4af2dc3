package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.StrategySleeve;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What decides the sleeves' tournaments. */
final class TournamentOptions {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(
            names = "--profiles",
            split = ",",
            paramLabel = "P",
            description = "Risk profiles. Default: min_variance,hrp,barbell.")
    private List<String> profiles = List.of();

    @Option(names = "--lookback", paramLabel = "N|all", description = "Return rows a sleeve may use. Default: 500.")
    private Optional<String> lookback = Optional.empty();

    @Option(names = "--from", paramLabel = "DATE", description = "First price row.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Last price row.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(
            names = "--selection",
            paramLabel = "none|v4",
            description = "Which assets of a window take part; none: every one that its prices allow. Default: v4.")
    private Optional<String> selection = Optional.empty();

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Mixin
    private SleeveOptions sleeves = new SleeveOptions();

    /** What the sleeves are. */
    SleeveOptions sleeves() {
        return sleeves;
    }

    /** The strategies with the rows asked for. */
    List<StrategySleeve> cut(List<StrategySleeve> taking) {
        if (from.isEmpty() && to.isEmpty()) {
            return taking;
        }
        return taking.stream()
                .map(sleeve -> sleeve.withPrices(sleeve.prices().between(from.orElse(FIRST), to.orElse(LAST))))
                .toList();
    }

    MetaPortfolioBuilder apply(MetaPortfolioBuilder builder) {
        if (!profiles.isEmpty()) {
            builder.profiles(profiles.stream().map(RiskProfile::of).toList());
        }
        lookback.map(this::lookback).ifPresent(builder::lookback);
        sleeves.missing().ifPresent(builder::missing);
        selection.ifPresent(builder::selection);
        parameters.apply(builder);
        return builder;
    }

    private Lookback lookback(String rows) {
        if (rows.equals("all")) {
            return Lookback.ALL;
        }
        if (!rows.matches("[1-9][0-9]{0,8}")) {
            throw usage("--lookback " + rows + ": expected a positive number of rows, or all.");
        }
        return Lookback.of(Integer.parseInt(rows));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
