package io.metafolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.audit.MemoryLines;
import io.metafolio.calendar.JoinPolicy;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.parity.ParityPolicy;
import io.metafolio.parity.ParityWaivers;
import io.metafolio.profile.RiskProfile;
import io.metafolio.progress.ProgressListener;
import io.metafolio.simulation.RebalancingPolicy;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.MarketRegime;
import io.metafolio.tournament.TournamentSettings;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.GuardrailProjection;
import io.metafolio.weights.WeightBounds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaPortfolioBuilderTest {
    /** Every option that may be given once, with a value other than its default where that still runs. */
    private static Map<String, UnaryOperator<MetaPortfolioBuilder>> options() {
        Map<String, UnaryOperator<MetaPortfolioBuilder>> options = new LinkedHashMap<>();
        options.put("named", builder -> builder.named("desk"));
        options.put("sleeves", builder -> builder.sleeves(Runs.sleeves()));
        options.put("configuration", builder -> builder.configuration(RunConfiguration.LIBRARY));
        options.put("selection", builder -> builder.selection("none"));
        options.put("profiles", builder -> builder.profiles(Runs.EQUAL));
        options.put("guardrails", builder -> builder.guardrails(WeightBounds.of(0.1, 0.6)));
        options.put("assetBounds", builder -> builder.assetBounds(WeightBounds.of(0, 0.5)));
        options.put("projection", builder -> builder.projection(GuardrailProjection.EUCLIDEAN));
        options.put("lookback", builder -> builder.lookback(Lookback.of(120)));
        options.put("window", builder -> builder.window(TrainTestWindow.of(20, 10)));
        options.put("rebalancing", builder -> builder.rebalancing(RebalancingPolicy.band(0.05)));
        options.put("regimes", builder -> builder.regimes("none"));
        options.put("cashRate", builder -> builder.cashRate(0.03));
        options.put("simulator", builder -> builder.simulator("custom"));
        options.put("missing", builder -> builder.missing(MissingPrices.EXCLUDE));
        options.put("covariance", builder -> builder.covariance(CovarianceEstimator.SAMPLE));
        options.put("regime", builder -> builder.regime(MarketRegime.CRISIS));
        options.put("join", builder -> builder.join(JoinPolicy.DROP));
        options.put(
                "parity", builder -> builder.parity(ParityPolicy.institutional().waive(ParityWaivers.CRYPTO)));
        options.put("workers", builder -> builder.threads(1));
        options.put("progress", builder -> builder.progress(ProgressListener.SILENT));
        options.put("audit", builder -> builder.audit(Runs.ledger(new MemoryLines())));
        return options;
    }

    private static List<String> optionNames() {
        return List.copyOf(options().keySet());
    }

    private static UnaryOperator<MetaPortfolioBuilder> option(String name) {
        return options().getOrDefault(name, UnaryOperator.identity());
    }

    @ParameterizedTest(name = "option {0} given twice is refused at the second call")
    @MethodSource("optionNames")
    void refusesTwice(String name) {
        MetaPortfolioBuilder once = option(name).apply(MetaPortfolio.builder());

        assertThatIllegalStateException()
                .isThrownBy(() -> option(name).apply(once))
                .withMessageContaining("Option " + name + " was given");
    }

    @ParameterizedTest(name = "the options in another order give the same ledger lines, seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyOrder(long seed) {
        assertThat(shuffledRun(seed)).isEqualTo(orderedRun());
    }

    private static List<String> orderedRun() {
        return run(new ArrayList<>(optionNames()));
    }

    private static List<String> shuffledRun(long seed) {
        List<String> names = new ArrayList<>(optionNames());
        Collections.shuffle(names, new Random(seed));
        return run(names);
    }

    private static List<String> run(List<String> names) {
        MemoryLines lines = new MemoryLines();
        MetaPortfolioBuilder builder = MetaPortfolio.builder().engine(Runs.equalWeight());
        for (String name : names) {
            builder = name.equals("audit")
                    ? builder.audit(Runs.ledger(lines))
                    : option(name).apply(builder);
        }
        builder.run();
        return Runs.allLines(lines);
    }

    private static MetaPortfolioBuilder withEveryOption() {
        MetaPortfolioBuilder builder = MetaPortfolio.builder();
        for (String name : optionNames()) {
            builder = option(name).apply(builder);
        }
        return builder;
    }

    private static TournamentSettings tournament(MetaPortfolio meta) {
        return TournamentSettings.of(meta.strategies().get(0).definition().configuration());
    }

    @Test
    @DisplayName("every option reaches the description")
    void reachesDescription() {
        MetaPortfolio meta = withEveryOption().build();

        assertThat(meta.id()).isEqualTo("desk");
        assertThat(meta.sleeves()).extracting(Sleeve::id).containsExactly("instruments", "etfs", "crypto");
        assertThat(meta.profiles()).containsExactly(Runs.EQUAL);
        assertThat(tournament(meta).assetBounds()).isEqualTo(WeightBounds.of(0, 0.5));
        assertThat(tournament(meta).lookback()).isEqualTo(Lookback.of(120));
        assertThat(tournament(meta).missing()).isEqualTo(MissingPrices.EXCLUDE);
        assertThat(meta.allocation().guardrails()).isEqualTo(WeightBounds.of(0.1, 0.6));
        assertThat(meta.joinPolicy()).isEqualTo(JoinPolicy.DROP);
        assertThat(meta.workers()).hasToString("1 threads");
    }

    @Test
    @DisplayName("covariance, regime, window and projection are the same in both layers")
    void sharedByBothLayers() {
        MetaPortfolio meta = withEveryOption().build();

        assertThat(tournament(meta).covariance()).isEqualTo(CovarianceEstimator.SAMPLE);
        assertThat(meta.allocation().covariance()).isEqualTo(CovarianceEstimator.SAMPLE);
        assertThat(tournament(meta).regime()).isEqualTo(MarketRegime.CRISIS);
        assertThat(meta.allocation().regime()).isEqualTo(MarketRegime.CRISIS);
        assertThat(tournament(meta).walkForward().window())
                .isEqualTo(meta.allocation().walkForward().window());
        assertThat(tournament(meta).projection()).isEqualTo(GuardrailProjection.EUCLIDEAN);
        assertThat(meta.allocation().projection()).isEqualTo(GuardrailProjection.EUCLIDEAN);
    }

    /** Requirements R11, R14 and decisions D1, D5, D7. */
    @Test
    @DisplayName("what is not given is the production default")
    void defaults() {
        MetaPortfolio meta = MetaPortfolio.of(Runs.sleeves().get(0)).build();

        assertThat(meta.id()).isEqualTo("meta_production");
        assertThat(tournament(meta).profiles())
                .containsExactly(RiskProfile.MIN_VARIANCE, RiskProfile.HRP, RiskProfile.BARBELL);
        assertThat(tournament(meta).lookback()).isEqualTo(Lookback.of(500));
        assertThat(tournament(meta).walkForward().window()).isEqualTo(TrainTestWindow.of(60, 20));
        assertThat(tournament(meta).missing()).isEqualTo(MissingPrices.REFUSE);
        assertThat(tournament(meta).covariance()).isEqualTo(CovarianceEstimator.LEDOIT_WOLF);
        assertThat(tournament(meta).regime()).isEqualTo(MarketRegime.NORMAL);
        assertThat(meta.allocation().guardrails()).isEqualTo(WeightBounds.of(0.05, 0.50));
        assertThat(meta.allocation().projection()).isEqualTo(GuardrailProjection.PROPORTIONAL);
        assertThat(meta.joinPolicy()).isEqualTo(JoinPolicy.COMPOUND);
        assertThat(meta.parity().waivers()).isEqualTo(ParityWaivers.CRYPTO);
    }

    @Test
    @DisplayName("a parameter that contradicts what was said of it is refused at that call, in either order")
    void refusesContradiction() {
        MetaPortfolioBuilder bounds = MetaPortfolio.builder().guardrails(WeightBounds.of(0.1, 0.6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bounds.parameter("/allocation/max_sleeve_weight", 0.5))
                .withMessageContainingAll("/allocation/max_sleeve_weight", "0.6", "0.5");
        assertThat(bounds.parameter("/allocation/max_sleeve_weight", 0.6)).isSameAs(bounds);
        MetaPortfolioBuilder rows = MetaPortfolio.builder().parameter("/backtest/lookback_days", 100);
        assertThatIllegalArgumentException().isThrownBy(() -> rows.lookback(Lookback.of(120)));
        MetaPortfolioBuilder same = MetaPortfolio.builder().parameter("/backtest/lookback_days", 100);
        assertThat(same.lookback(Lookback.of(100))).isSameAs(same);
    }

    @Test
    @DisplayName("a call that is refused leaves nothing behind: neither its option nor part of its parameters")
    void refusedCallChangesNothing() {
        MetaPortfolioBuilder builder =
                Runs.small(Runs.sleeves(), new MemoryLines()).parameter("/allocation/max_sleeve_weight", 0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.guardrails(WeightBounds.of(0.1, 0.6)));
        assertThat(builder.guardrails(WeightBounds.of(0.2, 0.5))
                        .build()
                        .allocation()
                        .guardrails())
                .isEqualTo(WeightBounds.of(0.2, 0.5));
    }

    @Test
    @DisplayName("a meta-portfolio without sleeves is refused, and the missing call named")
    void needsSleeves() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MetaPortfolio.builder().run())
                .withMessageContaining("sleeves(…)");
    }

    @Test
    @DisplayName("no sleeve, no profile, and either of them twice are refused at that call")
    void refusesEmptyAndRepeated() {
        StrategySleeve sleeve = Runs.sleeves().get(1);

        assertThatIllegalArgumentException().isThrownBy(MetaPortfolio::of);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPortfolio.of(sleeve, sleeve))
                .withMessageContaining("etfs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPortfolio.builder().profiles());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPortfolio.builder().profiles(RiskProfile.HRP, RiskProfile.HRP))
                .withMessageContaining("hrp");
    }

    @ParameterizedTest(name = "\"{0}\" is no id of a meta-portfolio, for it could not name a folder")
    @ValueSource(strings = {"", "Desk", "1desk", "a/b", ".."})
    void refusesBadIds(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPortfolio.builder().named(id))
                .withMessageContaining("\"" + id + "\"");
    }

    @Test
    @DisplayName("no thread at all is refused at that call")
    void refusesNoThread() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MetaPortfolio.builder().threads(0))
                .withMessageContaining("0");
    }

    @Test
    @DisplayName("a profile that no engine solves is refused, and those that can be solved are listed")
    void listsKnownProfiles() {
        assertThatThrownBy(() -> MetaPortfolio.builder()
                        .sleeves(Runs.sleeves())
                        .engine(Runs.equalWeight())
                        .profiles(Runs.EQUAL, RiskProfile.HRP)
                        .run())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("\"hrp\"", "equal_weight");
    }

    @Test
    @DisplayName("two engines for one profile are refused, both named")
    void refusesTwoEngines() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MetaPortfolio.of(Runs.sleeves().get(0))
                        .engine(Runs.equalWeight())
                        .engine(Runs.equalWeight())
                        .build())
                .withMessageContaining("equal_weight");
    }
}
