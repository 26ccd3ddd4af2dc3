package io.metafolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.profile.RiskProfile;
import io.metafolio.weights.AssetWeights;
import io.metafolio.weights.Weights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConcentrationTest {
    private static AssetWeights sleeve(String id, List<String> symbols, double... weights) {
        return AssetWeights.of(id, Weights.of(symbols, weights), Optional.empty());
    }

    private static AssetWeights halves(AssetWeights a, AssetWeights b) {
        return AssetWeights.together(Weights.of(List.of("a", "b"), 0.5, 0.5), List.of(a, b));
    }

    private static List<String> notices(AssetWeights weights) {
        return Concentration.notices(RiskProfile.HRP, weights);
    }

    @Test
    @DisplayName("an asset of a quarter of the portfolio is named, one of less is not")
    void names() {
        assertThat(notices(halves(
                        sleeve("a", List.of("SPY", "GLD", "TLT"), 0.5, 0.25, 0.25),
                        sleeve("b", List.of("BTC", "ETH", "SOL"), 0.4, 0.35, 0.25))))
                .containsExactly("SPY under hrp is 25.00 % of the portfolio, held by a");
        assertThat(notices(halves(
                        sleeve("a", List.of("SPY", "GLD", "TLT"), 0.375, 0.375, 0.25),
                        sleeve("b", List.of("SPY", "ETH", "SOL"), 0.25, 0.375, 0.375))))
                .containsExactly("SPY under hrp is 31.25 % of the portfolio, held by a, b");
    }

    @Test
    @DisplayName("an asset long in one sleeve and short in another is named, with what is held and what is left")
    void opposed() {
        AssetWeights opposed = halves(
                sleeve("a", List.of("SPY", "GLD", "TLT", "EFA"), 0.25, 0.25, 0.25, 0.25),
                sleeve("b", List.of("SPY", "BTC", "ETH", "SOL"), -0.5, 0.5, 0.5, 0.5));

        assertThat(notices(opposed))
                .containsExactly(
                        "SPY under hrp is long in one sleeve and short in another: gross 37.50 %, net -12.50 %",
                        "BTC under hrp is 25.00 % of the portfolio, held by b",
                        "ETH under hrp is 25.00 % of the portfolio, held by b",
                        "SOL under hrp is 25.00 % of the portfolio, held by b");
        assertThat(opposed.gross()).isCloseTo(0.375 + 3 * 0.125 + 3 * 0.25, within(1e-15));
        assertThat(opposed.effectiveNumber()).isEqualTo(1.25 * 1.25 / 0.25);
    }

    @Test
    @DisplayName("a short of a quarter counts by its size")
    void shortOnes() {
        assertThat(notices(sleeve(
                        "a",
                        List.of("SPY", "GLD", "TLT", "EFA", "IWM", "QQQ", "VNQ"),
                        -0.25,
                        0.2,
                        0.2,
                        0.2,
                        0.2,
                        0.225,
                        0.225)))
                .containsExactly("SPY under hrp is 25.00 % of the portfolio, held by a");
    }
}
