package io.metafolio.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParquetCorpusTest {
    static List<Corpus.Entry> readable() {
        return Corpus.entries().stream().filter(entry -> !entry.isRefused()).toList();
    }

    static List<Corpus.Entry> refused() {
        return Corpus.entries().stream().filter(Corpus.Entry::isRefused).toList();
    }

    @ParameterizedTest(name = "{0} is read to the same stamps and bits")
    @MethodSource("readable")
    void sameBits(Corpus.Entry entry) {
        StampedTable table = ParquetTable.of(entry.file(), entry.bytes());
        assertThat(table.stamps().unit().code()).isEqualTo(entry.unit());
        assertThat(table.stamps().zone()).isEqualTo(entry.zone().map(ZoneId::of));
        assertThat(table.stamps().name()).isEqualTo(entry.name());
        assertThat(table.columns()).isEqualTo(entry.columns());
        assertThat(table.stamps().size()).isEqualTo(entry.rows());
        for (int t = 0; t < entry.rows(); t++) {
            assertThat(table.stamps().count(t)).isEqualTo(entry.stamp(t).orElse(Stamps.NOT_A_TIME));
        }
        for (int j = 0; j < table.columns().size(); j++) {
            double[] column = table.column(j);
            for (int t = 0; t < column.length; t++) {
                assertThat(Double.doubleToLongBits(column[t]))
                        .as("%s, row %d", table.columns().get(j), t)
                        .isEqualTo(Double.doubleToLongBits(entry.value(j, t)));
            }
        }
    }

    @ParameterizedTest(name = "{0} is refused by name, with the line that makes it readable")
    @MethodSource("refused")
    void refusedByName(Corpus.Entry entry) {
        assertThatThrownBy(() -> ParquetTable.of(entry.file(), entry.bytes()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(entry.file())
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(entry.refusal()));
    }

    @Test
    @DisplayName("the corpus holds files of three generations of pyarrow, of DuckDB and of Polars")
    void fromManyWriters() {
        assertThat(readable()).hasSizeGreaterThanOrEqualTo(60);
        for (String writer : List.of("pyarrow3-", "pyarrow10-", "pyarrow26-", "duckdb-", "polars-")) {
            assertThat(readable()).anyMatch(entry -> entry.file().startsWith(writer));
            assertThat(refused()).anyMatch(entry -> entry.file().startsWith(writer));
        }
    }
}
