package io.metafolio.sleeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalIdTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);

    private static TemporalId id(Lookback lookback, int train, int test, LocalDate asOf) {
        return TemporalId.of(lookback, train, test, test, asOf);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JVM has SHA-256.", e);
        }
    }

    /** design/numbers.md: UTF-8 JSON with sorted keys and no spaces, dates ISO. */
    @Test
    @DisplayName("the hash is the SHA-256 of the ingredients' sorted JSON")
    void hash() {
        assertThat(id(Lookback.of(500), 60, 20, AS_OF).hash())
                .isEqualTo(sha256("{\"as_of\":\"2025-06-30\",\"lookback_days\":500,\"step_size\":20,"
                        + "\"test_window\":20,\"train_window\":60}"));
        assertThat(id(Lookback.ALL, 60, 20, AS_OF))
                .hasToString(sha256("{\"as_of\":\"2025-06-30\",\"lookback_days\":\"all\",\"step_size\":20,"
                        + "\"test_window\":20,\"train_window\":60}"));
    }

    @Test
    @DisplayName("a joined id adds join policy, sorted calendars and the common sessions")
    void joinedHash() {
        TemporalId joined = id(Lookback.of(500), 60, 20, AS_OF)
                .joined("compound", List.of("XNYS", "XCRY", "XNYS"), LocalDate.of(2024, 1, 2), AS_OF);

        assertThat(joined.hash())
                .isEqualTo(sha256("{\"as_of\":\"2025-06-30\",\"calendars\":[\"XCRY\",\"XNYS\"],"
                        + "\"first_session\":\"2024-01-02\",\"join_policy\":\"compound\","
                        + "\"last_session\":\"2025-06-30\",\"lookback_days\":500,\"step_size\":20,"
                        + "\"test_window\":20,\"train_window\":60}"));
    }

    @Test
    @DisplayName("ids are equal where every ingredient is, and only there")
    void equalIffIngredientsAre() {
        TemporalId id = id(Lookback.of(500), 60, 20, AS_OF);

        assertThat(id).isEqualTo(id(Lookback.of(500), 60, 20, AS_OF));
        assertThat(Stream.of(
                        id,
                        id(Lookback.of(501), 60, 20, AS_OF),
                        id(Lookback.ALL, 60, 20, AS_OF),
                        id(Lookback.of(500), 61, 20, AS_OF),
                        id(Lookback.of(500), 60, 21, AS_OF),
                        TemporalId.of(Lookback.of(500), 60, 20, 21, AS_OF),
                        id(Lookback.of(500), 60, 20, AS_OF.minusDays(1))))
                .doesNotHaveDuplicates()
                .extracting(TemporalId::hash)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a lookback uses its rows, all of them, or refuses to use more than there are")
    void lookback() {
        assertThat(Lookback.of(500).of(500, "etfs")).isEqualTo(500);
        assertThat(Lookback.of(500).of(731, "etfs")).isEqualTo(500);
        assertThat(Lookback.ALL.of(731, "etfs")).isEqualTo(731);
        assertThatThrownBy(() -> Lookback.of(500).of(499, "sleeve etfs"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("499 return rows", "500", "501 prices", "sleeve etfs");
    }

    @Test
    @DisplayName("a lookback stands in manifests as its number or as all")
    void lookbackParameter() {
        assertThat(Lookback.of(500).parameter()).isEqualTo(500);
        assertThat(Lookback.ALL.parameter()).isEqualTo("all");
        assertThat(Lookback.ALL).hasToString("all");
    }

    @ParameterizedTest(name = "a lookback of {0} rows is refused")
    @ValueSource(ints = {0, -1})
    void refusesBadLookback(int rows) {
        assertThatIllegalArgumentException().isThrownBy(() -> Lookback.of(rows)).withMessageContaining("" + rows);
    }
}
