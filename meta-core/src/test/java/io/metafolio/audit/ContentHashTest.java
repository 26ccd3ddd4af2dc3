package io.metafolio.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

    private static PriceTable prices(OptionalDouble first, OptionalDouble second) {
        return PriceTable.builder("test", List.of("A"))
                .row("1", DAYS.get(0), List.of(first))
                .row("2", DAYS.get(1), List.of(second))
                .build();
    }
}
