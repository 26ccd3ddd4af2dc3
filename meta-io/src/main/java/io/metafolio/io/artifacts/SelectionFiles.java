package io.metafolio.io.artifacts;

import io.metafolio.selection.AssetScore;
import io.metafolio.selection.PredictabilityRule;
import io.metafolio.selection.PredictabilityVeto;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionFeature;
import io.metafolio.selection.SelectionRelaxation;
import io.metafolio.sleeve.StrategyRun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which assets of each window took part and why the others did not, as JSON. */
final class SelectionFiles {
    private SelectionFiles() {}

    static Map<String, Object> tree(StrategyRun run, String runId) {
        return Trees.map(
                "sleeve", run.definition().id(),
                "run_id", runId,
                "windows", run.selections().stream().map(SelectionFiles::tree).toList());
    }

    private static Map<String, Object> tree(Selection selection) {
        return Trees.map(
                "decided_on", selection.decidedOn().toString(),
                "selected", selection.selected(),
                "relaxations", selection.relaxations().stream().map(Enum::name).toList(),
                "vetoes", selection.vetoes().stream().map(SelectionFiles::tree).toList(),
                "clusters", selection.clusters(),
                "scores", selection.scores().stream().map(SelectionFiles::tree).toList());
    }

    private static Map<String, Object> tree(PredictabilityVeto veto) {
        return Trees.map(
                "asset", veto.asset(),
                "rule", veto.rule().name(),
                "value", veto.value(),
                "threshold", veto.threshold());
    }

    private static Map<String, Object> tree(AssetScore score) {
        Map<String, Object> features = new LinkedHashMap<>();
        score.features().forEach((feature, value) -> features.put(feature.id(), value));
        return Trees.map("asset", score.asset(), "score", score.score(), "features", features);
    }

    static List<Selection> read(JsonTree tree) {
        return tree.children("windows").stream().map(SelectionFiles::selection).toList();
    }

    private static Selection selection(JsonTree window) {
        List<List<String>> clusters = new ArrayList<>();
        for (Object cluster : window.list("clusters")) {
            clusters.add(((List<?>) cluster).stream().map(String::valueOf).toList());
        }
        return new Selection(
                LocalDate.parse(window.text("decided_on")),
                window.children("scores").stream().map(SelectionFiles::score).toList(),
                window.children("vetoes").stream().map(SelectionFiles::veto).toList(),
                clusters,
                window.texts("selected"),
                window.texts("relaxations").stream()
                        .map(SelectionRelaxation::valueOf)
                        .toList());
    }

    private static PredictabilityVeto veto(JsonTree veto) {
        return new PredictabilityVeto(
                veto.text("asset"),
                veto.named("rule", PredictabilityRule.values(), Enum::name),
                veto.number("value").doubleValue(),
                veto.text("threshold"));
    }

    private static AssetScore score(JsonTree score) {
        JsonTree read = score.child("features");
        Map<SelectionFeature, Double> features = new EnumMap<>(SelectionFeature.class);
        for (SelectionFeature feature : SelectionFeature.values()) {
            if (read.keys().contains(feature.id())) {
                features.put(feature, read.number(feature.id()).doubleValue());
            }
        }
        return new AssetScore(
                score.text("asset"), features, score.number("score").doubleValue());
    }
}
