package io.metafolio.tournament;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.AuditSink;
import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.AssetReturns;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RegimeDetector;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The state of the market at each decision: as configured, or as a detector tells it, before and after to the ledger. */
final class WindowRegimes {
    private final SleeveDefinition sleeve;
    private final MarketRegime configured;
    private final Optional<RegimeDetector> detector;
    private final AuditSink audit;
    private final Map<MarketRegime, Integer> told = new EnumMap<>(MarketRegime.class);

    WindowRegimes(
            SleeveDefinition sleeve, MarketRegime configured, Optional<RegimeDetector> detector, AuditSink audit) {
        this.sleeve = sleeve;
        this.configured = configured;
        this.detector = detector;
        this.audit = audit;
    }

    /** From the rows before {@code end} alone. */
    MarketRegime of(AssetReturns returns, int end, String kind) {
        return detector.map(asked -> detected(asked, returns, end, kind)).orElse(configured);
    }

    private MarketRegime detected(RegimeDetector asked, AssetReturns returns, int end, String kind) {
        ReturnSeries market = returns.market(end, "market of sleeve " + sleeve.id());
        AuditEntry intent = AuditEntry.intent(
                "regime_" + asked.id(),
                Map.of(
                        "rows",
                        end,
                        "decision",
                        kind,
                        "decided_on",
                        market.dates().get(end - 1).toString()),
                ContentHash.of("market").series(market).hex());
        audit.record(intent);
        RegimeDetector.Reading reading = reading(asked, market);
        Map<String, Object> data = new TreeMap<>(reading.measured());
        data.put("regime", reading.regime().id());
        audit.record(intent.outcome(
                data, ContentHash.of("regime").text(reading.regime().id()).hex()));
        told.merge(reading.regime(), 1, Integer::sum);
        return reading.regime();
    }

    private RegimeDetector.Reading reading(RegimeDetector asked, ReturnSeries market) {
        try {
            return asked.detect(market);
        } catch (RefusedException e) {
            e.addPlace("sleeve " + sleeve.id());
            throw e;
        }
    }

    List<String> notices() {
        return told.isEmpty()
                ? List.of()
                : List.of(sleeve.id() + ": state of the market by "
                        + detector.orElseThrow().id() + ": "
                        + told.entrySet().stream()
                                .map(entry -> entry.getKey().id() + " " + entry.getValue())
                                .collect(Collectors.joining(", "))
                        + " decisions");
    }
}
