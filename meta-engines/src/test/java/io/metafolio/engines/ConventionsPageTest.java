package io.metafolio.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.engines.hierarchical.HrpConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConventionsPageTest {
    private static final Path PAGE = Path.of("docs/conventions.md");
    private static final double GOLDEN = 1e-12;

    @Test
    @DisplayName("docs/conventions.md says what is computed; -Dconventions.write=true writes it anew")
    void isUpToDate() throws IOException {
        String text = ConventionsPage.text();
        if (Boolean.getBoolean("conventions.write")) {
            Files.writeString(PAGE, text);
        }
        assertThat(text).doesNotContain("NOT REPRODUCED", "Infinity", "NaN");
        assertThat(PAGE).hasContent(text);
    }

    @Test
    @DisplayName("weights of all seven conventions are within 1e-12 of the golden vectors, leaves equal")
    void golden() {
        assertThat(ConventionsPage.goldenConventions().values()).containsExactlyElementsOf(HrpConvention.all());
        ConventionsPage.goldenConventions()
                .forEach((name, convention) -> assertThat(ConventionsPage.goldenDifference(name, convention))
                        .isLessThan(GOLDEN));
    }

    @Test
    @DisplayName("every figure of the published tables comes out to the digits printed")
    void published() {
        List<PublishedTables.Row> rows = PublishedTables.rows();
        assertThat(rows).hasSize(10);
        assertThat(rows).allMatch(PublishedTables.Row::isReproduced);
    }
}
