package io.metafolio.engines.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.engines.Oracles;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.selection.AssetScore;
import io.metafolio.selection.PredictabilityPolicy;
import io.metafolio.selection.PredictabilityRule;
import io.metafolio.selection.PredictabilityVeto;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionFeature;
import io.metafolio.selection.SelectionRelaxation;
import io.metafolio.selection.SelectionRequest;
import io.metafolio.selection.SelectionSettings;
import io.metafolio.spi.SelectionModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Beside {@code src/test/python/selection_oracles.py}: pandas, SciPy, ordpy. */
class SelectionV4Test {
    private static final SelectionV4 MODEL = new SelectionV4();

    static List<JsonNode> cases() {
        try (InputStream in = Objects.requireNonNull(
                Oracles.class.getResourceAsStream("/io/metafolio/engines/selection-oracles.json"))) {
            JsonNode all = JsonMapper.shared().readTree(in);
            return IntStream.range(0, all.size()).mapToObj(all::get).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReturnMatrix matrix(double[][] rows) {
        ReturnMatrix.Builder matrix = ReturnMatrix.builder(
                "lcg", IntStream.range(0, rows[0].length).mapToObj(j -> "C" + j).toList());
        LocalDate date = LocalDate.of(2024, 1, 1);
        for (double[] row : rows) {
            matrix.row(date, row);
            date = date.plusDays(1);
        }
        return matrix.build();
    }

    private static SelectionRequest request(JsonNode c) {
        double[][] rows = Oracles.rows(
                c.get("seed").asLong(), c.get("rows").asInt(), c.get("columns").asInt());
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] += c.get("drift").asDouble() * (j % 7 - 3);
            }
        }
        PredictabilityPolicy policy = PredictabilityPolicy.STANDARD
                .withEntropyMax(c.get("entropy").asDouble())
                .withEfficiencyMin(c.get("efficiency").asDouble());
        SelectionSettings settings = new SelectionSettings(
                c.get("log").asBoolean(),
                c.get("vetoes").asBoolean(),
                c.get("dynamic").asBoolean(),
                policy,
                0,
                SelectionSettings.STANDARD.weights(),
                c.get("top_n").asInt(),
                c.get("distance").asDouble(),
                c.get("max_clusters").asInt(),
                c.get("min_selected").asInt(),
                true);
        return new SelectionRequest(
                matrix(rows),
                c.get("sessions").asInt(),
                liquidity(c.get("liquidity")),
                texts(c.get("benchmarks")),
                settings);
    }

    private static Map<String, Double> liquidity(JsonNode values) {
        Map<String, Double> liquidity = new LinkedHashMap<>();
        for (int j = 0; j < values.size(); j++) {
            if (!values.get(j).isNull()) {
                liquidity.put("C" + j, values.get(j).asDouble());
            }
        }
        return liquidity;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    @ParameterizedTest(
            name = "window {index}: scores, vetoes, clusters, selected and relaxations as pandas and SciPy have them")
    @MethodSource("cases")
    void asReference(JsonNode c) {
        Selection selection = MODEL.select(request(c));

        assertThat(selection.scores().stream().mapToDouble(AssetScore::score).toArray())
                .containsExactly(Oracles.numbers(c.get("scores")), within(1e-9));
        for (SelectionFeature feature : SelectionFeature.values()) {
            JsonNode wanted = c.get("features").get(feature.id());
            for (int j = 0; j < wanted.size(); j++) {
                Map<SelectionFeature, Double> own = selection.scores().get(j).features();
                assertThat(own.containsKey(feature)).isEqualTo(!wanted.get(j).isNull());
                if (own.containsKey(feature)) {
                    assertThat(own.get(feature))
                            .as("%s", feature)
                            .isCloseTo(wanted.get(j).asDouble(), within(1e-9));
                }
            }
        }
        assertThat(vetoed(selection)).isEqualTo(vetoed(c.get("vetoed")));
        assertThat(selection.clusters())
                .isEqualTo(StreamSupport.stream(c.get("clusters").spliterator(), false)
                        .map(SelectionV4Test::texts)
                        .toList());
        assertThat(selection.selected()).isEqualTo(texts(c.get("selected")));
        assertThat(selection.relaxations().stream().map(Enum::name).toList()).isEqualTo(texts(c.get("relaxations")));
    }

    private static Map<String, List<String>> vetoed(Selection selection) {
        Map<String, List<String>> vetoed = new LinkedHashMap<>();
        for (PredictabilityVeto veto : selection.vetoes()) {
            vetoed.computeIfAbsent(veto.asset(), asset -> new java.util.ArrayList<>())
                    .add(veto.rule().name());
        }
        return vetoed;
    }

    private static Map<String, List<String>> vetoed(JsonNode wanted) {
        Map<String, List<String>> vetoed = new LinkedHashMap<>();
        wanted.propertyNames().forEach(asset -> vetoed.put(asset, texts(wanted.get(asset))));
        return vetoed;
    }

    private static double[][] rows() {
        return Oracles.rows(3, 60, 10);
    }

    private static Selection select(double[][] rows, SelectionSettings settings) {
        return MODEL.select(new SelectionRequest(matrix(rows), 252, Map.of(), List.of(), settings));
    }

    @Test
    @DisplayName("an asset that did not move is never a candidate, and the reason is told")
    void motionless() {
        double[][] rows = rows();
        Arrays.stream(rows).forEach(row -> row[4] = 0);

        Selection selection = select(rows, SelectionSettings.STANDARD);

        assertThat(selection.selected()).doesNotContain("C4");
        assertThat(selection.scores()).extracting(AssetScore::asset).doesNotContain("C4");
        assertThat(selection.vetoes())
                .extracting(PredictabilityVeto::asset, PredictabilityVeto::rule)
                .contains(org.assertj.core.api.Assertions.tuple("C4", PredictabilityRule.MOTIONLESS));
    }

    @Test
    @DisplayName("where relaxing is not allowed, too few assets are refused with every reason")
    void refusesTooFew() {
        SelectionSettings s = SelectionSettings.STANDARD;
        SelectionSettings strict = new SelectionSettings(
                true, true, true, s.predictability().withEntropyMax(0.1), 0, s.weights(), 3, 0.5, 25, 3, false);

        assertThatThrownBy(() -> select(rows(), strict))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(
                        "Only 0 assets selected", "C0: permutation entropy above the threshold", "2024-02-29");
        assertThatThrownBy(() -> select(new double[60][3], s))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("Only 0 assets selected", "no return other than zero");
        assertThatThrownBy(() -> select(Oracles.rows(3, 3, 3), s))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at least 4 train rows");
    }

    @Test
    @DisplayName("relaxing ends with the best by score, vetoed or not, and says every step")
    void relaxesToTheEnd() {
        SelectionSettings s = SelectionSettings.STANDARD;
        SelectionSettings ceiling = s.withThresholds(
                new PredictabilityPolicy(
                        s.predictability().entropy(),
                        0.1,
                        0.1,
                        s.predictability().randomWalk(),
                        0.05),
                0);

        Selection selection = select(rows(), ceiling);

        assertThat(selection.relaxations()).containsExactly(SelectionRelaxation.values());
        assertThat(selection.selected()).hasSize(3);
        List<String> best = selection.scores().stream()
                .sorted(java.util.Comparator.comparingDouble(score -> -score.score()))
                .limit(3)
                .map(AssetScore::asset)
                .toList();
        assertThat(selection.selected()).containsExactlyInAnyOrderElementsOf(best);
        assertThat(selection.toString()).contains("3 of 10 selected", "filled up by score");
    }

    @Test
    @DisplayName("it is found beside the library, and equal requests give equal hashes")
    void foundAndHashed() {
        assertThat(ServiceLoader.load(SelectionModel.class, SelectionModel.class.getClassLoader()))
                .extracting(SelectionModel::mode)
                .containsExactly("v4");
        Selection one = select(rows(), SelectionSettings.STANDARD);
        assertThat(select(rows(), SelectionSettings.STANDARD).hash()).isEqualTo(one.hash());
        double[][] other = rows();
        other[59][0] += 1e-15;
        assertThat(select(other, SelectionSettings.STANDARD).hash()).isNotEqualTo(one.hash());
    }
}
