package io.metafolio.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaRun;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.io.html.HtmlFragments;
import io.metafolio.io.html.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they lie in the project, and their cells run in this JVM. */
class NotebooksTest {
    private static final Pattern COORDINATES =
            Pattern.compile("%maven io\\.metafolio:([a-z-]+)(?::jar:testkit)?:(\\S+)");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([a-z-]+)</artifactId>\\s*<version>([^<]+)</version>");

    static Stream<Notebook> notebooks() {
        return Notebook.all().stream();
    }

    @Test
    @DisplayName("there are two notebooks, and one run in both has the same weights")
    void both() {
        List<Notebook> all = Notebook.all();
        assertThat(all).extracting(Notebook::name).containsExactly("pickles-to-evidence.ipynb", "quickstart.ipynb");
        NotebookShell.Values evidence = NotebookShell.values(all.get(0));
        NotebookShell.Values quick = NotebookShell.values(all.get(1));
        assertThat(evidence.byCell().keySet())
                .containsExactlyInAnyOrder(
                        "read", "audit", "faulty", "run", "acceptance", "verify", "replay", "tampered");
        MetaRun fromPickles = evidence.of("run", MetaRun.class);
        MetaRun direct = quick.of("run", MetaRun.class);
        fromPickles.allocations().forEach((profile, allocation) -> assertThat(
                        direct.allocation(profile).sleeveWeights())
                .isEqualTo(allocation.sleeveWeights()));
        assertThat(quick.byCell().values()).allMatch(HtmlFragments::draws);
        assertThat(evidence.byCell().values()).allMatch(HtmlFragments::draws);
        assertThat(evidence.of("faulty", IntegrityAudit.class).findings())
                .extracting(finding -> finding.rule().name())
                .contains("IMPOSSIBLE_VALUE", "CLOSED_DAY");
        assertThat(passing(evidence.of("verify", List.class))).hasSize(4).containsOnly(true);
        assertThat(passing(evidence.of("replay", List.class))).hasSize(4).containsOnly(true);
        assertThat(passing(evidence.of("tampered", List.class))).containsOnly(false);
    }

    private static List<Boolean> passing(List<?> verdicts) {
        return verdicts.stream().map(verdict -> ((RunVerdict) verdict).passes()).toList();
    }

    @ParameterizedTest(name = "{0} lies in the project without outputs, counts and places of a machine")
    @MethodSource("notebooks")
    void clean(Notebook notebook) {
        assertThat(notebook.code()).hasSizeGreaterThan(5).allSatisfy(cell -> assertThat(cell.outputs())
                .isEmpty());
        notebook.tree().path("cells").forEach(cell -> assertThat(
                        cell.path("execution_count").isNull()
                                || cell.path("execution_count").isMissingNode())
                .isTrue());
        assertThat(notebook.tree().toString()).doesNotContain("/tmp", "/home", "/root", "/Users", "\\\\", ".m2");
        assertThat(notebook.tree().at("/metadata/kernelspec/name").asString()).isEqualTo("java");
    }

    @ParameterizedTest(name = "the first cell of {0} names published modules at the version of the project")
    @MethodSource("notebooks")
    void coordinates(Notebook notebook) throws IOException {
        Map<String, String> published = VERSION.matcher(Files.readString(Path.of("..", "meta-bom", "pom.xml")))
                .results()
                .collect(Collectors.toMap(module -> module.group(1), module -> module.group(2), (a, b) -> a));
        List<String> lines = notebook.code().get(0).source().lines().toList();
        assertThat(notebook.code().get(0).id()).isEqualTo(Notebook.LIBRARY);
        assertThat(lines).hasSize(3).allSatisfy(line -> {
            Matcher named = COORDINATES.matcher(line);
            assertThat(named.matches()).as(line).isTrue();
            assertThat(published).containsEntry(named.group(1), named.group(2));
        });
    }

    @Test
    @DisplayName("every Java block of this module's page stands in a notebook")
    void page() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        String cells = notebooks()
                .flatMap(notebook -> notebook.code().stream())
                .map(cell -> unspaced(cell.source()))
                .collect(Collectors.joining("\n"));
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
        int blocks = 0;
        while (block.find()) {
            assertThat(cells).contains(unspaced(block.group(1)));
            blocks++;
        }
        assertThat(blocks).isPositive();
        String library = Notebook.all().get(0).cell(Notebook.LIBRARY).source();
        assertThat(page).contains("```text\n" + library + "\n```");
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }
}
