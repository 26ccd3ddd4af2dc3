package io.metafolio.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static final int DOUBLES = 200_000;
    private static final int FIRST_SHORTEST_JDK = 19;

    /** RFC 8785, appendix B, IEEE 754 bits and their JSON form; three lines from ECMA-262's own examples follow. */
    @ParameterizedTest(name = "the number of bits {0} is {1}")
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbersOfTheStandard(String bits, String expected) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.number(value)).isEqualTo(expected);
    }

    /** Computed by hand or, for the powers of two, by exact decimal expansion. */
    @ParameterizedTest(name = "{0} is written as {1}")
    @CsvSource({
        "333333333.33333329, 333333333.3333333",
        "1e21, 1e+21",
        "1e20, 100000000000000000000",
        "1e-7, 1e-7",
        "0.0000012, 0.0000012",
        "0x1p-44, 5.684341886080802e-14",
        "0x1p-1, 0.5",
        "0.1, 0.1",
        "-0.0005, -0.0005",
        "100, 100",
        "123.456, 123.456",
        "1.5e300, 1.5e+300",
        "2e-323, 2e-323",
        "4.5e-323, 4.4e-323",
        "0x1p-1022, 2.2250738585072014e-308",
        "2.225073858507201e-308, 2.225073858507201e-308",
        // ties between two shortest forms go to the even digit: ECMA-262, Number::toString, note 2
        "562949953421312.25, 562949953421312.2",
        "562949953421312.75, 562949953421312.8"
    })
    void otherNumbers(String value, String expected) {
        double number = value.startsWith("0x") ? Double.parseDouble(value) : new BigDecimal(value).doubleValue();

        assertThat(CanonicalJson.number(number)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "200 000 random bit patterns read back exactly, in the fewest digits, seed {0}")
    @ValueSource(longs = {20260114})
    void readsBackExactly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DOUBLES; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertShortest(value);
            }
        }
    }

    @ParameterizedTest(name = "200 000 random fractions read back exactly, in the fewest digits, seed {0}")
    @ValueSource(longs = {20260115})
    void readsFractionsBackExactly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DOUBLES; i++) {
            assertShortest(random.nextDouble() * 2 - 1);
        }
    }

    @ParameterizedTest(name = "20 000 random numbers near zero read back exactly, in the fewest digits, seed {0}")
    @ValueSource(longs = {20260116})
    void readsTheLeastBackExactly(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DOUBLES / 10; i++) {
            double least = Double.longBitsToDouble(random.nextLong() >>> (12 + random.nextInt(52)));
            assertThat(Double.parseDouble(CanonicalJson.number(least))).isEqualTo(least);
            assertThat(digits(CanonicalJson.number(least)).length())
                    .isLessThanOrEqualTo(digits(Double.toString(least)).length());
        }
    }

    private static void assertShortest(double value) {
        String ours = CanonicalJson.number(value);
        String theirs = Double.toString(value);
        if (Double.doubleToLongBits(Double.parseDouble(ours)) != Double.doubleToLongBits(value)
                || digits(ours).length() > digits(theirs).length()) {
            throw new AssertionError(ours + " for " + theirs);
        }
        // before JDK 19 Double.toString prints too many digits for some values (JDK-4511638)
        if (Runtime.version().feature() >= FIRST_SHORTEST_JDK && Math.abs(value) >= Double.MIN_NORMAL) {
            assertThat(digits(ours)).isEqualTo(digits(theirs));
        }
    }

    private static String digits(String number) {
        return new BigDecimal(number).stripTrailingZeros().unscaledValue().toString();
    }

    @ParameterizedTest(name = "{0} has no JSON form and is refused")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotFinite(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(Map.of("weight", value)))
                .withMessageContaining(String.valueOf(value));
    }

    @ParameterizedTest(name = "the integer {0} is beyond what a double holds and is refused")
    @ValueSource(longs = {9007199254740993L, -9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE})
    void refusesGreatIntegers(long value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(value))
                .withMessageContaining(String.valueOf(value));
    }

    @Test
    @DisplayName("integers up to 2^53 are written as they are")
    void writesIntegers() {
        assertThat(CanonicalJson.write(List.of(0, -7, 9007199254740992L, -9007199254740992L)))
                .isEqualTo("[0,-7,9007199254740992,-9007199254740992]");
    }

    /** The keys of RFC 8785, section 3.2.3: by UTF-16 code units the smiley, a surrogate pair, precedes U+FB33. */
    @Test
    @DisplayName("keys are sorted by UTF-16 code units, not by code points")
    void sortsKeys() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("\u20ac", "Euro Sign");
        map.put("\r", "Carriage Return");
        map.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        map.put("1", "One");
        map.put("\ud83d\ude00", "Emoji: Grinning Face");
        map.put("\u0080", "Control");
        map.put("\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.write(map))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** The example of RFC 8785, section 3.2.2 to 3.2.3. */
    @Test
    @DisplayName("the standard's own example comes out as the standard prints it")
    void exampleOfTheStandard() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "numbers",
                List.of(Double.parseDouble("333333333.33333329"), 1E30, 4.50, 2e-3, 0.000000000000000000000000001));
        map.put("string", "\u20ac$\u000F\nA'B\"\\\\\"/");
        map.put("literals", Arrays.asList(null, true, false));

        assertThat(CanonicalJson.write(map))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    @DisplayName("control characters have their short escapes or four lower-case digits, all else stands as it is")
    void escapes() {
        assertThat(CanonicalJson.write("\b\t\n\f\r\"\\/\u0000\u001f\u007f\u00e9"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u007f\u00e9\"");
    }

    @Test
    @DisplayName("a blank beside what is escaped stands as it is, and a pair of surrogates does")
    void besideEscapes() {
        assertThat(CanonicalJson.write("a \"b\" \ud83d\ude00 ")).isEqualTo("\"a \\\"b\\\" \ud83d\ude00 \"");
    }

    @ParameterizedTest(name = "half a surrogate pair is refused, as the standard demands: case {index}")
    @ValueSource(strings = {"a\ud83d", "\ude00a", "\ud83dx", "\ude00\ud83d"})
    void refusesLoneSurrogates(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(text));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of(text, 1)));
    }

    @Test
    @DisplayName("objects and arrays nest, and an empty one is two brackets")
    void nests() {
        assertThat(CanonicalJson.write(Map.of("b", List.of(Map.of(), List.of()), "a", Map.of("z", 1, "y", "x"))))
                .isEqualTo("{\"a\":{\"y\":\"x\",\"z\":1},\"b\":[{},[]]}");
        assertThat(CanonicalJson.write(null)).isEqualTo("null");
    }

    @Test
    @DisplayName("what JSON has no canonical form for is refused by its type, keys included")
    void refusesForeignTypes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(List.of(1.5f)))
                .withMessageContaining("Float");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(new Object()))
                .withMessageContaining("Object");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.write(Collections.singletonMap(7, "x")))
                .withMessageContaining("Integer");
    }
}
