package io.metafolio.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.RefusedException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
}
