package io.metafolio.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDecimalTest {
    private static final int NUMBERS = 100_000;

    @ParameterizedTest(name = "in 128 bits the digits are those of exact arithmetic, over all magnitudes, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void sameDigits(long seed) {
        Random random = new Random(seed);
        int quick = 0;
        for (int i = 0; i < NUMBERS; i++) {
            double value = Math.scalb(1 + random.nextDouble(), random.nextInt(100) - 40);
            var found = ShortestDecimal.quick(value);
            quick += found.isPresent() ? 1 : 0;
            found.ifPresent(decimal ->
                    assertThat(decimal).as(() -> Double.toHexString(value)).isEqualTo(ShortestDecimal.exact(value)));
        }
        assertThat(quick).isGreaterThan(NUMBERS * 3 / 4);
    }

    @Test
    @DisplayName("and so are those of short decimals, of their neighbours, and of halves between two decimals")
    void edges() {
        Random random = new Random(4);
        for (int i = 0; i < NUMBERS; i++) {
            double decimal = random.nextInt(1_000_000) / StrictMath.pow(10, random.nextInt(9)) + 1e-6;
            double half = Math.scalb((double) (random.nextLong() >>> 11), -random.nextInt(53));
            for (double value : new double[] {decimal, Math.nextUp(decimal), Math.nextDown(decimal), half}) {
                ShortestDecimal.quick(value).ifPresent(found -> assertThat(found)
                        .as(() -> Double.toHexString(value))
                        .isEqualTo(ShortestDecimal.exact(value)));
            }
        }
    }
}
