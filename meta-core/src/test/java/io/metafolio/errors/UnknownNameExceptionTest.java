package io.metafolio.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.configuration.Parameters;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownNameExceptionTest {
    @ParameterizedTest(name = "\"{0}\" may have been {1}")
    @CsvSource({"hp, hrp", "HRP, hrp", "min_varianc, min_variance", "minvariance, min_variance", "barbells, barbell"})
    void near(String name, String meant) {
        assertThat(UnknownNameException.nearest(name, List.of("min_variance", "hrp", "barbell")))
                .hasValue(meant);
    }

    @ParameterizedTest(name = "\"{0}\" is near to nothing")
    @CsvSource({"alchemy", "h", "min", "min_variance_with_much_more"})
    void far(String name) {
        assertThat(UnknownNameException.nearest(name, List.of("min_variance", "hrp", "barbell")))
                .isEmpty();
    }

    /** Whose letters were counted one by one against every known name before: half a minute. */
    @Test
    @DisplayName("a name of ten million letters is near to nothing, and that is seen by its length")
    void longNames() {
        assertThat(UnknownNameException.nearest("x".repeat(10_000_000), Parameters.pointers()))
                .isEmpty();
        assertThat(new UnknownNameException("parameter", "x".repeat(10_000_000), "here", Parameters.pointers()))
                .hasMessageContaining("Maybe check the spelling");
    }
}
