package io.metafolio.examples.cli;

import io.metafolio.calendar.SessionStamps;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.sleeve.ExchangeScope;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the sleeves are: their venues, how their files are stamped, what a hole in their prices means. */
final class SleeveOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by the command line before the command is called
    private CommandSpec spec;

    @Option(
            names = "--scope",
            paramLabel = "SLEEVE=VENUE,…",
            description = "Another exchange scope for a sleeve, for example etfs=AMEX,NYSE,NASDAQ.")
    private Map<String, String> scopes = new LinkedHashMap<>();

    @Option(
            names = "--stamps",
            paramLabel = "SLEEVE=RULE",
            description = "How a sleeve's stamps name sessions: midnight, close, or close:ZONE for naive ones. Default:"
                    + " midnight.")
    private Map<String, String> stamps = new LinkedHashMap<>();

    @Option(names = "--research", description = "Sleeves for research: crypto on all its venues. The run says so.")
    private boolean research;

    @Option(
            names = "--missing",
            paramLabel = "refuse|exclude",
            description = "What a hole in an asset's prices means. Default: refuse.")
    private Optional<String> missing = Optional.empty();

    /** Empty where the run configuration decides. */
    Optional<MissingPrices> missing() {
        return missing.map(word -> switch (word) {
            case "refuse" -> MissingPrices.REFUSE;
            case "exclude" -> MissingPrices.EXCLUDE;
            default ->
                throw new ParameterException(spec.commandLine(), "--missing " + word + ": expected refuse or exclude.");
        });
    }

    /** The definitions of the sleeves asked for, all of them where none is named, as the options change them. */
    List<SleeveDefinition> definitions(DeskOptions desk, List<String> ids) {
        SleeveInventory inventory = research ? desk.research() : desk.sleeves();
        List<SleeveDefinition> definitions = new ArrayList<>();
        for (String id : ids.isEmpty() ? inventory.ids() : ids) {
            SleeveDefinition definition = inventory.sleeve(id);
            String venues = scopes.get(id);
            if (venues != null) {
                definition = definition.withScope(new ExchangeScope(List.of(venues.split(",", -1))));
            }
            String rule = stamps.get(id);
            definitions.add(rule == null ? definition : definition.withStamps(SessionStamps.of(rule)));
        }
        requireKnown("--scope", scopes, definitions);
        requireKnown("--stamps", stamps, definitions);
        return definitions;
    }

    private static void requireKnown(String option, Map<String, String> given, List<SleeveDefinition> definitions) {
        List<String> known = definitions.stream().map(SleeveDefinition::id).toList();
        for (String id : given.keySet()) {
            if (!known.contains(id)) {
                throw new UnknownNameException("sleeve", id, option, known);
            }
        }
    }
}
