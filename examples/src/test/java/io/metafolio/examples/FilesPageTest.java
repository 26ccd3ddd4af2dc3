package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.io.artifacts.ArtifactFolder;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds {@code docs/files.md} against the files of a run. */
class FilesPageTest {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (.*) \\|");
    /** What the bundled sample does not need. */
    private static final String VOLUMES = "data/inputs/volumes.pkl";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeAll
    static void run() {
        ArtifactFolder artifacts = ArtifactFolder.at(folder).withParquet();
        List<StrategySleeve> sleeves = SyntheticMarket.sample().sleeves();
        MetaRun run = MetaPortfolio.builder()
                .sleeves(sleeves)
                .audit(artifacts.ledger("a"))
                .run();
        artifacts.write("a", run);
    }

    /** What the page says of each file below a heading. */
    private static Map<String, String> described(String heading) throws IOException {
        String page = Files.readString(Path.of("../docs/files.md"));
        String part = page.substring(page.indexOf(heading));
        int end = part.indexOf("\n## ", 1);
        Map<String, String> described = new LinkedHashMap<>();
        ROW.matcher(end < 0 ? part : part.substring(0, end))
                .results()
                .forEach(row -> described.put(row.group(1), row.group(2)));
        return described;
    }

    private static List<Path> files(Path run) {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String general(Path run, Path file) {
        return run.relativize(file).toString().replaceAll("min_variance|hrp|barbell", "<profile>");
    }

    private static void holds(Path run, Map<String, String> described) {
        Set<String> written =
                files(run).stream().map(file -> general(run, file)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> promised = new TreeSet<>(described.keySet());
        promised.remove(VOLUMES);
        assertThat(promised).isEqualTo(written);
        for (Path file : files(run)) {
            if (file.toString().endsWith(".json")) {
                assertThat(keys(file)).allSatisfy(key -> assertThat(described.get(general(run, file)))
                        .as(run.relativize(file) + " describes " + key)
                        .contains("`" + key + "`"));
            }
        }
    }

    private static List<String> keys(Path file) {
        JsonNode tree = JsonMapper.shared().readTree(file.toFile());
        return new ArrayList<>(tree.propertyNames());
    }

    @Test
    @DisplayName("every file of a meta-portfolio's run is described with its keys, and every file described is written")
    void metaPortfolio() throws IOException {
        holds(folder.resolve("meta/meta_production/a"), described("## Of a meta-portfolio"));
    }

    @Test
    @DisplayName("every file of a strategy's run is described with its keys, and every file described is written")
    void strategy() throws IOException {
        holds(folder.resolve("sleeves/etfs/a"), described("## Of a strategy"));
    }
}
