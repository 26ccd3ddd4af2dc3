package io.metafolio.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.csv.PriceCsv;
import io.metafolio.io.parquet.ParquetTable;
import io.metafolio.io.pickle.PandasPickle;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.RuinException;
import io.metafolio.returns.TableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
    private static final String CSV = "date,NYSE:A,NYSE:B\n2024-01-02,1.5,\n2024-01-03,2,3\n2024-01-04,2.5,3.5\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table"), bytes);
    }

    private static StampedTable table(Stamps stamps, double... values) {
        return StampedTable.of("t", stamps, List.of("A"), new double[][] {values});
    }

    @Test
    @DisplayName("prices are the same from CSV, a pickle and Parquet, whatever the file's name, gaps included")
    void prices() throws IOException {
        PriceTable csv =
                PriceFile.read(file(CSV.getBytes(StandardCharsets.UTF_8))).toPrices();
        assertThat(csv.price(0, 1)).isEmpty();
        PriceTable pickle =
                PriceFile.read(file(PandasPickle.bytes(StampedTable.of(csv)))).toPrices();
        PriceTable parquet =
                PriceFile.read(file(ParquetTable.bytes(StampedTable.of(csv)))).toPrices();
        assertThat(PriceCsv.text(pickle)).isEqualTo(CSV);
        assertThat(PriceCsv.text(parquet)).isEqualTo(CSV);
        assertThat(csv.withSource("prices").source()).isEqualTo("prices");
    }

    @Test
    @DisplayName("returns are the same from CSV, a pickle and Parquet, whatever the file's name")
    void returns() throws IOException {
        ReturnMatrix csv = ReturnFile.read(
                file("date,A,B\n2024-01-02,0.01,-0.02\n2024-01-03,1e-300,0.5\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(ReturnFile.read(file(PandasPickle.bytes(StampedTable.of("r", csv)))))
                .isEqualTo(csv);
        assertThat(ReturnFile.read(file(ParquetTable.bytes(StampedTable.of("r", csv)))))
                .isEqualTo(csv);
    }

    @Test
    @DisplayName("a missing file, and one of fewer bytes than a name, are refused")
    void unreadable() throws IOException {
        assertThatThrownBy(() -> PriceFile.read(folder.resolve("no")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("There is no such file");
        assertThatThrownBy(() -> PriceFile.read(folder)).isInstanceOf(RefusedException.class);
        Path short_ = file(new byte[] {'P', 'A'});
        assertThatThrownBy(() -> ReturnFile.read(short_)).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("stamps off midnight, without a date and out of order, and missing returns, are faults by row")
    void faults() {
        long day = StampUnit.NANOS.perDay();
        Stamps off =
                Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.empty(), day, 2 * day + 1, Stamps.NOT_A_TIME);
        assertThatThrownBy(() -> table(off, 0.1, 0.2, 0.3).toReturns())
                .isInstanceOf(TableException.class)
                .hasMessageContaining("row 2: stamp 1970-01-03T00:00:00.000000001 is not at midnight")
                .hasMessageContaining("row 3: no date (NaT)");
        Stamps turned = Stamps.of(StampUnit.DAYS, Optional.empty(), Optional.empty(), 5, 4, 3);
        assertThatThrownBy(() -> table(turned, 0.1, Double.NaN, 0.3).toReturns())
                .isInstanceOf(TableException.class)
                .hasMessageContaining("stands after")
                .hasMessageContaining("A: ");
        Stamps days = Stamps.of(StampUnit.DAYS, Optional.empty(), Optional.empty(), 3, 4);
        assertThatThrownBy(() -> table(days, 0.1, -1).toReturnSeries("etfs/hrp"))
                .isInstanceOf(RuinException.class)
                .hasMessageContaining("etfs/hrp");
    }

    @Test
    @DisplayName("midnight is that of the stamps' zone")
    void zones() {
        ZoneId newYork = ZoneId.of("America/New_York");
        long midnight = LocalDate.of(2024, 7, 1).atStartOfDay(newYork).toEpochSecond();
        Stamps stamps = Stamps.of(
                StampUnit.SECONDS,
                Optional.of(newYork),
                Optional.empty(),
                midnight,
                midnight + 86_400,
                midnight + 172_800);
        assertThat(table(stamps, 1, 2, 3).toPrices().dates())
                .containsExactly(LocalDate.of(2024, 7, 1), LocalDate.of(2024, 7, 2), LocalDate.of(2024, 7, 3));
        Stamps inUtc =
                Stamps.of(StampUnit.SECONDS, Optional.of(ZoneId.of("UTC")), Optional.empty(), midnight, midnight);
        assertThatThrownBy(() -> table(inUtc, 1, 2).toPrices()).hasMessageContaining("2024-07-01T04:00 UTC");
        assertThat(stamps).hasToString("3 stamps in s, America/New_York, 2024-07-01T00:00 … 2024-07-03T00:00");
        assertThat(stamps)
                .hasSameHashCodeAs(
                        Stamps.of(StampUnit.SECONDS, Optional.of(newYork), Optional.empty(), stamps.toArray()));
    }

    @Test
    @DisplayName("several columns are no stream, and shapes that do not fit are refused")
    void shapes() {
        Stamps days = Stamps.of(StampUnit.DAYS, Optional.empty(), Optional.empty(), 3, 4);
        StampedTable two = StampedTable.of("t", days, List.of("A", "B"), new double[][] {{1, 2}, {3, 4}});
        assertThatThrownBy(() -> two.toReturnSeries("etfs/hrp"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2 columns [A, B]");
        assertThatThrownBy(() -> StampedTable.of("t", days, List.of("A"), new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 labels and 2 stamps");
        assertThat(two).hasToString("t: 2 stamps in D, 1970-01-04T00:00 … 1970-01-05T00:00, columns [A, B]");
        assertThatThrownBy(() -> Stamps.ofDates(List.of(LocalDate.of(2500, 1, 1))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2500-01-01");
    }
}
