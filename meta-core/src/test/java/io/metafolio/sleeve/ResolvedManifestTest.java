package io.metafolio.sleeve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.ContentHash;
import io.metafolio.errors.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResolvedManifestTest {
    private static final ResolvedManifest MANIFEST = new ResolvedManifest(
            "etfs",
            "institutional_etf",
            Map.of(
                    "selection", Map.of("selection_mode", "v4"),
                    "features", Map.of(),
                    "data", Map.of("calendar", "XNYS"),
                    "backtest", Map.of("train_window", 60, "lookback_days", 500)));

    @Test
    @DisplayName("a parameter is found by block and name")
    void findsParameters() {
        assertThat(MANIFEST.parameter("backtest", "train_window")).isEqualTo(60);
    }

    @Test
    @DisplayName("a parameter that is not there is refused by its pointer")
    void refusesAbsentParameters() {
        assertThatThrownBy(() -> MANIFEST.parameter("backtest", "test_window"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("/backtest/test_window", "etfs");
        assertThatThrownBy(() -> MANIFEST.parameter("other", "x")).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("a missing and an unknown block are refused")
    void refusesBlocks() {
        assertThatThrownBy(() -> new ResolvedManifest("etfs", "p", Map.of("backtest", Map.of())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("etfs", "[backtest]", "selection");
        assertThatThrownBy(() -> new ResolvedManifest(
                        "etfs",
                        "p",
                        Map.of(
                                "backtest", Map.of(),
                                "data", Map.of(),
                                "features", Map.of(),
                                "selections", Map.of())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("selections");
    }

    @Test
    @DisplayName("the hash is that of the canonical JSON, in whatever order the blocks were given")
    void hash() {
        assertThat(MANIFEST.hash())
                .isEqualTo(ContentHash.sha256(
                        "{\"backtest\":{\"lookback_days\":500,\"train_window\":60},\"data\":{\"calendar\":\"XNYS\"},"
                                + "\"features\":{},\"run_profile\":\"institutional_etf\","
                                + "\"selection\":{\"selection_mode\":\"v4\"},\"sleeve\":\"etfs\"}"));
    }
}
