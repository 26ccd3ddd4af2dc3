package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.io.artifacts.DeskFile;
import io.metafolio.parity.ParityException;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    private static List<String> blocks(String page, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    @DisplayName(
            "the run configuration of the tasks page is read, and its run refused for the five differences it speaks of")
    void runConfiguration() throws IOException {
        DeskFile desk = DeskFile.of(blocks("docs/tasks.md", "json").get(0), "docs/tasks.md");
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
        List<String> promised = blocks("README.md", "text")
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
}
