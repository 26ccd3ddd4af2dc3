package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.audit.MemoryLines;
import io.metafolio.calendar.SessionDating;
import io.metafolio.integrity.AuditedPrices;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.metrics.CorrelationMatrix;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.sleeve.SleeveInventory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What results say of themselves where nothing draws them. */
class ResultTextTest {
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2020, 1, 6), LocalDate.of(2020, 1, 7), LocalDate.of(2020, 1, 8));

    @Test
    @DisplayName("correlations are an aligned square, with a dash where a column is constant")
    void correlations() {
        ReturnMatrix returns = ReturnMatrix.of("r", DAYS, List.of("a", "b", "constant"), new double[][] {
            {0.01, 0.02, 0.03}, {0.03, 0.02, 0.01}, {0.01, 0.01, 0.01}
        });
        assertThat(CorrelationMatrix.of(returns))
                .hasToString(
                        """
                                       a       b  constant
                        a           1.00   -1.00         –
                        b          -1.00    1.00         –
                        constant       –       –      1.00
                        """);
    }

    @Test
    @DisplayName("the numbers of a stream are a row under their names, with a dash for what is not known")
    void metrics() {
        ReturnSeries stream = ReturnSeries.of("s", DAYS, 0.10, -0.10, 0);
        assertThat(StreamMetrics.of(stream, 252, OptionalDouble.of(1.5), OptionalDouble.empty()))
                .hasToString(
                        """
                        3 rows 2020-01-06 … 2020-01-08, 252 sessions a year
                              TWR  TWR a yr  vol a yr  drawdown  turnover     costs
                          -1.00 %         –         –   10.00 %      1.50         –
                        """);
        assertThat(StreamMetrics.of(
                                ReturnSeries.of("s", List.of()), 365, OptionalDouble.empty(), OptionalDouble.empty())
                        .toString())
                .startsWith("0 rows, 365 sessions a year\n");
    }

    @Test
    @DisplayName("an allocation, its layer 2 and its decision say each sleeve's weight beside the raw one")
    void allocations() {
        MetaAllocation allocation =
                Runs.small(Runs.sleeves(), new MemoryLines()).run().allocation(Runs.EQUAL);
        String lines = "  %-16s  33.33 %%  (raw  33.33 %%) \n";
        String decision = lines.formatted("instruments") + lines.formatted("etfs") + lines.formatted("crypto");
        assertThat(allocation.layer2().published()).hasToString(decision);
        int rows = allocation.layer2().join().returns().rows();
        int assets = allocation.assetWeights().assets().size();
        int decisions = allocation.layer2().rebalances().size();
        assertThat(allocation)
                .hasToString("equal_weight: " + rows + " joined rows, " + assets + " assets\n" + decision);
        assertThat(allocation.layer2())
                .hasToString("equal_weight: " + rows + " joined rows, " + decisions + " decisions out of sample\n"
                        + decision);
        assertThat(allocation.layer2().join().toString())
                .startsWith("equal_weight join (compound): " + rows + " rows ");
    }

    @Test
    @DisplayName("a stream of a run says whose it is, and audited prices what was found and what they are")
    void streamsAndPrices() {
        MetaRun run = Runs.small(Runs.sleeves(), new MemoryLines()).run();
        assertThat(run.stream(Runs.EQUAL).toString()).startsWith("meta_production under equal_weight, ");
        SessionDating dating = SessionDating.of(SleeveInventory.ETFS.calendar());
        RawTable.Builder rows = RawTable.builder("prices", "row", List.of("AMEX:A"));
        rows.row(1, Optional.of(RawTable.Stamp.of(DAYS.get(0))), 10);
        rows.row(2, Optional.of(RawTable.Stamp.of(DAYS.get(1))), 11);
        AuditedPrices good = IntegrityAudit.dated("etfs", rows.build(), dating);
        assertThat(good.toString()).endsWith("prices: 2 rows 2020-01-06 … 2020-01-07, 1 symbols\n");
        rows.row(3, Optional.of(new RawTable.Stamp(LocalDateTime.of(2020, 1, 8, 3, 7), Optional.empty())), 12);
        rows.row(4, Optional.of(RawTable.Stamp.of(DAYS.get(0))), -1);
        assertThat(IntegrityAudit.dated("etfs", rows.build(), dating).toString())
                .endsWith("no table\n");
    }
}
