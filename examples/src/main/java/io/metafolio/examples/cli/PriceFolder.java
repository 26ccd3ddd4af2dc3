package io.metafolio.examples.cli;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.ExchangeScope;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of price files, one a sleeve, named by sleeve id. */
final class PriceFolder {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private PriceFolder() {}

    static List<Sleeve> sleeves(Path folder, List<SleeveDefinition> wanted) {
        List<String> present = csvFiles(folder);
        List<String> ids = wanted.stream().map(SleeveDefinition::id).toList();
        List<String> missing = ids.stream()
                .filter(id -> !present.contains(id))
                .map(id -> id + ".csv")
                .toList();
        List<String> unknown = present.stream()
                .filter(id -> !SleeveInventory.PRODUCTION.ids().contains(id))
                .map(id -> id + ".csv")
                .toList();
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new RefusedException(
                    (missing.isEmpty() ? "" : "Missing sleeve files: " + String.join(", ", missing))
                            + (missing.isEmpty() || unknown.isEmpty() ? "" : "; ")
                            + (unknown.isEmpty() ? "" : "Files of no known sleeve: " + String.join(", ", unknown)),
                    folder.toString(),
                    "one file a sleeve: " + String.join(".csv, ", ids) + ".csv",
                    "name the sleeves that take part by --sleeves");
        }
        return wanted.stream()
                .map(sleeve -> Sleeve.of(sleeve, prices(folder, sleeve.id() + ".csv")))
                .toList();
    }

    /** Records keep the name of the file alone: the folder is this machine's. */
    private static PriceTable prices(Path folder, String file) {
        return PriceCsv.read(folder.resolve(file)).withSource(file);
    }

    private static List<String> csvFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .map(name -> name.substring(0, name.length() - ".csv".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RefusedException(
                    "The folder could not be listed: " + e,
                    folder.toString(),
                    "a readable folder of price files, one a sleeve",
                    "the path is mistyped",
                    e);
        }
    }

    /** The same sleeves with the rows of a period. */
    static List<Sleeve> between(List<Sleeve> sleeves, Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return sleeves;
        }
        List<Sleeve> cut = new ArrayList<>();
        for (Sleeve sleeve : sleeves) {
            PriceTable prices = sleeve.prices().orElseThrow();
            cut.add(Sleeve.of(sleeve.definition(), prices.between(from.orElse(FIRST), to.orElse(LAST))));
        }
        return cut;
    }

    /** The definitions of the sleeves asked for, under the scopes asked for. */
    static List<SleeveDefinition> definitions(List<String> ids, Map<String, String> scopes) {
        List<SleeveDefinition> definitions = new ArrayList<>();
        for (String id : ids.isEmpty() ? SleeveInventory.PRODUCTION.ids() : ids) {
            SleeveDefinition definition = SleeveInventory.PRODUCTION.sleeve(id);
            String venues = scopes.get(id);
            definitions.add(
                    venues == null
                            ? definition
                            : definition.withScope(new ExchangeScope(List.of(venues.split(",", -1)))));
        }
        for (String id : scopes.keySet()) {
            if (definitions.stream().noneMatch(definition -> definition.id().equals(id))) {
                throw new UnknownNameException(
                        "sleeve",
                        id,
                        "--scope",
                        definitions.stream().map(SleeveDefinition::id).toList());
            }
        }
        return definitions;
    }
}
