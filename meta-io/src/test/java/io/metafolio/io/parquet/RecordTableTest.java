package io.metafolio.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What others read of such a file is {@link ParquetInteropTest}'s. */
class RecordTableTest {
    private static RecordTable table() {
        return RecordTable.of("t", 2)
                .counts("n", 1, 2)
                .texts("kind", List.of("a", ""))
                .numbers("weight", 0.5, Double.NaN);
    }

    @Test
    @DisplayName("the same bytes for the same table, between the marks of the format")
    void sameBytes() {
        assertThat(table().bytes())
                .isEqualTo(table().bytes())
                .startsWith(Footer.MAGIC)
                .endsWith(Footer.MAGIC);
    }

    @Test
    @DisplayName("a table is not changed by one made of it, nor by what is done to an array afterwards")
    void immutable() {
        double[] numbers = {1, 2};
        RecordTable one = table().numbers("more", numbers);
        byte[] before = one.bytes();
        numbers[0] = 3;
        assertThat(one.numbers("yet another", 1, 2).bytes()).isNotEqualTo(before);
        assertThat(one.bytes()).isEqualTo(before);
    }

    @Test
    @DisplayName("a table without a time column is refused by name where prices are read")
    void noPrices() {
        assertThatThrownBy(() -> ParquetTable.of("records", table().bytes()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("\"kind\" holds strings");
    }

    @Test
    @DisplayName("a name twice or empty, and a column of other length, are refused")
    void refused() {
        assertThatThrownBy(() -> table().texts("n", List.of("a", "b")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("\"n\"");
        assertThatThrownBy(() -> table().counts("", 1, 2)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> table().numbers("short", 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("2 values");
    }
}
