package io.metafolio;

import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.MemoryLines;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.Weights;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small whole runs on synthetic sleeves, with an engine that needs no numbers. */
final class Runs {
    static final RiskProfile EQUAL = RiskProfile.of("equal_weight");
    private static final long SEED = 7;
    private static final LocalDate LAST = LocalDate.of(2019, 12, 31);

    private Runs() {}

    static RiskEngine equalWeight() {
        return RiskEngine.of("house", EQUAL, Runs::even);
    }

    static Weights even(EngineRequest request) {
        double[] even = new double[request.returns().columnCount()];
        Arrays.fill(even, 1.0 / even.length);
        return Weights.of(request.returns().columns(), even);
    }

    static List<StrategySleeve> sleeves() {
        return SyntheticMarket.of(SEED).until(LAST).sleeves();
    }

    static StrategySleeve sleeve(String id) {
        return sleeves().stream()
                .filter(sleeve -> sleeve.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static AuditLedger ledger(MemoryLines lines) {
        return AuditLedger.on(lines, Clock.fixed(Instant.parse("2026-01-14T21:00:00Z"), ZoneOffset.UTC));
    }

    /** A run of 120 rows, train 20, test 10. */
    static MetaPortfolioBuilder small(List<? extends Sleeve> sleeves, MemoryLines lines) {
        return small(sleeves, "none", lines);
    }

    static MetaPortfolioBuilder small(List<? extends Sleeve> sleeves, String selection, MemoryLines lines) {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .selection(selection)
                .engine(equalWeight())
                .profiles(EQUAL)
                .lookback(Lookback.of(120))
                .window(TrainTestWindow.of(20, 10))
                .audit(ledger(lines));
    }

    /** The lines of the meta-run, then those of each sleeve. */
    static List<String> allLines(MemoryLines lines) {
        List<String> all = new ArrayList<>(lines.lines());
        lines.sleeves().values().forEach(sleeve -> all.addAll(sleeve.lines()));
        return all;
    }
}
