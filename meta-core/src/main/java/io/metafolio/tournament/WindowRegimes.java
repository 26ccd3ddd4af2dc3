package io.metafolio.tournament;

import io.metafolio.audit.AuditEntry;
import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import io.metafolio.returns.AssetReturns;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RegimeDetector;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The state of the market at a decision: as configured, or as a detector tells it, before and after to the ledger. Immutable. */
final class WindowRegimes {
    private final SleeveDefinition sleeve;
    private final MarketRegime configured;
    private final Optional<RegimeDetector> detector;

    WindowRegimes(SleeveDefinition sleeve, MarketRegime configured, Optional<RegimeDetector> detector) {
        this.sleeve = sleeve;
        this.configured = configured;
        this.detector = detector;
    }

    /** From the rows before {@code end} alone. */
    MarketRegime of(AssetReturns returns, int end, String kind, Consumer<AuditEntry> ledger) {
        return detector.map(asked -> detected(asked, returns, end, kind, ledger))
                .orElse(configured);
    }

    private MarketRegime detected(
            RegimeDetector asked, AssetReturns returns, int end, String kind, Consumer<AuditEntry> ledger) {
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
        ledger.accept(intent);
        RegimeDetector.Reading reading = reading(asked, market);
        Map<String, Object> data = new TreeMap<>(reading.measured());
        data.put("regime", reading.regime().id());
        ledger.accept(intent.outcome(
                data, ContentHash.of("regime").text(reading.regime().id()).hex()));
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
}
