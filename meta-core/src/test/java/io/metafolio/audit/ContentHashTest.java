package io.metafolio.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);
    private static final List<LocalDate> DAYS = List.of(DAY, DAY.plusDays(1));

    /** FIPS 180-2, appendix B.1, and the hash of nothing. */
    @Test
    @DisplayName("the SHA-256 of \"abc\" is that of the standard")
    void knownVectors() {
        assertThat(ContentHash.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ContentHash.sha256(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    @DisplayName("the bytes of weights are as documented: lengths before texts, a count, big-endian doubles")
    void documentedBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        text(bytes, "kind");
        bytes.putLong(2);
        text(bytes, "\u20ac");
        bytes.putDouble(0.25);
        text(bytes, "b");
        bytes.putDouble(0.75);
        byte[] used = new byte[bytes.position()];
        bytes.flip().get(used);

        assertThat(ContentHash.of("kind")
                        .weights(Weights.of(List.of("\u20ac", "b"), 0.25, 0.75))
                        .hex())
                .isEqualTo(ContentHash.sha256(used));
    }

    private static void text(ByteBuffer bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.putInt(utf8.length).put(utf8);
    }

    @Test
    @DisplayName("texts cut at another place do not share their bytes")
    void lengthPrefixes() {
        assertThat(Stream.of(
                                ContentHash.of("k").text("ab").text("c"),
                                ContentHash.of("k").text("a").text("bc"),
                                ContentHash.of("k").text("abc"),
                                ContentHash.of("ka").text("b").text("c"),
                                ContentHash.of("k").text("abc").text(""))
                        .map(ContentHash::hex))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("one bit of one number, the sign of zero included, changes the hash")
    void seesEveryBit() {
        assertThat(Stream.of(0.1, Math.nextUp(0.1), 0.0, -0.0)
                        .map(value -> ContentHash.of("k").number(value).hex()))
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("the order of weights is part of their content")
    void seesOrder() {
        assertThat(ContentHash.of("k")
                        .weights(Weights.of(List.of("a", "b"), 0.5, 0.5))
                        .hex())
                .isNotEqualTo(ContentHash.of("k")
                        .weights(Weights.of(List.of("b", "a"), 0.5, 0.5))
                        .hex());
    }

    @Test
    @DisplayName("dates and values of a stream are its content, its name is not")
    void hashesSeries() {
        String hash = hash(ReturnSeries.of("a", DAYS, 0.1, 0.2));

        assertThat(hash).isEqualTo(hash(ReturnSeries.of("other", DAYS, 0.1, 0.2)));
        assertThat(Stream.of(
                        hash,
                        hash(ReturnSeries.of("a", DAYS, 0.2, 0.1)),
                        hash(ReturnSeries.of("a", List.of(DAY, DAY.plusDays(2)), 0.1, 0.2)),
                        hash(ReturnSeries.of("a", List.of(DAY), 0.1))))
                .doesNotHaveDuplicates();
    }

    private static String hash(ReturnSeries series) {
        return ContentHash.of("k").series(series).hex();
    }

    @Test
    @DisplayName("dates, labels, shape and values of a matrix are its content")
    void hashesMatrix() {
        assertThat(Stream.of(
                        hash(List.of("a", "b"), new double[][] {{1, 2}, {3, 4}}),
                        hash(List.of("b", "a"), new double[][] {{1, 2}, {3, 4}}),
                        hash(List.of("a", "b"), new double[][] {{1, 3}, {2, 4}}),
                        hash(List.of("a"), new double[][] {{1, 2}})))
                .doesNotHaveDuplicates();
    }

    private static String hash(List<String> columns, double[][] values) {
        return ContentHash.of("k")
                .matrix(ReturnMatrix.of("test", DAYS, columns, values))
                .hex();
    }

    @Test
    @DisplayName("an absent price is content too, other than any price, in its place")
    void hashesAbsence() {
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble one = OptionalDouble.of(1);
        assertThat(Stream.of(prices(none, one), prices(one, none), prices(one, one), prices(none, none))
                        .map(prices -> ContentHash.of("k").prices(prices).hex()))
                .doesNotHaveDuplicates();
    }

    /** The documented bytes, written without a buffer. */
    private static final class Bytes {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(all);

        Bytes text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return written(() -> {
                out.writeInt(utf8.length);
                out.write(utf8);
            });
        }

        Bytes number(double value) {
            return written(() -> out.writeDouble(value));
        }

        Bytes count(long value) {
            return written(() -> out.writeLong(value));
        }

        private Bytes written(IoRunnable write) {
            try {
                write.run();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String hash() {
            return ContentHash.sha256(all.toByteArray());
        }
    }

    private interface IoRunnable {
        void run() throws IOException;
    }

    @Test
    @DisplayName("streams, matrices, prices and portfolios have the bytes that are documented")
    void everyKind() {
        assertThat(ContentHash.of("k")
                        .series(ReturnSeries.of("a", DAYS, 0.1, 0.2))
                        .hex())
                .isEqualTo(new Bytes()
                        .text("k")
                        .count(2)
                        .text("2024-03-04")
                        .text("2024-03-05")
                        .number(0.1)
                        .number(0.2)
                        .hash());
        assertThat(hash(List.of("a", "b"), new double[][] {{1, 2}, {3, 4}}))
                .isEqualTo(new Bytes()
                        .text("k")
                        .count(2)
                        .text("2024-03-04")
                        .text("2024-03-05")
                        .count(2)
                        .text("a")
                        .number(1)
                        .number(2)
                        .text("b")
                        .number(3)
                        .number(4)
                        .hash());
        assertThat(ContentHash.of("k")
                        .prices(prices(OptionalDouble.of(1.5), OptionalDouble.empty()))
                        .hex())
                .isEqualTo(new Bytes()
                        .text("k")
                        .count(2)
                        .text("2024-03-04")
                        .text("2024-03-05")
                        .count(1)
                        .text("A")
                        .number(1.5)
                        .number(Double.NaN)
                        .hash());
        AssetWeights assets = AssetWeights.of("s", Weights.of(List.of("X", "Y"), 0.5, 0.25), Optional.empty());
        assertThat(ContentHash.of("k").assets(assets).count(7).hex())
                .isEqualTo(new Bytes()
                        .text("k")
                        .count(2)
                        .text("X")
                        .count(1)
                        .text("s")
                        .number(0.5)
                        .text("Y")
                        .count(1)
                        .text("s")
                        .number(0.25)
                        .count(1)
                        .text("CASH")
                        .count(1)
                        .text("s")
                        .number(0.25)
                        .count(7)
                        .hash());
    }

    @ParameterizedTest(name = "the {0} is hashed as its ISO text")
    @ValueSource(
            strings = {
                "0001-01-01",
                "0999-12-31",
                "1000-01-01",
                "1909-08-07",
                "9999-12-31",
                "+10000-01-01",
                "-0044-03-15"
            })
    void everyYear(String date) {
        assertThat(ContentHash.of("k")
                        .series(ReturnSeries.of("a", List.of(LocalDate.parse(date)), 0.1))
                        .hex())
                .isEqualTo(new Bytes().text("k").count(1).text(date).number(0.1).hash());
    }

    @ParameterizedTest(name = "a text of {0} bytes among others, and what follows it")
    @ValueSource(ints = {0, 1, 8_170, 8_187, 8_188, 8_189, 8_191, 8_192, 8_193, 20_000})
    void everyLength(int length) {
        String text = "x".repeat(length);
        assertThat(ContentHash.of("k").number(1).text(text).count(2).text("y").hex())
                .isEqualTo(new Bytes()
                        .text("k")
                        .number(1)
                        .text(text)
                        .count(2)
                        .text("y")
                        .hash());
    }

    @Test
    @DisplayName("content of many times the buffer's size, of numbers, texts and dates")
    void manyBuffers() {
        ContentHash hash = ContentHash.of("k");
        Bytes bytes = new Bytes().text("k");
        for (int k = 0; k < 3_000; k++) {
            hash.number(k).text("t" + k).series(ReturnSeries.of("a", List.of(DAY.plusDays(k)), 0.5));
            bytes.number(k)
                    .text("t" + k)
                    .count(1)
                    .text(DAY.plusDays(k).toString())
                    .number(0.5);
        }
        assertThat(hash.hex()).isEqualTo(bytes.hash());
    }

    private static PriceTable prices(OptionalDouble first, OptionalDouble second) {
        return PriceTable.builder("test", List.of("A"))
                .row("1", DAYS.get(0), List.of(first))
                .row("2", DAYS.get(1), List.of(second))
                .build();
    }
}
