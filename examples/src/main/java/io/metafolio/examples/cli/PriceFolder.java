package io.metafolio.examples.cli;

import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.integrity.AuditedPrices;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.io.PriceFile;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.VolumeTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of price files, one a sleeve, named by sleeve id, and one of benchmarks where sleeves do not hold them. */
final class PriceFolder {
    private static final String BENCHMARKS = "benchmarks";
    private static final String VOLUMES = ".volumes";
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private PriceFolder() {}

    private static final Pattern NAME = Pattern.compile("(.+?)\\.(csv|parquet|pkl(\\.(gz|bz2|xz|zip))?)");

    static List<StrategySleeve> sleeves(Path folder, List<SleeveDefinition> wanted, List<String> known) {
        Map<String, List<String>> present = files(folder);
        List<PriceTable> benchmarks = present.getOrDefault(BENCHMARKS, List.of()).stream()
                .map(name -> prices(folder.resolve(name)).toPrices())
                .toList();
        present.remove(BENCHMARKS);
        Map<String, VolumeTable> volumes = new TreeMap<>();
        for (SleeveDefinition sleeve : wanted) {
            List<String> files = Objects.requireNonNullElse(present.remove(sleeve.id() + VOLUMES), List.of());
            files.forEach(name ->
                    volumes.put(sleeve.id(), prices(folder.resolve(name)).toVolumes()));
        }
        List<String> faults = new ArrayList<>();
        for (SleeveDefinition sleeve : wanted) {
            List<String> files = present.getOrDefault(sleeve.id(), List.of());
            if (files.size() != 1) {
                faults.add(files.isEmpty() ? "no file of sleeve " + sleeve.id() : "several of one sleeve: " + files);
            }
        }
        present.forEach((id, files) -> {
            if (!known.contains(id)) {
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
        Map<SleeveDefinition, RawTable> tables = new LinkedHashMap<>();
        for (SleeveDefinition sleeve : wanted) {
            String name = Objects.requireNonNull(present.get(sleeve.id())).get(0);
            RawTable table = prices(folder.resolve(name));
            sleeve.scope().refuseOutside(sleeve.id(), table.source(), table.columns());
            tables.put(sleeve, table);
        }
        return dated(tables).stream()
                .map(sleeve -> sleeve.withBenchmarks(benchmarks))
                .map(sleeve -> Optional.ofNullable(volumes.get(sleeve.id()))
                        .map(sleeve::withVolumes)
                        .orElse(sleeve))
                .toList();
    }

    /** What is wrong with any of the files is told of all of them at once. */
    private static List<StrategySleeve> dated(Map<SleeveDefinition, RawTable> tables) {
        List<StrategySleeve> sleeves = new ArrayList<>();
        List<IntegrityAudit> audits = new ArrayList<>();
        tables.forEach((sleeve, table) -> {
            AuditedPrices prices = IntegrityAudit.dated(sleeve.id(), table, sleeve.dating());
            audits.add(prices.audit());
            prices.table().ifPresent(dated -> sleeves.add(Sleeve.of(sleeve, dated)));
        });
        IntegrityAudit.requireAll(audits);
        return sleeves;
    }

    /** Audits one file, or all files of a folder, each by the sleeve that its name says. */
    static List<IntegrityAudit> audits(Path path, List<SleeveDefinition> known, IntegrityRules rules) {
        List<IntegrityAudit> audits = new ArrayList<>();
        boolean isFolder = Files.isDirectory(path);
        Map<String, List<String>> names = isFolder ? files(path) : one(path);
        if (isFolder) {
            names.remove(BENCHMARKS);
            known.forEach(sleeve -> names.remove(sleeve.id() + VOLUMES));
        }
        for (SleeveDefinition sleeve : known) {
            for (String name : names.getOrDefault(sleeve.id(), List.of())) {
                audits.add(audit(sleeve, isFolder ? path.resolve(name) : path, rules));
            }
            names.remove(sleeve.id());
        }
        if (!names.isEmpty() || audits.isEmpty()) {
            throw new RefusedException(
                    names.isEmpty() ? "No file of prices lies there" : "Files of no known sleeve: " + names.values(),
                    path.toString(),
                    "files of closes, .csv, .pkl or .parquet, named by sleeve: "
                            + known.stream().map(SleeveDefinition::id).toList(),
                    "rename them, or point at another folder");
        }
        return audits;
    }

    private static Map<String, List<String>> one(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher matcher = NAME.matcher(name);
        return new TreeMap<>(Map.of(matcher.matches() ? matcher.group(1) : name, List.of(name)));
    }

    /** A file that cannot be read at all is a finding, too, so that the others are still audited. */
    private static IntegrityAudit audit(SleeveDefinition sleeve, Path file, IntegrityRules rules) {
        try {
            return sleeve.audit(prices(file), rules);
        } catch (RefusedException e) {
            return IntegrityAudit.unreadable(sleeve.id(), file.toString(), e);
        }
    }

    /** Records keep the name of the file alone: the folder is this machine's. */
    static RawTable prices(Path file) {
        return PriceFile.read(file).withSource(String.valueOf(file.getFileName()));
    }

    /** The same sleeves on the bundled sample. */
    static List<StrategySleeve> sample(List<SleeveDefinition> wanted) {
        Map<String, PriceTable> sample = SyntheticMarket.sample().prices();
        List<PriceTable> benchmarks = List.of(SyntheticMarket.sample().benchmarks());
        return wanted.stream()
                .map(sleeve -> Sleeve.of(
                                sleeve,
                                Optional.ofNullable(sample.get(sleeve.id()))
                                        .orElseThrow(() -> new UnknownNameException(
                                                "sleeve of the bundled sample",
                                                sleeve.id(),
                                                "a call without --prices",
                                                sample.keySet())))
                        .withBenchmarks(benchmarks))
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
    static List<StrategySleeve> between(
            List<StrategySleeve> sleeves, Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return sleeves;
        }
        List<StrategySleeve> cut = new ArrayList<>();
        for (StrategySleeve sleeve : sleeves) {
            PriceTable prices = sleeve.prices();
            cut.add(sleeve.withPrices(prices.between(from.orElse(FIRST), to.orElse(LAST))));
        }
        return cut;
    }
}
