package io.metafolio.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.audit.LedgerMark;
import io.metafolio.metrics.SharpeTrial;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.simulation.AccountRow;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.ResolvedManifest;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.SourceReport;
import io.metafolio.sleeve.StrategyRun;
import io.metafolio.sleeve.TemporalId;
import io.metafolio.tournament.TournamentReport.Standing;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TournamentReportTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final int ROWS = 40;
    private static final int WINDOW = 10;

    /** Costs of one thousandth of wealth on the first row of each window. */
    private static ProfileRun run(RiskProfile profile, boolean hasBooks, IntToDoubleFunction earned) {
        List<LocalDate> days = IntStream.range(0, ROWS).mapToObj(DAY::plusDays).toList();
        double[] returns = IntStream.range(0, ROWS).mapToDouble(earned).toArray();
        List<WealthStatement> windows = new ArrayList<>();
        double start = 1;
        for (int from = 0; from < ROWS; from += WINDOW) {
            List<AccountRow> rows = new ArrayList<>();
            for (int t = from; t < from + WINDOW; t++) {
                double cost = t == from ? 0.001 : 0;
                rows.add(new AccountRow(days.get(t), returns[t], 0, 0, 0, cost, 0, 0, cost * 1000, cost, 1, 1));
            }
            windows.add(WealthStatement.of(start, rows));
            start = windows.get(windows.size() - 1).end();
        }
        return new ProfileRun(
                new ProfileStream("crypto", profile, ReturnSeries.of(profile.name(), days, returns)),
                Weights.of(List.of("BINANCE:ETHUSDT"), 1),
                List.of(),
                List.of(),
                hasBooks ? windows : List.of(),
                List.of());
    }

    private static StrategyRun sleeve(Map<RiskProfile, ProfileRun> profiles) {
        return new StrategyRun(
                SleeveInventory.CRYPTO,
                new ResolvedManifest(
                        "crypto",
                        "crypto_production",
                        Map.of("features", Map.of(), "selection", Map.of(), "backtest", Map.of(), "data", Map.of()),
                        Map.of(),
                        "test"),
                TemporalId.of(Lookback.of(100), 60, 10, 10, DAY.plusDays(ROWS)),
                DAY.plusDays(ROWS),
                profiles,
                List.of(),
                new SourceReport("given", List.of(), List.of()),
                Optional.empty(),
                LedgerMark.ORIGIN);
    }

    private static Map<RiskProfile, ProfileRun> two(boolean hasBooks) {
        Map<RiskProfile, ProfileRun> profiles = new LinkedHashMap<>();
        // up by turns, but for the third window, which the second wins
        profiles.put(
                RiskProfile.HRP,
                run(RiskProfile.HRP, hasBooks, t -> t / WINDOW == 2 ? -0.001 : 0.001 + 0.002 * (t % 2)));
        profiles.put(
                RiskProfile.BARBELL,
                run(RiskProfile.BARBELL, hasBooks, t -> t / WINDOW == 2 ? 0.002 : 0.003 * (t % 3 - 1)));
        return profiles;
    }

    @Test
    @DisplayName("windows won and above nothing are counted, costs a year are those of the books")
    void standings() {
        TournamentReport report = TournamentReport.of(sleeve(two(true)));
        assertThat(report.windows()).isEqualTo(4);
        Standing hrp = report.standings().get(0);
        Standing barbell = report.standings().get(1);
        assertThat(hrp.won()).isEqualTo(3);
        assertThat(hrp.positive()).isEqualTo(3);
        assertThat(barbell.won()).isEqualTo(1);
        assertThat(hrp.costsPerYear().orElseThrow()).isCloseTo(0.004 * 365 / 40, within(1e-15));
        assertThat(hrp.metrics().turnover()).hasValue(4);
        assertThat(hrp.books().orElseThrow().tradingCosts()).isCloseTo(0.004, within(1e-15));
        assertThat(report.toString()).contains("crypto, 4 windows", "deflated", "hrp", "barbell");
    }

    @Test
    @DisplayName("the deflated Sharpe ratio is that of two trials with the variance of theirs")
    void deflated() {
        Map<RiskProfile, ProfileRun> profiles = two(true);
        List<SharpeTrial> trials = profiles.values().stream()
                .map(result -> SharpeTrial.of(result.stream().series()))
                .toList();
        double half = (trials.get(0).sharpe() - trials.get(1).sharpe()) / 2;
        double threshold = SharpeTrial.expectedMaximum(2, 2 * half * half);
        TournamentReport report = TournamentReport.of(sleeve(profiles));
        assertThat(report.threshold().orElseThrow()).isCloseTo(threshold, within(1e-15));
        for (int k = 0; k < 2; k++) {
            Standing standing = report.standings().get(k);
            assertThat(standing.sharpe().orElseThrow())
                    .isCloseTo(trials.get(k).sharpe() * Math.sqrt(365), within(1e-12));
            assertThat(standing.deflated())
                    .hasValue(trials.get(k).probabilityAbove(report.threshold().getAsDouble()));
            assertThat(standing.deflated().getAsDouble())
                    .isLessThan(standing.skilled().orElseThrow());
        }
    }

    @Test
    @DisplayName("streams without books have Sharpe ratios and no windows; a flat stream has none")
    void absent() {
        Map<RiskProfile, ProfileRun> profiles = two(false);
        profiles.put(RiskProfile.MIN_VARIANCE, run(RiskProfile.MIN_VARIANCE, false, t -> 0));
        TournamentReport report = TournamentReport.of(sleeve(profiles));
        assertThat(report.windows()).isZero();
        assertThat(report.standings().get(0).sharpe()).isPresent();
        assertThat(report.standings().get(0).costsPerYear()).isEmpty();
        assertThat(report.standings().get(2).sharpe()).isEmpty();
        assertThat(report.standings().get(2).deflated()).isEmpty();
        assertThat(report.toString()).contains("–");
    }
}
