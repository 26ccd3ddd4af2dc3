package io.metafolio.examples.cli;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.io.PriceFile;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.ExchangeScope;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of price files, one a sleeve, named by sleeve id. */
final class PriceFolder {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private PriceFolder() {}

    private static final Pattern NAME = Pattern.compile("(.+?)\\.(csv|parquet|pkl(\\.(gz|bz2|xz|zip))?)");

    static List<Sleeve> sleeves(Path folder, List<SleeveDefinition> wanted) {
        Map<String, List<String>> present = files(folder);
        List<String> faults = new ArrayList<>();
        for (SleeveDefinition sleeve : wanted) {
            List<String> files = present.getOrDefault(sleeve.id(), List.of());
            if (files.size() != 1) {
                faults.add(files.isEmpty() ? "no file of sleeve " + sleeve.id() : "several of one sleeve: " + files);
            }
        }
        present.forEach((id, files) -> {
            if (!SleeveInventory.PRODUCTION.ids().contains(id)) {
                faults.add("files of no known sleeve: " + files);
            }
        });
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "The folder has " + RefusedException.listed(faults),
                    folder.toString(),
                    "one file a sleeve, .csv, .pkl or .parquet, of "
                            + wanted.stream().map(SleeveDefinition::id).toList(),
                    "name the sleeves that take part by --sleeves");
        }
        return wanted.stream()
                .map(sleeve -> {
                    String name =
                            Objects.requireNonNull(present.get(sleeve.id())).get(0);
                    return Sleeve.of(sleeve, prices(folder.resolve(name)));
                })
                .toList();
    }

    /** Records keep the name of the file alone: the folder is this machine's. */
    static PriceTable prices(Path file) {
        return PriceFile.read(file).withSource(String.valueOf(file.getFileName()));
    }

    /** The same sleeves on the bundled sample. */
    static List<Sleeve> sample(List<SleeveDefinition> wanted) {
        Map<String, PriceTable> sample = SyntheticMarket.sample().prices();
        return wanted.stream()
                .map(sleeve -> Sleeve.of(
                        sleeve, Objects.requireNonNull(sample.get(sleeve.id()), "the sample has all three sleeves")))
                .toList();
    }

    /** Files of prices by the sleeve that names them; other files are none of ours. */
    private static Map<String, List<String>> files(Path folder) {
        Map<String, List<String>> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.map(file -> file.getFileName().toString()).sorted().forEach(name -> {
                Matcher matcher = NAME.matcher(name);
                if (matcher.matches()) {
                    files.computeIfAbsent(matcher.group(1), id -> new ArrayList<>())
                            .add(name);
                }
            });
        } catch (IOException e) {
            throw new RefusedException(
                    "The folder could not be listed: " + e,
                    folder.toString(),
                    "a readable folder of price files, one a sleeve",
                    "the path is mistyped",
                    e);
        }
        return files;
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
