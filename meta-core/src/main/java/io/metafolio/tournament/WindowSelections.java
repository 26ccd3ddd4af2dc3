package io.metafolio.tournament;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.selection.PredictabilityDiagnosis;
import io.metafolio.selection.PredictabilityRule;
import io.metafolio.selection.PredictabilityVeto;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionRequest;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.SelectionModel;
import io.metafolio.spi.SelectionModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the assets of each window, tells the ledger before and after, and keeps every choice. */
final class WindowSelections {
    private final SleeveDefinition sleeve;
    private final TournamentSettings settings;
    private final Optional<SelectionModel> model;
    private final Optional<WindowDepth> depth;
    private final AuditSink audit;
    private final List<Selection> made = new ArrayList<>();
    private int candidatesSeen;
    private int withoutVolumes;

    WindowSelections(
            SleeveDefinition sleeve,
            TournamentSettings settings,
            Optional<SelectionModel> model,
            Optional<WindowDepth> depth,
            AuditSink audit) {
        this.sleeve = sleeve;
        this.settings = settings;
        this.model = model;
        this.depth = depth;
        this.audit = audit;
    }

    /** The train rows of those candidates that take part; all of them where nothing selects. */
    ReturnMatrix of(ReturnMatrix candidates, String kind) {
        Map<String, Double> liquidity =
                depth.map(known -> known.liquidity(candidates)).orElse(Map.of());
        candidatesSeen += candidates.columnCount();
        withoutVolumes += depth.isPresent() ? candidates.columnCount() - liquidity.size() : 0;
        if (model.isEmpty()) {
            return candidates;
        }
        Selection selection = select(model.get(), candidates, liquidity, kind);
        made.add(selection);
        return candidates.select(
                selection.selected().stream().map(candidates.columns()::indexOf).toList());
    }

    private Selection select(
            SelectionModel selecting, ReturnMatrix candidates, Map<String, Double> liquidity, String kind) {
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
        audit.record(intent);
        Selection selection;
        try {
            selection = SelectionModels.select(selecting, request);
        } catch (RefusedException e) {
            e.addPlace("sleeve " + sleeve.id());
            throw e;
        }
        audit.record(intent.outcome(recorded(selection), selection.hash()));
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

    List<Selection> made() {
        return made;
    }

    /** Thresholds that cannot do what they are for, and vetoes beside what they do to noise. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (withoutVolumes > 0) {
            notices.add(
                    sleeve.id() + ": volumes lack on train rows of " + withoutVolumes + " of " + candidatesSeen
                            + " assets in windows; those are the least liquid, and impact goes by what was known of them before");
        }
        if (model.isEmpty() || !settings.selection().hasVetoes()) {
            return notices;
        }
        PredictabilityDiagnosis diagnosis = settings.selection()
                .predictability()
                .diagnose(settings.walkForward().window().train());
        diagnosis.notices().forEach(notice -> notices.add(sleeve.id() + ": " + notice));
        WalkForward walkForward = settings.walkForward();
        String where =
                walkForward.expanding() ? "on the first " + walkForward.window().train() + " rows " : "";
        List<String> vetoes = diagnosis.thresholds().stream()
                .filter(threshold -> vetoes(threshold.rule()) > 0)
                .map(threshold -> threshold.rule().title() + " (" + threshold.threshold() + ") "
                        + vetoes(threshold.rule()) + ", of pure noise " + where
                        + CanonicalJson.number(Math.round(1000 * threshold.noiseRate()) / 10.0) + " %")
                .toList();
        if (!vetoes.isEmpty()) {
            int assets = made.stream()
                    .mapToInt(selection -> selection.scores().size())
                    .sum();
            notices.add(sleeve.id() + ": vetoes among " + assets + " assets in windows: " + String.join("; ", vetoes));
        }
        return notices;
    }

    private long vetoes(PredictabilityRule rule) {
        return made.stream()
                .flatMap(selection -> selection.vetoes().stream())
                .filter(veto -> veto.rule() == rule)
                .count();
    }
}
