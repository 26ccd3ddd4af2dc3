package io.metafolio.tournament;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.selection.PredictabilityVeto;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionRequest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.SelectionModel;
import io.metafolio.spi.SelectionModels;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Chooses the assets of a window, and tells the ledger before and after. Immutable. */
final class WindowSelections {
    private final SleeveDefinition sleeve;
    private final TournamentSettings settings;
    private final Optional<SelectionModel> model;
    private final Optional<WindowDepth> depth;

    WindowSelections(
            SleeveDefinition sleeve,
            TournamentSettings settings,
            Optional<SelectionModel> model,
            Optional<WindowDepth> depth) {
        this.sleeve = sleeve;
        this.settings = settings;
        this.model = model;
        this.depth = depth;
    }

    /**
     * Who takes part in a window.
     *
     * @param train the train rows of those who do
     * @param selection how they were chosen; empty where nothing selects, and all take part
     * @param candidates how many could have
     * @param withoutVolumes how many of these lack a volume, where volumes are known at all
     */
    record Chosen(ReturnMatrix train, Optional<Selection> selection, int candidates, int withoutVolumes) {}

    Chosen of(ReturnMatrix candidates, String kind, Consumer<AuditEntry> ledger) {
        Map<String, Double> liquidity =
                depth.map(known -> known.liquidity(candidates)).orElse(Map.of());
        int all = candidates.columnCount();
        int withoutVolumes = depth.isPresent() ? all - liquidity.size() : 0;
        if (model.isEmpty()) {
            return new Chosen(candidates, Optional.empty(), all, withoutVolumes);
        }
        Selection selection = select(model.get(), candidates, liquidity, kind, ledger);
        ReturnMatrix train = candidates.select(
                selection.selected().stream().map(candidates.columns()::indexOf).toList());
        return new Chosen(train, Optional.of(selection), all, withoutVolumes);
    }

    private Selection select(
            SelectionModel selecting,
            ReturnMatrix candidates,
            Map<String, Double> liquidity,
            String kind,
            Consumer<AuditEntry> ledger) {
        SelectionRequest request = new SelectionRequest(
                candidates,
                sleeve.calendar().sessionsPerYear(),
                liquidity,
                settings.benchmarks(),
                settings.selection());
        String decidedOn = candidates.dates().get(candidates.rows() - 1).toString();
        AuditEntry intent = AuditEntry.intent(
                "selection_" + selecting.mode(),
                Map.of(
                        "n_candidates",
                        candidates.columnCount(),
                        "rows",
                        candidates.rows(),
                        "decision",
                        kind,
                        "decided_on",
                        decidedOn),
                inputs(candidates, liquidity));
        ledger.accept(intent);
        Selection selection;
        try {
            selection = SelectionModels.select(selecting, request);
        } catch (RefusedException e) {
            e.addPlace("sleeve " + sleeve.id());
            throw e;
        }
        ledger.accept(intent.outcome(recorded(selection), selection.hash()));
        return selection;
    }

    private static String inputs(ReturnMatrix candidates, Map<String, Double> liquidity) {
        ContentHash hash = ContentHash.of("candidates").matrix(candidates);
        for (String symbol : candidates.columns()) {
            Optional.ofNullable(liquidity.get(symbol))
                    .ifPresent(value -> hash.text(symbol).number(value));
        }
        return hash.hex();
    }

    private static Map<String, Object> recorded(Selection selection) {
        return Map.of(
                "selected", selection.selected(),
                "vetoes",
                        selection.vetoes().stream()
                                .map(PredictabilityVeto::toString)
                                .toList(),
                "relaxations", selection.relaxations().stream().map(Enum::name).toList());
    }
}
