package io.metafolio.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.io.html.HtmlFragments;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NotebookExtensionTest {
    private static final Weights WEIGHTS = Weights.of(List.of("a", "b"), 0.25, 0.75);
    private final Renderer renderer = new Renderer();

    @BeforeEach
    void register() {
        NotebookExtension.register(renderer);
    }

    private static String plain(DisplayData shown) {
        return String.valueOf(shown.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    @DisplayName("the kernel finds the extension as a service")
    void service() {
        assertThat(ServiceLoader.load(Extension.class, Extension.class.getClassLoader()))
                .hasAtLeastOneElementOfType(NotebookExtension.class);
    }

    @Test
    @DisplayName("a result is shown as HTML, with its own text beside it")
    void result() {
        DisplayData shown = renderer.render(WEIGHTS);
        assertThat(shown.getData(MIMEType.TEXT_HTML)).isEqualTo(HtmlFragments.of(WEIGHTS));
        assertThat(plain(shown)).isEqualTo(WEIGHTS.toString()).contains("b   0.7500");
    }

    @Test
    @DisplayName("maps, lists and other collections of results are shown, whatever class they are of")
    void collections() {
        AssetWeights assets = AssetWeights.of("etfs", WEIGHTS, Optional.empty());
        Map<String, Weights> linked = new LinkedHashMap<>(Map.of("one", WEIGHTS));
        for (Object value : List.of(
                Optional.of(assets),
                List.of(WEIGHTS, assets),
                Map.of("one", WEIGHTS),
                linked,
                new ArrayDeque<>(List.of(assets)))) {
            assertThat(renderer.render(value).getData(MIMEType.TEXT_HTML)).isEqualTo(HtmlFragments.of(value));
        }
    }

    @Test
    @DisplayName("what is none of this library's stays as the kernel shows it")
    void others() {
        for (Object value : List.of(
                Optional.empty(), List.of(), List.of(1, 2), Map.of("a", 1), List.of(WEIGHTS, "text"), "text", 1)) {
            DisplayData shown = renderer.render(value);
            assertThat(shown.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
            assertThat(plain(shown)).isEqualTo(value.toString());
        }
    }

    @Test
    @DisplayName("who asks for plain text alone gets no HTML")
    void plainText() {
        DisplayData shown = renderer.renderAs(WEIGHTS, "text/plain");
        assertThat(shown.hasDataForType(MIMEType.TEXT_HTML)).isFalse();
        assertThat(plain(shown)).isEqualTo(WEIGHTS.toString());
    }
}
