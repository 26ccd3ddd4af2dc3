package io.metafolio.selection;

import com.google.common.collect.ImmutableList;
import io.metafolio.audit.ContentHash;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which assets of a window take part, and why the others do not. Immutable.
 *
 * @param decidedOn the last row it knew
 * @param scores of every candidate, in column order
 * @param vetoes under the thresholds as they ended, in column order
 * @param clusters of the assets that no veto touched, in the order of the tree's labels
 * @param selected symbols in column order, at least one
 * @param relaxations what was given up, in order; none where enough were selected
 */
public record Selection(
        LocalDate decidedOn,
        List<AssetScore> scores,
        List<PredictabilityVeto> vetoes,
        List<List<String>> clusters,
        List<String> selected,
        List<SelectionRelaxation> relaxations) {
    /** Copies the lists. */
    public Selection {
        scores = ImmutableList.copyOf(scores);
        vetoes = ImmutableList.copyOf(vetoes);
        clusters = clusters.stream().map(List::copyOf).toList();
        selected = ImmutableList.copyOf(selected);
        relaxations = ImmutableList.copyOf(relaxations);
    }

    /**
     * The hash that stands in the ledger.
     *
     * @return SHA-256 over date, scores to the last bit, vetoes, clusters, selected symbols and relaxations
     */
    public String hash() {
        ContentHash hash = ContentHash.of("selection").text(decidedOn.toString());
        scores.forEach(score -> hash.text(score.asset()).number(score.score()));
        vetoes.forEach(veto -> hash.text(veto.toString()));
        clusters.forEach(cluster -> hash.text(String.join(" ", cluster)));
        selected.forEach(hash::text);
        relaxations.forEach(step -> hash.text(step.name()));
        return hash.hex();
    }

    @Override
    public String toString() {
        return decidedOn + ": " + selected.size() + " of " + scores.size() + " selected from " + clusters.size()
                + " clusters, "
                + vetoes.stream().map(PredictabilityVeto::asset).distinct().count() + " vetoed"
                + (relaxations.isEmpty()
                        ? ""
                        : ", "
                                + relaxations.stream()
                                        .map(SelectionRelaxation::title)
                                        .collect(Collectors.joining(", ")));
    }
}
