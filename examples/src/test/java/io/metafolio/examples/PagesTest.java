package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.configuration.Parameters;
import io.metafolio.examples.cli.CommandLineCheck;
import io.metafolio.profile.RiskProfile;
import io.metafolio.spi.RiskEngines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks every page of the project: no dead link, no stale command, no parameter that is none. */
class PagesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(#[^)]*)?\\)");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String EXAMPLES = examples();
    private static final Pattern PARAMETER =
            Pattern.compile("`(/(?:features|selection|backtest|allocation)/[a-z0-9_]+)`");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            List<Path> pages = all.filter(file -> file.toString().endsWith(".md"))
                    .map(ROOT::relativize)
                    .filter(file -> !file.toString().contains("target") && !file.startsWith(".git"))
                    .sorted()
                    .toList();
            return pages.stream();
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As hosts of repositories make it from a heading. */
    private static boolean hasAnchor(Path page, String anchor) {
        return text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ *", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
                .anyMatch(anchor::equals);
    }

    @ParameterizedTest(name = "every link of {0} leads somewhere in the project")
    @MethodSource("pages")
    void links(Path page) {
        for (MatchResult link : LINK.matcher(text(page)).results().toList()) {
            if (link.group(1).startsWith("https://")) {
                continue;
            }
            Path target = link.group(1).isEmpty()
                    ? page
                    : ROOT.relativize(
                            ROOT.resolve(page).resolveSibling(link.group(1)).normalize());
            assertThat(ROOT.resolve(target)).as(link.group()).exists();
            if (link.group(2) != null) {
                assertThat(hasAnchor(target, link.group(2).substring(1)))
                        .as(link.group())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest(name = "every command of {0} is understood by the command line")
    @MethodSource("pages")
    void commands(Path page) {
        String start = "examples/metafolio ";
        for (MatchResult block : BLOCK.matcher(text(page)).results().toList()) {
            block.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "")
                            .replaceFirst("\\|.*", "")
                            .strip())
                    .filter(line -> line.startsWith(start))
                    .forEach(line -> CommandLineCheck.requireUnderstood(
                            line.substring(start.length()).split(" +")));
        }
    }

    @ParameterizedTest(name = "every Java block of {0} stands in an example that runs as a test")
    @MethodSource("pages")
    void javaBlocks(Path page) {
        for (MatchResult block : JAVA.matcher(text(page)).results().toList()) {
            assertThat(unspaced(EXAMPLES)).contains(unspaced(block.group(1)));
        }
    }

    /** The sources of the examples and the cells of the notebooks, which run as tests. */
    private static String examples() {
        return Stream.of("examples/src", "meta-notebook/notebooks")
                .flatMap(PagesTest::files)
                .map(file -> file.endsWith(".java") ? text(Path.of(file)) : cells(text(Path.of(file))))
                .collect(Collectors.joining());
    }

    private static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") || file.endsWith(".ipynb"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cells(String notebook) {
        return JsonMapper.shared()
                .readTree(notebook)
                .get("cells")
                .valueStream()
                .flatMap(cell -> cell.get("source").valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.joining());
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    @DisplayName("the page of the data's path names every package of the core, in its order there")
    void dataFlow() throws IOException {
        List<String> named = Pattern.compile("\\| `io\\.metafolio\\.([a-z]+)` \\|")
                .matcher(text(Path.of("docs/data-flow.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        try (Stream<Path> packages = Files.list(ROOT.resolve("meta-core/src/main/java/io/metafolio"))) {
            assertThat(packages.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @ParameterizedTest(name = "every parameter that {0} names is one")
    @MethodSource("pages")
    void parameters(Path page) {
        for (MatchResult named : PARAMETER.matcher(text(page)).results().toList()) {
            assertThat(Parameters.pointers()).contains(named.group(1));
        }
    }

    @Test
    @DisplayName(
            "the page for those who come from Python names philosophies that are installed or take numbers of their own")
    void philosophies() {
        List<String> named = text(Path.of("meta-engines/docs/coming-from-python.md"))
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ") && line.endsWith("` |"))
                .map(line -> line.replaceAll(".*\\| `([a-z_]+)` \\|$", "$1"))
                .toList();
        assertThat(named).hasSize(11).contains("hrp", "erc");
        List<String> known = Stream.concat(
                        RiskEngines.installed().profiles().stream(), Stream.of(RiskProfile.RISK_BUDGETING))
                .map(RiskProfile::name)
                .toList();
        assertThat(known).containsAll(named);
    }
}
