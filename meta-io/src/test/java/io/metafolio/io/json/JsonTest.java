package io.metafolio.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.RefusedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.io.NumberOutput;

class JsonTest {
    @Test
    @DisplayName("maps keep their order, doubles have their shortest digits, lines end with a line feed")
    void pretty() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", 0.1);
        tree.put("a", List.of(1e-7, 2.0, 3));
        tree.put("c", Map.of("text", "ü\"\n"));
        assertThat(Json.pretty(tree))
                .isEqualTo("{\n  \"b\": 0.1,\n  \"a\": [1e-7,2,3],\n  \"c\": {\n    \"text\": \"ü\\\"\\n\"\n  }\n}\n");
    }

    @Test
    @DisplayName("every kind of value comes back as it was, in its order and with its type")
    void everyKind() {
        String text =
                "{\"text\": \"\u2028\",\"whole\": 1,\"long\": 9007199254740993,\"big\": 123456789012345678901234567890,"
                        + "\"part\": 1.0,\"small\": 5E-324,\"yes\": true,\"no\": false,\"none\": null,\"empty\": {},"
                        + "\"list\": [[],{\"x\": -0.5}]}";
        var tree = Json.object(text, "here");
        assertThat(tree.keySet())
                .containsExactly("text", "whole", "long", "big", "part", "small", "yes", "no", "none", "empty", "list");
        assertThat(tree)
                .containsEntry("text", "\u2028")
                .containsEntry("whole", 1)
                .containsEntry("long", 9007199254740993L)
                .containsEntry("big", new BigInteger("123456789012345678901234567890"))
                .containsEntry("part", 1.0)
                .containsEntry("small", Double.MIN_VALUE)
                .containsEntry("yes", true)
                .containsEntry("no", false)
                .containsEntry("none", null)
                .containsEntry("empty", Map.of())
                .containsEntry("list", List.of(List.of(), Map.of("x", -0.5)));
        assertThat(Json.object(Json.pretty(tree), "there").toString().replace("1.0", "1"))
                .isEqualTo(tree.toString().replace("1.0", "1"));
    }

    @Test
    @DisplayName("what is no value of JSON is not written")
    void noValue() {
        assertThatThrownBy(() -> Json.pretty(Map.of("day", LocalDate.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970-01-01")
                .hasMessageContaining("LocalDate");
    }

    @Test
    @DisplayName("an object of a hundred thousand levels is refused, not answered with an overflow")
    void depth() {
        assertThatThrownBy(() -> Json.object("{\"a\":".repeat(100_000), "some file"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("some file");
    }

    @ParameterizedTest(name = "{0} is refused with its place")
    @ValueSource(
            strings = {"{\"a\":1,\"a\":2}", "{\"a\":1} x", "{\"a\":NaN}", "{\"a\":", "[1]", "", "{'a':1}", "{\"a\":01}"
            })
    void strict(String text) {
        assertThatThrownBy(() -> Json.object(text, "some file, line 3"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("some file, line 3");
    }

    @Test
    @DisplayName("shortest digits are those of an independent implementation, over 200 000 seeded doubles, seed 11")
    void shortestDigits() {
        Random random = new Random(11);
        for (int k = 0; k < 200_000; k++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String canonical = CanonicalJson.number(value);
                assertThat(Double.parseDouble(canonical)).isEqualTo(value);
                assertThat(digits(canonical)).isEqualTo(digits(NumberOutput.toString(value, true)));
            }
        }
    }

    @Test
    @DisplayName("powers of two, where the gap below is half the gap above, have their shortest digits too")
    void powersOfTwo() {
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            double value = Math.scalb(1.0, exponent);
            assertThat(digits(CanonicalJson.number(value)))
                    .as("2^%s", exponent)
                    .isEqualTo(digits(NumberOutput.toString(value, true)));
        }
    }

    private static BigDecimal digits(String number) {
        return new BigDecimal(number).stripTrailingZeros();
    }

    @Test
    @DisplayName("a map or set whose order changes from one JVM to the next is refused, wherever it stands in a tree")
    void unordered() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", List.of(Map.of("left", 1, "right", 2, "height", 0.5)));
        assertThatThrownBy(() -> Json.pretty(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whose order changes from one JVM to the next");
        tree.put("rows", Set.of("a", "b", "c"));
        assertThatThrownBy(() -> Json.pretty(tree)).isInstanceOf(IllegalArgumentException.class);
        tree.put("rows", List.of(Map.of("left", 1)));
        assertThat(Json.pretty(tree)).contains("\"left\": 1");
    }
}
