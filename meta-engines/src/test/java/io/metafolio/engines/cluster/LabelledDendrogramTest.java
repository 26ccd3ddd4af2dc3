package io.metafolio.engines.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.engines.cluster.Dendrogram.Merge;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LabelledDendrogramTest {
    private static final Dendrogram TREE =
            new Dendrogram(4, List.of(new Merge(0, 2, 0.1, 2), new Merge(1, 4, 0.3, 3), new Merge(5, 3, 0.875, 4)));
    private static final LabelledDendrogram NAMED = TREE.labelled(List.of("SPY", "BRK.B", "a 'b'_(c)", "<i>&\""));

    @Test
    @DisplayName("the text shows heights and sizes beside the tree")
    void text() {
        assertThat(NAMED.text())
                .isEqualTo(
                        """
                          height  size  tree
                        0.875000     4  ┐
                        0.300000     3  ├─┐
                                        │ ├─BRK.B
                        0.100000     2  │ └─┐
                                        │   ├─SPY
                                        │   └─a 'b'_(c)
                                        └─<i>&"
                        """);
        assertThat(NAMED).hasToString(NAMED.text());
    }

    @Test
    @DisplayName("heights of any size stay in one width")
    void heights() {
        assertThat(TREE.labelled(List.of("a", "b", "c", "d")).text()).contains("0.875000");
        assertThat(pair(1e-7).text()).contains("1.00000e-07");
        assertThat(pair(12345678.9).text()).contains("12345679 ");
        assertThat(pair(1234.5).text()).contains("1234.50 ");
        assertThat(pair(0).text()).contains("0.00000");
        assertThat(pair(3e300).text()).contains("3.00000e+300");
    }

    private static LabelledDendrogram pair(double height) {
        return new Dendrogram(2, List.of(new Merge(0, 1, height, 2))).labelled(List.of("a", "b"));
    }

    @Test
    @DisplayName("Newick quotes labels, doubles quotes inside, and takes differences of heights as branch lengths")
    void newick() {
        assertThat(NAMED.newick())
                .isEqualTo("((BRK.B:0.3,(SPY:0.1,'a ''b''_(c)':0.1):0.19999999999999998):0.575,'<i>&\"':0.875);");
        assertThat(new Dendrogram(1, List.of()).labelled(List.of("a b")).newick())
                .isEqualTo("'a b';");
    }

    @Test
    @DisplayName("leaves and clusters go by name")
    void names() {
        assertThat(NAMED.leaves()).containsExactly("BRK.B", "SPY", "a 'b'_(c)", "<i>&\"");
        assertThat(NAMED.named(TREE.clusters(2)))
                .containsExactly(List.of("SPY", "BRK.B", "a 'b'_(c)"), List.of("<i>&\""));
    }

    @Test
    @DisplayName("the drawing is well-formed XML whose texts are the labels in leaf order")
    void svg() throws Exception {
        Document document = parsed(NAMED.svg());
        NodeList texts = document.getElementsByTagName("text");
        List<String> shown = IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
        assertThat(shown).endsWith("BRK.B", "SPY", "a 'b'_(c)", "<i>&\"").startsWith("0", "0.2", "0.4", "0.6", "0.8");
        assertThat(NAMED.svg()).contains("<path d=\"M496 43H441.14V61H496\"/>");
    }

    @Test
    @DisplayName("one point and heights of zero can be drawn, and so can huge and tiny heights")
    void svgOfLittle() throws Exception {
        assertThat(parsed(new Dendrogram(1, List.of()).labelled(List.of("a")).svg())
                        .getElementsByTagName("text")
                        .getLength())
                .isOne();
        for (double height : new double[] {0, 1e-300, Double.MIN_VALUE, 1, 3, 10, 99, 1e300, Double.MAX_VALUE}) {
            assertThat(parsed(pair(height).svg()).getElementsByTagName("text").getLength())
                    .as("height %s", height)
                    .isBetween(2, 13);
        }
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\uD800", "\uFFFE", "\u2028"})
    @DisplayName("labels that cannot be printed on a line are refused")
    void badLabel(String label) {
        Dendrogram one = new Dendrogram(1, List.of());
        assertThatThrownBy(() -> one.labelled(List.of(label)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Expected printable");
    }

    @Test
    @DisplayName("too few labels and repeated labels are refused")
    void badLabels() {
        assertThatThrownBy(() -> TREE.labelled(List.of("a"))).hasMessageContaining("1 labels for 4 points");
        assertThatThrownBy(() -> TREE.labelled(List.of("a", "b", "a", "c"))).hasMessageContaining("\"a\" twice");
    }
}
