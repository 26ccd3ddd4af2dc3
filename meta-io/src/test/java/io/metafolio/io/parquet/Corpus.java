package io.metafolio.io.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed files that other libraries wrote, and what each of them is known to hold ({@code parquet_corpus.py}). */
final class Corpus {
    private Corpus() {}

    /** One file: its content, or the words of its refusal. */
    record Entry(JsonNode node) {
        String file() {
            return node.get("file").asString();
        }

        boolean isRefused() {
            return node.has("refused");
        }

        List<String> refusal() {
            return texts(node.get("refused"));
        }

        String unit() {
            return node.get("unit").asString();
        }

        Optional<String> zone() {
            return text("zone");
        }

        Optional<String> name() {
            return text("name");
        }

        private Optional<String> text(String field) {
            return node.get(field).isNull()
                    ? Optional.empty()
                    : Optional.of(node.get(field).asString());
        }

        List<String> columns() {
            return texts(node.get("columns"));
        }

        int rows() {
            return node.get("stamps").size();
        }

        OptionalLong stamp(int row) {
            JsonNode stamp = node.get("stamps").get(row);
            return stamp.isNull() ? OptionalLong.empty() : OptionalLong.of(stamp.asLong());
        }

        double value(int column, int row) {
            String value = node.get("values").get(column).get(row).asString();
            return value.equals("nan") ? Double.NaN : Double.parseDouble(value.replace("inf", "Infinity"));
        }

        byte[] bytes() {
            return Corpus.bytes(file());
        }

        @Override
        public String toString() {
            return file() + " (" + node.get("writer").asString() + ")";
        }
    }

    static List<Entry> entries() {
        return JsonMapper.shared()
                .readTree(bytes("corpus.json"))
                .valueStream()
                .map(Entry::new)
                .toList();
    }

    static byte[] bytes(String file) {
        try (InputStream stream = Corpus.class.getResourceAsStream("corpus/" + file)) {
            return Objects.requireNonNull(stream, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
