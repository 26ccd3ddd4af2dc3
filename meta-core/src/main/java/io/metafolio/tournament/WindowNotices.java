package io.metafolio.tournament;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.selection.PredictabilityDiagnosis;
import io.metafolio.selection.PredictabilityRule;
import io.metafolio.selection.Selection;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RegimeDetectors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a reader should know of the windows of a tournament.
 *
 * @param sleeve its id
 * @param settings what decided them
 * @param windows in order
 */
record WindowNotices(String sleeve, TournamentSettings settings, List<DecidedWindow> windows) {
    List<String> all() {
        List<String> notices = new ArrayList<>();
        volumes().ifPresent(notices::add);
        vetoes(notices);
        regimes().ifPresent(notices::add);
        return notices;
    }

    private Optional<String> volumes() {
        int lacking = windows.stream().mapToInt(DecidedWindow::withoutVolumes).sum();
        return lacking == 0
                ? Optional.empty()
                : Optional.of(
                        sleeve + ": volumes lack on train rows of " + lacking + " of "
                                + windows.stream()
                                        .mapToInt(DecidedWindow::candidates)
                                        .sum()
                                + " assets in windows; those are the least liquid, and impact goes by what was known of them before");
    }

    /** Thresholds that cannot do what they are for, and vetoes beside what they do to noise. */
    private void vetoes(List<String> notices) {
        List<Selection> made =
                windows.stream().flatMap(window -> window.selection().stream()).toList();
        if (made.isEmpty() || !settings.selection().hasVetoes()) {
            return;
        }
        WalkForward walkForward = settings.walkForward();
        PredictabilityDiagnosis diagnosis = settings.selection()
                .predictability()
                .diagnose(walkForward.window().train());
        diagnosis.notices().forEach(notice -> notices.add(sleeve + ": " + notice));
        String where =
                walkForward.expanding() ? "on the first " + walkForward.window().train() + " rows " : "";
        List<String> vetoes = diagnosis.thresholds().stream()
                .filter(threshold -> vetoes(made, threshold.rule()) > 0)
                .map(threshold -> threshold.rule().title() + " (" + threshold.threshold() + ") "
                        + vetoes(made, threshold.rule()) + ", of pure noise " + where
                        + CanonicalJson.number(Math.round(1000 * threshold.noiseRate()) / 10.0) + " %")
                .toList();
        if (!vetoes.isEmpty()) {
            int assets = made.stream()
                    .mapToInt(selection -> selection.scores().size())
                    .sum();
            notices.add(sleeve + ": vetoes among " + assets + " assets in windows: " + String.join("; ", vetoes));
        }
    }

    private static long vetoes(List<Selection> made, PredictabilityRule rule) {
        return made.stream()
                .flatMap(selection -> selection.vetoes().stream())
                .filter(veto -> veto.rule() == rule)
                .count();
    }

    private Optional<String> regimes() {
        if (settings.regimeDetector().equals(RegimeDetectors.NONE)) {
            return Optional.empty();
        }
        Map<MarketRegime, Integer> told = new EnumMap<>(MarketRegime.class);
        windows.forEach(window -> told.merge(window.regime(), 1, Integer::sum));
        return Optional.of(sleeve + ": state of the market by " + settings.regimeDetector() + ": "
                + told.entrySet().stream()
                        .map(entry -> entry.getKey().id() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))
                + " decisions");
    }
}
