package io.metafolio.parity;

import static io.metafolio.parity.ParityFinding.Verdict.DIFFERENT;
import static io.metafolio.parity.ParityFinding.Verdict.EQUAL;
import static io.metafolio.parity.ParityFinding.Verdict.WAIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.metafolio.sleeve.ResolvedManifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ParityPolicyTest {
    private static final ParityPolicy STRICT = ParityPolicy.institutional();
    private static final ParityWaiver SLIPPAGE =
            new ParityWaiver("crypto", "/backtest/backtest_slippage", 0.0005, 0.001, "spreads");

    /** What temporal and fidelity parity need. */
    static final Map<String, Object> BACKTEST = Map.of(
            "lookback_days", 500,
            "train_window", 60,
            "test_window", 20,
            "step_size", 20,
            "simulator", "custom",
            "backtest_slippage", 0.0005,
            "backtest_commission", 0.0001);

    private static ResolvedManifest manifest(String sleeve, Map<String, Object> backtest) {
        return manifest(sleeve, Map.of(), backtest);
    }

    private static ResolvedManifest manifest(String sleeve, Map<String, Object> features, Map<String, Object> own) {
        Map<String, Object> backtest = new TreeMap<>(BACKTEST);
        backtest.putAll(own);
        return new ResolvedManifest(
                sleeve,
                "production",
                Map.of(
                        "features",
                        features,
                        "selection",
                        Map.of("selection_mode", "none"),
                        "backtest",
                        backtest,
                        "data",
                        Map.of("calendar", sleeve)));
    }

    private static ParityReport compare(ParityPolicy policy, Object reference, Object value) {
        return policy.compare(
                List.of(manifest("etfs", Map.of("p", reference)), manifest("crypto", Map.of("p", value))));
    }

    private static ParityReport slippage(ParityPolicy policy, double etfs, double crypto) {
        return policy.compare(List.of(
                manifest("etfs", Map.of("backtest_slippage", etfs)),
                manifest("crypto", Map.of("backtest_slippage", crypto))));
    }

    @Test
    @DisplayName("equal parameters pass, each of them listed; the block data is a sleeve's own")
    void equal() {
        ParityReport report = compare(STRICT, 500, 500);

        assertThat(report.passes()).isTrue();
        assertThat(report.orThrow()).isSameAs(report);
        assertThat(report.sleeves()).containsExactly("etfs", "crypto");
        assertThat(report.findings())
                .extracting(ParityFinding::pointer)
                .containsExactly(
                        "/selection/selection_mode",
                        "/backtest/backtest_commission",
                        "/backtest/backtest_slippage",
                        "/backtest/lookback_days",
                        "/backtest/p",
                        "/backtest/simulator",
                        "/backtest/step_size",
                        "/backtest/test_window",
                        "/backtest/train_window");
        assertThat(report.findings()).allMatch(finding -> finding.verdict() == EQUAL);
    }

    @Test
    @DisplayName("a difference refuses, named by pointer, sleeves and both values")
    void different() {
        ParityReport report = compare(STRICT, 500, 250);

        assertThat(report.passes()).isFalse();
        assertThatExceptionOfType(ParityException.class)
                .isThrownBy(report::orThrow)
                .withMessageContainingAll("1 undeclared difference", "/backtest/p is 250 in crypto, 500 in etfs")
                .satisfies(refusal -> assertThat(refusal.report()).isEqualTo(report));
    }

    @Test
    @DisplayName("true and \"true\" are different values; 1 and 1.0 are one number, as in JSON")
    void comparesTypes() {
        assertThat(compare(STRICT, true, "true").passes()).isFalse();
        assertThat(compare(STRICT, 1, "1").passes()).isFalse();
        assertThat(compare(STRICT, 1, 1.0).passes()).isTrue();
    }

    @Test
    @DisplayName("lists are compared in order")
    void comparesListsInOrder() {
        assertThat(compare(STRICT, List.of("A", "B"), List.of("A", "B")).passes())
                .isTrue();
        assertThat(compare(STRICT, List.of("A", "B"), List.of("B", "A")).passes())
                .isFalse();
    }

    @Test
    @DisplayName("a parameter that one sleeve lacks is a difference, whichever lacks it")
    void missing() {
        ResolvedManifest with = manifest("etfs", Map.of("p", 1));
        ResolvedManifest without = manifest("crypto", Map.of());

        for (ParityReport report :
                List.of(STRICT.compare(List.of(with, without)), STRICT.compare(List.of(without, with)))) {
            assertThat(report.findings(DIFFERENT)).singleElement().asString().contains("/backtest/p is", "absent");
        }
    }

    @Test
    @DisplayName("all differences of all sleeves and blocks are reported at once")
    void reportsAll() {
        ParityReport report = STRICT.compare(List.of(
                manifest("a", Map.of("f", 1), Map.of("p", 1, "q", true)),
                manifest("b", Map.of("f", 2), Map.of("p", 1, "q", false)),
                manifest("c", Map.of("f", 1), Map.of("p", 3, "q", true))));

        assertThatExceptionOfType(ParityException.class)
                .isThrownBy(report::orThrow)
                .withMessageContainingAll(
                        "3 undeclared differences",
                        "/features/f is 2 in b, 1 in a",
                        "/backtest/q is false in b, true in a",
                        "/backtest/p is 3 in c, 1 in a",
                        "a, b, c");
        assertThat(report.findings()).hasSize(22);
    }

    @Test
    @DisplayName("a waiver permits its one value, and stands beside the finding")
    void waived() {
        ParityReport report = slippage(STRICT.waive(List.of(SLIPPAGE)), 0.0005, 0.001);

        assertThat(report.passes()).isTrue();
        assertThat(report.unusedWaivers()).isEmpty();
        assertThat(report.findings(WAIVED)).singleElement().satisfies(finding -> assertThat(finding.waiver())
                .contains(SLIPPAGE));
    }

    @Test
    @DisplayName("a waiver works whichever of the two sleeves is the reference")
    void waivesBothWays() {
        ParityReport report = STRICT.waive(List.of(SLIPPAGE))
                .compare(List.of(
                        manifest("crypto", Map.of("backtest_slippage", 0.001)),
                        manifest("etfs", Map.of("backtest_slippage", 0.0005))));

        assertThat(report.findings(WAIVED)).hasSize(1);
        assertThat(report.passes()).isTrue();
    }

    @Test
    @DisplayName("a value one ulp beside the waiver's is not waived, on either side")
    void waivesExactValuesOnly() {
        ParityPolicy policy = STRICT.waive(List.of(SLIPPAGE));

        assertThat(slippage(policy, 0.0005, Math.nextUp(0.001)).passes()).isFalse();
        assertThat(slippage(policy, 0.0005, Math.nextDown(0.001)).passes()).isFalse();
        assertThat(slippage(policy, Math.nextUp(0.0005), 0.001).passes()).isFalse();
    }

    @Test
    @DisplayName("a waiver does not count for another sleeve, another pointer or the two values swapped")
    void waivesItsSleeveOnly() {
        ParityPolicy policy = STRICT.waive(List.of(SLIPPAGE));

        assertThat(policy.compare(List.of(
                                manifest("etfs", Map.of("backtest_slippage", 0.0005)),
                                manifest("instruments", Map.of("backtest_slippage", 0.001))))
                        .passes())
                .isFalse();
        assertThat(compare(policy, 0.0005, 0.001).passes()).isFalse();
        assertThat(slippage(policy, 0.001, 0.0005).passes()).isFalse();
    }

    @Test
    @DisplayName("waivers that nothing needed are listed")
    void listsUnusedWaivers() {
        ParityReport report = slippage(STRICT.waive(ParityWaivers.CRYPTO), 0.0005, 0.001);

        assertThat(report.unusedWaivers())
                .extracting(outcome -> outcome.waiver().pointer())
                .containsExactly(
                        "/features/entropy_max_threshold",
                        "/backtest/backtest_commission",
                        "/features/feat_dynamic_selection",
                        "/backtest/benchmark_symbols");
        assertThat(report.toString())
                .contains(
                        "parity of etfs, crypto: passes",
                        "8 parameters compared, 7 equal (87.5 %), 1 waived, 0 different, 0 missing",
                        "fidelity parity   holds by waivers, 2 of 3 equal",
                        "WAIVED  /backtest/backtest_slippage  etfs 0.0005  crypto 0.001",
                        "(spreads): used",
                        "(fees): not needed, nothing differs there");
    }

    /** Requirement R16. */
    @Test
    @DisplayName("crypto's waivers are exactly the five")
    void cryptoWaivers() {
        assertThat(ParityWaivers.CRYPTO)
                .extracting(ParityWaiver::pointer, ParityWaiver::from, ParityWaiver::to)
                .containsExactly(
                        tuple("/features/entropy_max_threshold", 0.950, 0.999),
                        tuple("/backtest/backtest_slippage", 0.0005, 0.001),
                        tuple("/backtest/backtest_commission", 0.0001, 0.0004),
                        tuple("/features/feat_dynamic_selection", true, false),
                        tuple(
                                "/backtest/benchmark_symbols",
                                List.of("AMEX:SPY"),
                                List.of("BINANCE:BTCUSDT", "AMEX:SPY")));
        assertThat(ParityWaivers.CRYPTO).allMatch(waiver -> waiver.sleeve().equals("crypto"));
    }

    @Test
    @DisplayName("a slash or tilde in a name is escaped in its pointer")
    void escapesPointers() {
        ParityReport report =
                STRICT.compare(List.of(manifest("a", Map.of("x/y~z", 1)), manifest("b", Map.of("x/y~z", 1))));

        assertThat(report.findings()).extracting(ParityFinding::pointer).contains("/backtest/x~1y~0z");
    }

    @Test
    @DisplayName("a waiver that meets other values than its own, and one whose sleeve is not there, say so")
    void tellsWhyWaiversAreNotUsed() {
        ParityReport other = slippage(STRICT.waive(List.of(SLIPPAGE)), 0.0005, 0.002);
        ParityReport alone = STRICT.waive(List.of(SLIPPAGE)).compare(List.of(manifest("etfs", Map.of())));

        assertThat(other.unusedWaivers()).singleElement().satisfies(outcome -> {
            assertThat(outcome.use()).isEqualTo(WaiverOutcome.Use.OTHER_VALUE);
            assertThat(outcome).asString().contains("met other values", "is 0.002 in crypto, 0.0005 in etfs");
        });
        assertThat(alone.unusedWaivers()).singleElement().satisfies(outcome -> {
            assertThat(outcome.use()).isEqualTo(WaiverOutcome.Use.NOT_NEEDED);
            assertThat(outcome).asString().contains("no sleeve crypto takes part");
        });
        assertThat(alone.overlap()).isEqualTo(1);
    }

    /** Requirement R14: nothing is compared where nothing is there. */
    @Test
    @DisplayName("what temporal, selection and fidelity parity are about must be there, in both")
    void refusesWhatIsMissingInBoth() {
        ResolvedManifest bare = new ResolvedManifest(
                "a", "p", Map.of("features", Map.of(), "selection", Map.of(), "backtest", Map.of(), "data", Map.of()));

        ParityReport report = STRICT.compare(List.of(bare, bare));

        assertThat(report.findings(ParityFinding.Verdict.MISSING))
                .extracting(ParityFinding::pointer)
                .containsExactly(
                        "/features/feat_predictability_vetoes",
                        "/features/feat_selection_logmps",
                        "/selection/selection_mode",
                        "/backtest/backtest_commission",
                        "/backtest/backtest_slippage",
                        "/backtest/lookback_days",
                        "/backtest/simulator",
                        "/backtest/step_size",
                        "/backtest/test_window",
                        "/backtest/train_window");
        assertThat(report.holds(ParityRule.TEMPORAL)).isFalse();
        assertThat(report.holds(ParityRule.MATRIX)).isTrue();
        assertThatExceptionOfType(ParityException.class)
                .isThrownBy(report::orThrow)
                .withMessageContaining("/backtest/train_window is absent in a and in a");
    }

    @Test
    @DisplayName("values stand with the layer they came from, where the manifest says it")
    void provenance() {
        ResolvedManifest said = new ResolvedManifest(
                "etfs",
                "p",
                manifest("etfs", Map.of("p", 1)).blocks(),
                Map.of("/backtest/p", "run profile p"),
                "metafolio 1");

        ParityReport report = STRICT.compare(List.of(said, manifest("crypto", Map.of("p", 2))));

        assertThat(report.findings(DIFFERENT))
                .singleElement()
                .hasToString("/backtest/p is 2 in crypto, 1 (run profile p) in etfs");
    }
}
