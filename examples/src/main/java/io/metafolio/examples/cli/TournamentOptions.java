package io.metafolio.examples.cli;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
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
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(
            names = "--profiles",
            split = ",",
            paramLabel = "P",
            description = "Risk profiles. Default: min_variance,hrp,barbell.")
    private List<String> profiles = List.of("min_variance", "hrp", "barbell");

    @Option(names = "--lookback", paramLabel = "N|all", description = "Return rows a sleeve may use. Default: 500.")
    private String lookback = "500";

    @Option(names = "--from", paramLabel = "DATE", description = "First price row.")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Last price row.")
    private Optional<LocalDate> to = Optional.empty();

    @Option(
            names = "--selection",
            paramLabel = "none",
            description = "Asset selection. Only none so far: every asset eligible by its prices.")
    private String selection = "none";

    @Mixin
    private SleeveOptions sleeves = new SleeveOptions();

    /** What the sleeves are. */
    SleeveOptions sleeves() {
        return sleeves;
    }

    MetaPortfolioBuilder over(List<Sleeve> taking) {
        if (!selection.equals("none")) {
            throw usage(
                    "--selection " + selection + ": only none is there so far, every asset eligible by its prices.");
        }
        return MetaPortfolio.builder()
                .sleeves(PriceFolder.between(taking, from, to))
                .profiles(profiles.stream().map(RiskProfile::of).toList())
                .lookback(lookback())
                .missing(sleeves.missing());
    }

    private Lookback lookback() {
        if (lookback.equals("all")) {
            return Lookback.ALL;
        }
        if (!lookback.matches("[1-9][0-9]{0,8}")) {
            throw usage("--lookback " + lookback + ": expected a positive number of rows, or all.");
        }
        return Lookback.of(Integer.parseInt(lookback));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
