package io.metafolio.io.html;

import io.metafolio.MetaRun;
import io.metafolio.selection.AssetScore;
import io.metafolio.selection.PredictabilityVeto;
import io.metafolio.selection.Selection;
import io.metafolio.sleeve.StrategyRun;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which assets the last decision of each sleeve was made on, and why the others took no part. */
final class SelectionSection {
    private static final int SHOWN = 40;
    private static final List<String> HEADINGS = List.of("Asset", "#Score", "#Cluster", "Outcome");

    private SelectionSection() {}

    static void draw(Html html, MetaRun run) {
        List<StrategyRun> selecting = run.strategies().stream()
                .filter(sleeve -> !sleeve.selections().isEmpty())
                .toList();
        if (selecting.isEmpty()) {
            return;
        }
        html.begin("section", "id", "selection").leaf("h2", "Selection of assets");
        html.prose(
                "p",
                "The last window of each sleeve, which the published weights are made on; every window is in"
                        + " data/selection.json of the sleeve's run.",
                "class",
                "lead-in");
        selecting.forEach(sleeve -> draw(html, sleeve));
        html.end();
    }

    private static void draw(Html html, StrategyRun sleeve) {
        Selection last = sleeve.selections().get(sleeve.selections().size() - 1);
        html.begin("figure").leaf("h3", sleeve.definition().id());
        html.prose("p", last + ".", "class", "lead-in");
        Table table = Table.begin(html, "Selection of " + sleeve.definition().id(), HEADINGS);
        List<AssetScore> ranked = last.scores().stream()
                .sorted(Comparator.comparingDouble(AssetScore::score).reversed())
                .toList();
        for (AssetScore score : ranked.subList(0, Math.min(SHOWN, ranked.size()))) {
            table.row()
                    .head(score.asset())
                    .number(String.format(Locale.ROOT, "%.3f", score.score()))
                    .number(cluster(last, score.asset()))
                    .prose(outcome(last, score.asset()))
                    .endRow();
        }
        if (ranked.size() > SHOWN) {
            table.more((ranked.size() - SHOWN) + " more", HEADINGS.size());
        }
        table.end();
        html.end();
    }

    private static String cluster(Selection selection, String asset) {
        return IntStream.range(0, selection.clusters().size())
                .filter(k -> selection.clusters().get(k).contains(asset))
                .mapToObj(k -> String.valueOf(k + 1))
                .findFirst()
                .orElse(Figures.ABSENT);
    }

    private static String outcome(Selection selection, String asset) {
        String vetoes = selection.vetoes().stream()
                .filter(veto -> veto.asset().equals(asset))
                .map(SelectionSection::reason)
                .collect(Collectors.joining("; "));
        if (selection.selected().contains(asset)) {
            return vetoes.isEmpty() ? "selected" : "selected to fill up, though " + vetoes;
        }
        return vetoes.isEmpty() ? "not among the best of its cluster" : "vetoed: " + vetoes;
    }

    /** A threshold that relaxation multiplied may have seventeen digits. */
    private static String rounded(String threshold) {
        return threshold.matches("0\\.[0-9]{5,}")
                ? String.format(Locale.ROOT, "%.4f", Double.parseDouble(threshold))
                : threshold;
    }

    private static String reason(PredictabilityVeto veto) {
        return String.format(
                Locale.ROOT, "%s, %.4f against %s", veto.rule().title(), veto.value(), rounded(veto.threshold()));
    }
}
