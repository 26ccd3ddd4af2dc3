package io.metafolio.io;

import io.metafolio.errors.RefusedException;
import io.metafolio.integrity.AuditedPrices;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.VolumeTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * A folder of price files, one a sleeve, named by sleeve id ({@code etfs.csv}, {@code crypto.pkl.gz}, {@code instruments.parquet}).
 * Beside them may lie {@code benchmarks.csv}, closes of benchmarks that no sleeve holds, and units traded, {@code etfs.volumes.csv};
 * files of other kinds are left alone. Immutable.
 */
public final class PriceFolder {
    private static final String BENCHMARKS = "benchmarks";
    private static final String VOLUMES = ".volumes";
    private static final Pattern NAME = Pattern.compile("(.+?)\\.(csv|parquet|pkl(\\.(gz|bz2|xz|zip))?)");

    private final Path folder;
    private final List<String> others;

    private PriceFolder(Path folder, List<String> others) {
        this.folder = folder;
        this.others = others;
    }

    /**
     * A folder.
     *
     * @param folder read when its sleeves are asked for
     * @return the folder, in which every file must be one of a sleeve asked for
     */
    public static PriceFolder at(Path folder) {
        return new PriceFolder(folder, List.of());
    }

    /**
     * The same folder, in which files of other sleeves may lie.
     *
     * @param sleeves ids of sleeves whose files are left alone where they are not asked for
     * @return the changed folder
     */
    public PriceFolder besides(List<String> sleeves) {
        return new PriceFolder(folder, List.copyOf(sleeves));
    }

    /**
     * Reads the prices of sleeves.
     *
     * @param wanted the sleeves, in order
     * @return one strategy a sleeve, with benchmarks and volumes where they lie there
     * @throws RefusedException where a file is missing, there twice, of no known sleeve, or not such a table; every fault of the
     *     folder at once, and every finding of the rows' stamps at once
     */
    public List<StrategySleeve> sleeves(SleeveDefinition... wanted) {
        return sleeves(List.of(wanted));
    }

    /**
     * Reads the prices of sleeves.
     *
     * @param wanted the sleeves, in order
     * @return one strategy a sleeve, with benchmarks and volumes where they lie there
     * @throws RefusedException as {@link #sleeves(SleeveDefinition...)} does
     */
    public List<StrategySleeve> sleeves(List<SleeveDefinition> wanted) {
        Map<String, List<String>> present = files(folder);
        List<PriceTable> benchmarks = present.getOrDefault(BENCHMARKS, List.of()).stream()
                .map(name -> PriceFile.named(folder.resolve(name)).toPrices())
                .toList();
        present.remove(BENCHMARKS);
        Map<String, VolumeTable> volumes = new TreeMap<>();
        for (SleeveDefinition sleeve : wanted) {
            List<String> files = Objects.requireNonNullElse(present.remove(sleeve.id() + VOLUMES), List.of());
            files.forEach(name -> volumes.put(
                    sleeve.id(), PriceFile.named(folder.resolve(name)).toVolumes()));
        }
        List<String> faults = new ArrayList<>();
        for (SleeveDefinition sleeve : wanted) {
            List<String> files = present.getOrDefault(sleeve.id(), List.of());
            if (files.size() != 1) {
                faults.add(files.isEmpty() ? "no file of sleeve " + sleeve.id() : "several of one sleeve: " + files);
            }
        }
        present.forEach((id, files) -> {
            boolean isWanted = wanted.stream().anyMatch(sleeve -> sleeve.id().equals(id));
            if (!isWanted && !others.contains(id)) {
                faults.add("files of no known sleeve: " + files);
            }
        });
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    "The folder has " + RefusedException.listed(faults),
                    folder.toString(),
                    "one file a sleeve, .csv, .pkl or .parquet, of "
                            + wanted.stream().map(SleeveDefinition::id).toList(),
                    "name the sleeves that take part (on the command line by --sleeves), and those besides");
        }
        Map<SleeveDefinition, RawTable> tables = new LinkedHashMap<>();
        for (SleeveDefinition sleeve : wanted) {
            String name = Objects.requireNonNull(present.get(sleeve.id())).get(0);
            RawTable table = PriceFile.named(folder.resolve(name));
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

    /**
     * Audits one file, or all files of a folder, each by the sleeve that its name says.
     *
     * @param path a file or a folder
     * @param known sleeves whose files may lie there
     * @param rules what is refused and what is told
     * @return one audit a file, in the order of the sleeves; a file that cannot be read at all is a finding, too
     * @throws RefusedException where no file of a known sleeve lies there, or one of an unknown sleeve
     */
    public static List<IntegrityAudit> audits(Path path, List<SleeveDefinition> known, IntegrityRules rules) {
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
            return sleeve.audit(PriceFile.named(file), rules);
        } catch (RefusedException e) {
            return IntegrityAudit.unreadable(sleeve.id(), file.toString(), e);
        }
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
}
