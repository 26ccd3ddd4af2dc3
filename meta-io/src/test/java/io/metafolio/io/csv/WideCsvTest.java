package io.metafolio.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.TableException;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WideCsvTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    @Test
    @DisplayName("prices are read with their gaps, from files with byte order mark, quotes and Windows line ends")
    void readsPrices() throws IOException {
        PriceTable prices = PriceCsv.read(
                        file("\uFEFFdate,\"NYSE:A\",NYSE:B\r\n2024-01-02,1.5,\r\n2024-01-03,2e0,\"3\"\r\n"))
                .toPrices();
        assertThat(prices.symbols()).containsExactly("NYSE:A", "NYSE:B");
        assertThat(prices.dates()).containsExactly(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 1, 3));
        assertThat(prices.price(0, 0)).hasValue(1.5);
        assertThat(prices.price(0, 1)).isEmpty();
        assertThat(prices.price(1, 0)).hasValue(2.0);
        assertThat(prices.price(1, 1)).hasValue(3.0);
    }

    @Test
    @DisplayName("prices written are read back to the same bits")
    void roundTrip() throws IOException {
        Map<String, PriceTable> sample = SyntheticMarket.sample().prices();
        for (PriceTable table : sample.values()) {
            PriceTable back = PriceCsv.read(file(PriceCsv.text(table))).toPrices();
            assertThat(PriceCsv.text(back)).isEqualTo(PriceCsv.text(table));
            for (int t = 0; t < table.dates().size(); t++) {
                for (int j = 0; j < table.symbols().size(); j++) {
                    assertThat(back.price(t, j)).isEqualTo(table.price(t, j));
                }
            }
        }
    }

    @Test
    @DisplayName("every fault is reported at once, with line and value")
    void everyFault() throws IOException {
        Path file = file("day,A,A\n2024-01-02,1,2\n2024-01-02,-1,x\n02.01.2024,1,1\n2024-01-01,1,0\n2024-01-05,1\n\n");
        TableException refusal = catchThrowableOfType(
                TableException.class, () -> PriceCsv.read(file).toPrices());
        assertThat(refusal.faults())
                .containsExactly(
                        "column \"A\" occurs twice",
                        "line 1: the first column is \"day\", not \"date\"",
                        "line 3: \"x\" in column 3 is no number",
                        "line 4: \"02.01.2024\" is no date of the form 2024-11-29",
                        "line 5: date 2024-01-01 stands after 2024-01-02",
                        "line 5, 2024-01-01, A: price 0.0",
                        "line 6: 1 values for 2 columns",
                        "line 7: \"\" is no date of the form 2024-11-29");
        assertThat(refusal).hasMessageContaining(file.toString());
    }

    @ParameterizedTest(name = "the text {0} is no number")
    @ValueSource(strings = {"NaN", "Infinity", "1d", "0x1p3", " 1", "1 ", "1_000", "1,5", "--1", "1e", ".", "٣"})
    void noNumbers(String text) throws IOException {
        Path file = file("date,A\n2024-01-02,1\n2024-01-03,\"" + text + "\"\n");
        assertThatThrownBy(() -> PriceCsv.read(file).toPrices())
                .hasMessageContaining("\"" + text + "\" in column 2 is no number");
    }

    @ParameterizedTest(name = "the text {0} is no date")
    @ValueSource(
            strings = {
                "2024-02-30",
                "2024-1-2",
                "20240102",
                "2024-01-02T25:00",
                "2024-01-02T00:00Q",
                "+2024-01-02",
                "",
                "yesterday"
            })
    void noDates(String text) throws IOException {
        Path file = file("date,A\n2024-01-02,1\n" + text + ",1\n");
        assertThatThrownBy(() -> PriceCsv.read(file).toPrices()).hasMessageContaining("\"" + text + "\" is no date");
    }

    /** What pandas, Polars and DuckDB write of a stamp. */
    @ParameterizedTest(name = "the stamp {0} is read as {1}")
    @CsvSource({
        "2024-01-02, 2024-01-02T00:00",
        "2024-01-02 16:00:00, 2024-01-02T16:00",
        "2024-01-02T16:00, 2024-01-02T16:00",
        "2024-01-02 00:00:00+00:00, 2024-01-02T00:00 Z",
        "2024-01-02T00:00:00Z, 2024-01-02T00:00 Z",
        "2024-01-02 16:00:00-05:00, 2024-01-02T16:00 -05:00",
        "2024-01-02 23:59:59.999+00, 2024-01-02T23:59:59.999 Z"
    })
    void stamps(String text, String stamp) throws IOException {
        RawTable rows = PriceCsv.read(file("date,A\n" + text + ",1\n"));
        assertThat(rows.stamp(0).orElseThrow()).hasToString(stamp);
        assertThat(rows.unread()).isEmpty();
    }

    @Test
    @DisplayName("returns must fill every cell, and may be negative but no ruin")
    void returns() throws IOException {
        ReturnMatrix matrix = ReturnCsv.read(file("date,A,B\n2024-01-02,-0.5,0\n2024-01-03,.25,1e-3\n"));
        assertThat(matrix.at(0, 0)).isEqualTo(-0.5);
        assertThat(matrix.at(1, 1)).isEqualTo(0.001);
        Path gap = file("date,A,B\n2024-01-02,1,\n2024-01-03,1,1\n");
        assertThatThrownBy(() -> ReturnCsv.read(gap)).hasMessageContaining("line 2, 2024-01-02, B: no return");
        Path wrong = file("date,A\n2024-01-02,1\nx,1\n2024-01-03,y\n");
        assertThatThrownBy(() -> ReturnCsv.read(wrong)).hasMessageContaining("2 faults");
    }

    @Test
    @DisplayName("a quote that is never closed is refused")
    void openQuote() throws IOException {
        Path file = file("date,A\n2024-01-02,\"1\n");
        assertThatThrownBy(() -> PriceCsv.read(file).toPrices()).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("a file that is not there is named")
    void missing() {
        assertThatThrownBy(() -> PriceCsv.read(folder.resolve("nowhere.csv")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("nowhere.csv")
                .hasMessageContaining("no such file");
    }
}
