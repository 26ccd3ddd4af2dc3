package io.metafolio.io.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.io.table.StampedTable;
import java.time.ZoneId;
import tools.jackson.databind.JsonNode;

/** Compares a table with what Python wrote down of it: stamps as integers, values as hex floats. */
final class ExpectedTable {
    private ExpectedTable() {}

    static void assertEqual(StampedTable table, JsonNode expected) {
        assertThat(table.isSeries()).isEqualTo(expected.get("series").asBoolean());
        assertThat(table.stamps().unit().code()).isEqualTo(expected.get("unit").asString());
        assertThat(table.stamps().zone().map(ZoneId::getId).orElse("none")).isEqualTo(text(expected, "zone"));
        assertThat(table.stamps().name().orElse("none")).isEqualTo(text(expected, "index_name"));
        assertThat(table.stamps().toArray())
                .containsExactly(expected.get("stamps")
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .toArray());
        if (table.isSeries()) {
            assertThat(table.columns()).containsExactly(expected.get("name").isNull() ? "" : text(expected, "name"));
        } else {
            assertThat(table.columns())
                    .containsExactlyElementsOf(expected.get("columns")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
        JsonNode values = expected.get("values");
        assertThat(values.size()).isEqualTo(table.columns().size());
        for (int j = 0; j < values.size(); j++) {
            assertThat(bits(table.column(j)))
                    .containsExactly(values.get(j)
                            .valueStream()
                            .mapToLong(value -> Double.doubleToLongBits(number(value.asString())))
                            .toArray());
        }
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).isNull() ? "none" : node.get(key).asString();
    }

    private static long[] bits(double[] values) {
        long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToLongBits(values[i]);
        }
        return bits;
    }

    private static double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
