package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.MemoryLines;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionRequest;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.spi.SelectionModel;
import io.metafolio.spi.SelectionModels;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A selection of one's own, through the builder. */
class SelectionDoorTest {
    private record Model(String mode, Function<List<String>, List<String>> choice) implements SelectionModel {
        @Override
        public Selection select(SelectionRequest request) {
            return new Selection(
                    request.candidates().dates().get(request.candidates().rows() - 1),
                    List.of(),
                    List.of(),
                    List.of(),
                    choice.apply(request.candidates().columns()),
                    List.of());
        }
    }

    private static MetaPortfolioBuilder choosing(MemoryLines lines, Function<List<String>, List<String>> choice) {
        return Runs.small(Runs.sleeves(), "mine", lines).selecting(new Model("mine", choice));
    }

    @Test
    @DisplayName("it is asked in every window, its choice alone is weighted, and the ledger tells both")
    void ownModel() {
        MemoryLines lines = new MemoryLines();
        MetaRun run = choosing(lines, columns -> columns.subList(0, 2)).run();
        StrategyRun crypto = run.strategies().get(2);

        assertThat(crypto.selections()).hasSize(11);
        assertThat(crypto.profile(Runs.EQUAL).assetWeights().labels())
                .isEqualTo(crypto.selections().get(10).selected())
                .hasSize(2);
        assertThat(crypto.manifest().parameter("selection", "selection_mode")).isEqualTo("mine");
        assertThat(Runs.allLines(lines))
                .filteredOn(line -> line.contains("\"step\":\"selection_mine\""))
                .hasSize(2 * 3 * 11);
    }

    @Test
    @DisplayName("nothing, an asset twice, and what is no candidate are refused, and the model is named")
    void unlawful() {
        List<Function<List<String>, List<String>>> choices = List.of(
                columns -> List.of(),
                columns -> List.of(columns.get(0), columns.get(0)),
                columns -> List.of("NYSE:NONE"));
        for (Function<List<String>, List<String>> choice : choices) {
            assertThatThrownBy(() -> choosing(new MemoryLines(), choice).run())
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContainingAll("selection mine", "at least one of", "at fault");
        }
    }

    @Test
    @DisplayName("a mode that is taken, or none, is refused at the call; an unknown one lists the known")
    void modes() {
        SelectionModels models = SelectionModels.installed().with(new Model("mine", columns -> columns));

        assertThat(models.model("none")).isEmpty();
        assertThat(models.model("mine")).isPresent();
        assertThatIllegalStateException()
                .isThrownBy(() -> models.with(new Model("mine", columns -> columns)))
                .withMessageContaining("\"mine\"");
        assertThatIllegalStateException().isThrownBy(() -> models.with(new Model("none", columns -> columns)));
        assertThatThrownBy(() -> models.model("mines"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean \"mine\"?");
    }
}
