package io.metafolio.integrity;

import io.metafolio.returns.PriceTable;
import java.util.List;
import java.util.Optional;

/**
 * Closing prices that were dated by their sleeve's rule and looked at apart from any calendar.
 *
 * @param audit what was found
 * @param table the prices; empty where something prevents reading them as a table
 */
public record AuditedPrices(IntegrityAudit audit, Optional<PriceTable> table) {
    /**
     * The prices, or the refusal.
     *
     * @return the table
     * @throws IntegrityException where something prevents reading them; it holds every finding
     */
    public PriceTable orThrow() {
        IntegrityAudit.requireAll(List.of(audit));
        return table.orElseThrow();
    }

    @Override
    public String toString() {
        return audit + table.map(prices -> prices + "\n").orElse("no table\n");
    }
}
