package io.metafolio.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.AssetReturns;
import io.metafolio.returns.RuinException;
import io.metafolio.simulation.AccountRow;
import io.metafolio.simulation.Decision;
import io.metafolio.simulation.ExposureLimits;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.simulation.MarketDepth;
import io.metafolio.simulation.RebalancingPolicy;
import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;
import io.metafolio.simulation.SimulationSettings;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.spi.Simulators;
import io.metafolio.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accounts beside one kept by hand in cash and units at prices, in forty decimal digits, {@code
 * src/test/python/account_reference.py}, which bt, vectorbt and cvxportfolio confirm where they can say the same.
 */
class CustomSimulatorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final double ROW = 1e-12;
    private static final ExposureLimits ANY = new ExposureLimits(100, -100, 100);

    private record Account(String name, JsonNode json) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Account> accounts() {
        try (InputStream in = CustomSimulatorTest.class.getResourceAsStream("/io/metafolio/simulation/account.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(in))
                    .valueStream()
                    .map(json -> new Account(json.get("name").asString(), json))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream()
                .mapToDouble(value -> value.isNull() ? Double.NaN : value.asDouble())
                .toArray();
    }

    private static List<LocalDate> days(int count) {
        return IntStream.range(0, count).mapToObj(DAY::plusDays).toList();
    }

    private static List<String> symbols(int count) {
        return IntStream.range(0, count).mapToObj(i -> "A" + i).toList();
    }

    private static SimulationRequest request(JsonNode json) {
        double[][] returns = json.get("returns")
                .valueStream()
                .map(CustomSimulatorTest::numbers)
                .toArray(double[][]::new);
        List<JsonNode> all = json.get("decisions").valueStream().toList();
        List<Decision> decisions = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            int row = all.get(k).get("row").asInt();
            int until = k + 1 < all.size() ? all.get(k + 1).get("row").asInt() : returns.length;
            Weights target =
                    Weights.of(symbols(returns[0].length), numbers(all.get(k).get("target")));
            decisions.add(new Decision(row, until, 60, target, "", Optional.of(depth(all.get(k), returns[0].length))));
        }
        return new SimulationRequest(
                "fixture",
                AssetReturns.of(days(returns.length), symbols(returns[0].length), returns),
                decisions,
                json.get("sessions").asDouble(),
                new SimulationSettings(
                        new FrictionModel(
                                json.get("rate").asDouble(),
                                0,
                                0,
                                json.get("impact").asDouble(),
                                json.get("holding_rate").asDouble(),
                                json.get("borrow_rate").asDouble()),
                        RebalancingPolicy.of(json.get("rebalancing").asString()),
                        ANY,
                        json.get("cash_rate").asDouble(),
                        json.get("capital").asDouble()));
    }

    private static MarketDepth depth(JsonNode decision, int assets) {
        double[] unknown = new double[assets];
        Arrays.fill(unknown, Double.NaN);
        return MarketDepth.of(
                decision.get("sigma").isNull() ? unknown : numbers(decision.get("sigma")),
                decision.get("adv").isNull() ? unknown : numbers(decision.get("adv")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    @DisplayName("equals the account kept by hand, row by row and book by book")
    void equalsHandKeptAccount(Account account) {
        JsonNode expected = account.json().get("expected");
        Simulation simulation = Simulators.simulate(new CustomSimulator(), request(account.json()));
        assertColumn(simulation, AccountRow::earned, expected, "returns");
        assertColumn(simulation, AccountRow::wealth, expected, "wealth");
        assertColumn(simulation, AccountRow::profit, expected, "profit");
        assertColumn(simulation, AccountRow::interest, expected, "interest");
        assertColumn(simulation, AccountRow::tradingCosts, expected, "trade_costs");
        assertColumn(simulation, AccountRow::holdingCosts, expected, "holding_costs");
        assertColumn(simulation, AccountRow::borrowCosts, expected, "borrow_costs");
        assertColumn(simulation, AccountRow::turnover, expected, "turnover");
        assertColumn(simulation, AccountRow::gross, expected, "gross");
        assertColumn(simulation, AccountRow::net, expected, "net");
        JsonNode ruin = expected.get("ruin");
        assertThat(simulation.ruin().isPresent()).isEqualTo(!ruin.isNull());
        simulation.ruin().ifPresent(end -> {
            assertThat(end.date()).isEqualTo(DAY.plusDays(ruin.get("row").asInt()));
            assertThat(end.earned()).isCloseTo(ruin.get("return").asDouble(), within(ROW));
            assertThatThrownBy(() -> simulation.series("fixture")).isInstanceOf(RuinException.class);
        });
    }

    private static void assertColumn(
            Simulation simulation, ToDoubleFunction<AccountRow> column, JsonNode expected, String name) {
        List<JsonNode> values = expected.get(name).valueStream().toList();
        assertThat(simulation.rows()).as(name).hasSameSizeAs(values);
        for (int t = 0; t < values.size(); t++) {
            if (!values.get(t).isNull()) {
                double value = values.get(t).asDouble();
                assertThat(column.applyAsDouble(simulation.rows().get(t)))
                        .as(name + " of row " + t)
                        .isCloseTo(value, within(ROW * Math.max(1, Math.abs(value))));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accounts")
    @DisplayName("the books of the windows follow each other and add up to those of the whole")
    void windows(Account account) {
        Simulation simulation = new CustomSimulator().simulate(request(account.json()));
        List<WealthStatement> windows = simulation.windows();
        WealthStatement whole = simulation.statement();
        assertThat(windows).hasSameSizeAs(simulation.rebalances());
        double start = 1;
        for (WealthStatement window : windows) {
            assertThat(window.start()).isCloseTo(start, within(ROW * start));
            start = window.end();
        }
        assertThat(windows.stream().mapToDouble(WealthStatement::costs).sum())
                .isCloseTo(whole.costs(), within(ROW * Math.max(1, whole.costs())));
        assertThat(whole.end()).isCloseTo(start, within(ROW * Math.max(1, Math.abs(start))));
    }

    private static final AssetReturns CALM = AssetReturns.of(days(6), symbols(2), new double[][] {
        {0.01, 0}, {0.02, 0.01}, {0, 0.01}, {0.03, 0}, {-0.01, 0.02}, {0.01, 0.01}
    });

    private static Decision decision(int row, int until, double... target) {
        return new Decision(row, until, 2, Weights.of(symbols(2), target), "", Optional.empty());
    }

    private static SimulationRequest calm(SimulationSettings settings, Decision... decisions) {
        return new SimulationRequest("calm", CALM, List.of(decisions), 252, settings);
    }

    @Test
    @DisplayName("a decision that ends before the next one is closed into cash, at cost, and cash earns its rate")
    void closedBetweenDecisions() {
        SimulationSettings settings =
                SimulationSettings.of(FrictionModel.linear(0.001, 0)).withCashRate(0.0252);
        Simulation simulation =
                new CustomSimulator().simulate(calm(settings, decision(0, 2, 0.5, 0.5), decision(4, 6, 1, 0)));
        assertThat(simulation.rows()).hasSize(6);
        assertThat(simulation.rows().get(2).earned()).isCloseTo(0.999 * (1 + 0.0001) - 1, within(1e-15));
        assertThat(simulation.rows().get(3).earned()).isCloseTo(0.0001, within(1e-15));
        assertThat(simulation.rows().get(4).turnover()).isEqualTo(1);
        assertThat(simulation.windows()).hasSize(2);
        assertThat(simulation.windows().get(0).last()).isEqualTo(DAY.plusDays(3));
    }

    @Test
    @DisplayName("exposure beyond its limits is refused with both exposures")
    void exposure() {
        SimulationSettings settings = SimulationSettings.of(FrictionModel.TRADFI);
        assertThatThrownBy(() -> new CustomSimulator().simulate(calm(settings, decision(0, 6, 1.3, -0.3))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("1.6 gross", "1.0 net", "at most 1.0 gross", "max_gross_exposure");
        assertThatThrownBy(() -> new CustomSimulator()
                        .simulate(calm(settings.withExposure(new ExposureLimits(2, 0, 1)), decision(0, 6, 0.5, -0.6))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("net");
        assertThat(new CustomSimulator()
                        .simulate(calm(settings.withExposure(new ExposureLimits(2, 1, 1)), decision(0, 6, 1.3, -0.3)))
                        .statement()
                        .greatestGross())
                .isCloseTo(1.6, within(1e-12));
    }

    @Test
    @DisplayName("impact without volumes is refused by the asset's name")
    void impactWithoutVolumes() {
        SimulationSettings settings = SimulationSettings.of(new FrictionModel(0, 0, 0, 1, 0, 0));
        assertThatThrownBy(() -> new CustomSimulator().simulate(calm(settings, decision(0, 6, 1, 0))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll("No volumes of A0", "impact_coefficient");
    }

    @Test
    @DisplayName("decisions that earn rows of each other, or rows that are not there, cannot be asked for")
    void overlapping() {
        SimulationSettings settings = SimulationSettings.of(FrictionModel.TRADFI);
        assertThatThrownBy(() -> calm(settings, decision(0, 4, 1, 0), decision(3, 6, 1, 0)))
                .hasMessageContaining("0 … 3, 3 … 5");
        assertThatThrownBy(() -> calm(settings, decision(0, 7, 1, 0))).hasMessageContaining("0 … 6");
        assertThatThrownBy(() -> calm(settings)).hasMessageContaining("at least one decision");
    }
}
