package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.examples.cli.CommandLineCheck;
import io.metafolio.io.artifacts.DeskFile;
import io.metafolio.parity.ParityException;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme());
        List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    @Test
    @DisplayName("every Java block of the README stands in an example that runs as a test")
    void javaBlocks() throws IOException {
        String examples;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/metafolio/examples"))) {
            examples = files.filter(Files::isRegularFile)
                    .sorted()
                    .map(ReadmeTest::text)
                    .collect(Collectors.joining());
        }
        assertThat(blocks("java")).hasSizeGreaterThan(2);
        examples += text(Path.of("src/test/java/io/metafolio/examples/YourOwnTest.java"));
        for (String block : blocks("java")) {
            assertThat(unspaced(examples)).contains(unspaced(block));
        }
    }

    @Test
    @DisplayName("every command of the README is understood by the command line")
    void commands() throws IOException {
        List<String> commands = blocks("sh").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> line.startsWith("examples/metafolio "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            CommandLineCheck.requireUnderstood(
                    command.substring("examples/metafolio ".length()).split(" +"));
        }
    }

    @Test
    @DisplayName(
            "the run configuration of the README is read, and its run refused for the five differences it speaks of")
    void runConfiguration() throws IOException {
        DeskFile desk = DeskFile.of(blocks("json").get(0), "README.md");
        Map<String, PriceTable> prices = SyntheticMarket.sample().prices();
        List<StrategySleeve> sleeves = desk.sleeves("pair").sleeves().stream()
                .map(sleeve -> Sleeve.of(sleeve, Objects.requireNonNull(prices.get(sleeve.id())))
                        .withBenchmarks(List.of(SyntheticMarket.sample().benchmarks())))
                .toList();
        MetaPortfolioBuilder pair = MetaPortfolio.builder()
                .configuration(desk.configuration().ofMeta("pair"))
                .sleeves(sleeves);
        assertThatThrownBy(pair::run)
                .isInstanceOf(ParityException.class)
                .hasMessageContainingAll("5 undeclared differences", "0.0004 (run profile funds) in etfs");
    }

    @Test
    @DisplayName("the table of the README is what the first run prints")
    void firstTable() throws IOException {
        List<String> promised = blocks("text")
                .get(0)
                .lines()
                .takeWhile(line -> !line.equals("…"))
                .toList();
        assertThat(promised).hasSizeGreaterThan(5);
        String printed = MetaPortfolio.builder()
                .sleeves(SyntheticMarket.sample().sleeves())
                .run()
                .toString();
        assertThat(printed.lines().toList()).containsAll(promised.subList(1, promised.size()));
    }

    @Test
    @DisplayName("every link of the README leads somewhere in the project")
    void links() throws IOException {
        Matcher matcher = Pattern.compile("\\]\\(([^)]+)\\)").matcher(readme());
        while (matcher.find()) {
            assertThat(ROOT.resolve(matcher.group(1))).exists();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unspaced(String text) {
        return text.replaceAll("\\s+", "");
    }
}
