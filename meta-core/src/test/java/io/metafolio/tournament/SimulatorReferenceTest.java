package io.metafolio.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.returns.AssetReturns;
import io.metafolio.simulation.AccountRow;
import io.metafolio.simulation.Decision;
import io.metafolio.simulation.ExposureLimits;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.simulation.MarketDepth;
import io.metafolio.simulation.RebalancingPolicy;
import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;
import io.metafolio.simulation.SimulationSettings;
import io.metafolio.spi.Simulators;
import io.metafolio.weights.Weights;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The simulator beside one that is written to be read: money in decimals of 34 digits, one step after the other. Random accounts, long
 * and short, with every cost, assets that vanish, gaps between decisions, and ruin; {@code -Dsimulations=N} for N of them.
 */
class SimulatorReferenceTest {
    private static final int SIMULATIONS = Integer.getInteger("simulations", 1_000);
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final double SESSIONS = 252;
    private static final double CLOSE = 1e-9;

    /** What one row shows. */
    private record Row(double earned, double wealth, double turnover, double costs) {}

    /** Money in cash and in each asset. */
    private static final class PlainAccount {
        private static final MathContext DIGITS = MathContext.DECIMAL128;

        private final SimulationRequest request;
        private final BigDecimal[] held;
        private final BigDecimal[] target;
        private final double[] volatility;
        private final double[] traded;
        private final List<Row> rows = new ArrayList<>();
        private BigDecimal cash = BigDecimal.ONE;
        private BigDecimal turnover = BigDecimal.ZERO;
        private BigDecimal costs = BigDecimal.ZERO;
        private boolean isNearBand;

        PlainAccount(SimulationRequest request) {
            this.request = request;
            int assets = request.returns().symbols().size();
            held = new BigDecimal[assets];
            target = new BigDecimal[assets];
            volatility = new double[assets];
            traded = new double[assets];
            Arrays.fill(held, BigDecimal.ZERO);
            Arrays.fill(target, BigDecimal.ZERO);
        }

        private BigDecimal wealth() {
            return Arrays.stream(held).reduce(cash, BigDecimal::add);
        }

        private static BigDecimal decimal(double value) {
            return new BigDecimal(value);
        }

        private void trade(BigDecimal[] weights) {
            BigDecimal wealth = wealth();
            FrictionModel friction = request.settings().friction();
            BigDecimal cost = BigDecimal.ZERO;
            for (int i = 0; i < held.length; i++) {
                BigDecimal change =
                        weights[i].multiply(wealth).subtract(held[i]).abs();
                BigDecimal rate = decimal(friction.rate());
                if (friction.impact() > 0 && change.signum() > 0) {
                    BigDecimal share = change.multiply(
                                    decimal(request.settings().capital()))
                            .divide(decimal(traded[i]), DIGITS);
                    rate = rate.add(decimal(friction.impact())
                            .multiply(decimal(volatility[i]))
                            .multiply(share.sqrt(DIGITS)));
                }
                cost = cost.add(change.multiply(rate), DIGITS);
                turnover = turnover.add(change.divide(wealth, DIGITS), DIGITS);
            }
            costs = costs.add(cost, DIGITS);
            BigDecimal left = wealth.subtract(cost);
            cash = left;
            for (int i = 0; i < held.length; i++) {
                held[i] = weights[i].multiply(left, DIGITS);
                cash = cash.subtract(held[i], DIGITS);
            }
        }

        private BigDecimal[] weights() {
            BigDecimal wealth = wealth();
            return Arrays.stream(held)
                    .map(money -> money.divide(wealth, DIGITS))
                    .toArray(BigDecimal[]::new);
        }

        private void decide(Decision decision) {
            for (int i = 0; i < held.length; i++) {
                target[i] = decimal(decision.target().at(i));
                volatility[i] = decision.depth().orElseThrow().volatility(i);
                traded[i] = decision.depth().orElseThrow().tradedValue(i);
            }
            trade(target);
        }

        private void sellWhatVanishes(int t) {
            BigDecimal[] kept = weights();
            boolean sells = false;
            for (int i = 0; i < held.length; i++) {
                if (request.returns().absent(t, i)) {
                    target[i] = BigDecimal.ZERO;
                    sells |= kept[i].signum() != 0;
                    kept[i] = BigDecimal.ZERO;
                }
            }
            if (sells) {
                trade(kept);
            }
        }

        private void tradeBack() {
            BigDecimal[] weights = weights();
            double furthest = IntStream.range(0, held.length)
                    .mapToDouble(i -> weights[i].subtract(target[i]).abs().doubleValue())
                    .max()
                    .orElse(0);
            double band = request.settings().rebalancing().tolerance();
            isNearBand |= band > 0 && Math.abs(furthest - band) < 1e-9;
            if (request.settings().rebalancing().trades(furthest)) {
                trade(target);
            }
        }

        /** Interest on cash, returns of assets, what holding and borrowing costs. */
        private void pass(int t) {
            SimulationSettings settings = request.settings();
            BigDecimal sessions = decimal(SESSIONS);
            BigDecimal after = cash.multiply(
                    BigDecimal.ONE.add(decimal(settings.cashRate()).divide(sessions, DIGITS)));
            BigDecimal holding = decimal(settings.friction().holdingRate()).divide(sessions, DIGITS);
            BigDecimal borrowing = decimal(settings.friction().borrowRate()).divide(sessions, DIGITS);
            for (int i = 0; i < held.length; i++) {
                after = after.subtract(held[i].abs().multiply(held[i].signum() > 0 ? holding : borrowing), DIGITS);
                if (held[i].signum() != 0) {
                    held[i] = held[i].multiply(
                            BigDecimal.ONE.add(decimal(request.returns().row(t)[i])), DIGITS);
                }
            }
            cash = after;
        }

        /** Until the end, or until nothing is left. */
        PlainAccount walk() {
            int k = -1;
            for (int t = request.start(); t < request.end(); t++) {
                BigDecimal before = wealth();
                if (k + 1 < request.decisions().size()
                        && request.decisions().get(k + 1).row() == t) {
                    decide(request.decisions().get(++k));
                    if (wealth().signum() > 0) {
                        sellWhatVanishes(t);
                    }
                } else if (request.decisions().get(k).until() == t) {
                    Arrays.fill(target, BigDecimal.ZERO);
                    trade(target);
                } else {
                    sellWhatVanishes(t);
                    if (wealth().signum() > 0) {
                        tradeBack();
                    }
                }
                if (wealth().signum() > 0) {
                    pass(t);
                }
                double earned =
                        wealth().divide(before, DIGITS).subtract(BigDecimal.ONE).doubleValue();
                rows.add(new Row(earned, wealth().doubleValue(), turnover.doubleValue(), costs.doubleValue()));
                turnover = BigDecimal.ZERO;
                costs = BigDecimal.ZERO;
                if (wealth().signum() <= 0) {
                    break;
                }
            }
            return this;
        }
    }

    private static SimulationRequest random(Random random) {
        int assets = 1 + random.nextInt(4);
        int rows = 4 + random.nextInt(30);
        boolean isWild = random.nextInt(6) == 0;
        double[][] returns = new double[rows][assets];
        int vanishes = random.nextInt(3) == 0 ? random.nextInt(rows) : rows;
        for (int t = 0; t < rows; t++) {
            for (int i = 0; i < assets; i++) {
                returns[t][i] = i == 0 && t >= vanishes
                        ? Double.NaN
                        : Math.max(-0.99, random.nextGaussian() * (isWild ? 0.4 : 0.02));
            }
        }
        List<Decision> decisions = new ArrayList<>();
        int row = random.nextInt(2);
        while (row < rows) {
            int until = Math.min(rows, row + 1 + random.nextInt(8));
            decisions.add(decision(random, assets, row, until, isWild));
            row = until + (random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0);
        }
        return new SimulationRequest(
                "random",
                AssetReturns.of(
                        DAY.datesUntil(DAY.plusDays(rows)).toList(),
                        IntStream.range(0, assets).mapToObj(i -> "A" + i).toList(),
                        returns),
                decisions,
                SESSIONS,
                settings(random));
    }

    private static Decision decision(Random random, int assets, int row, int until, boolean isWild) {
        double[] target = new double[assets];
        double[] volatility = new double[assets];
        double[] traded = new double[assets];
        for (int i = 0; i < assets; i++) {
            target[i] = random.nextInt(5) == 0 ? 0 : random.nextGaussian() * (isWild ? 1.5 : 0.4);
            volatility[i] = 0.01 + 0.05 * random.nextDouble();
            traded[i] = StrictMath.pow(10, 4 + 4 * random.nextDouble());
        }
        List<String> symbols = IntStream.range(0, assets).mapToObj(i -> "A" + i).toList();
        return new Decision(
                row, until, 10, Weights.of(symbols, target), "", Optional.of(MarketDepth.of(volatility, traded)));
    }

    private static SimulationSettings settings(Random random) {
        FrictionModel friction = new FrictionModel(
                random.nextInt(3) * 0.0005,
                random.nextInt(3) * 0.0001,
                random.nextInt(2) * 0.0002,
                random.nextInt(2) * random.nextDouble(),
                random.nextInt(2) * 0.1,
                random.nextInt(2) * 0.2);
        RebalancingPolicy policy = List.of(
                        RebalancingPolicy.WINDOW,
                        RebalancingPolicy.DAILY,
                        RebalancingPolicy.band(0.01 + 0.1 * random.nextDouble()))
                .get(random.nextInt(3));
        return new SimulationSettings(
                friction, policy, new ExposureLimits(100, -100, 100), random.nextInt(3) * 0.05 - 0.02, 1_000_000);
    }

    @Test
    @DisplayName("random accounts are those of the plain one, row by row, to their ruin where there is one")
    void besidePlain() {
        TreeMap<String, Integer> ends = new TreeMap<>();
        for (long seed = 0; seed < SIMULATIONS; seed++) {
            SimulationRequest request = random(new Random(seed));
            PlainAccount plain = new PlainAccount(request).walk();
            Simulation simulation = Simulators.simulate(new CustomSimulator(), request);
            if (plain.isNearBand) {
                ends.merge("too near to a band to tell", 1, Integer::sum);
                continue;
            }
            ends.merge(simulation.ruin().isPresent() ? "ruined" : "whole", 1, Integer::sum);
            assertThat(simulation.rows()).as("seed %d", seed).hasSameSizeAs(plain.rows);
            for (int t = 0; t < plain.rows.size(); t++) {
                same(simulation.rows().get(t), plain.rows.get(t), "seed " + seed + ", row " + t);
            }
            assertThat(simulation.ruin().isPresent())
                    .as("seed %d", seed)
                    .isEqualTo(plain.wealth().signum() <= 0);
        }
        assertThat(ends).containsKeys("ruined", "whole");
        assertThat(ends.getOrDefault("too near to a band to tell", 0)).isLessThan(1 + SIMULATIONS / 100);
    }

    private static void same(AccountRow ours, Row plain, String where) {
        near(ours.earned(), plain.earned(), where + ", earned");
        near(ours.wealth(), plain.wealth(), where + ", wealth");
        near(ours.turnover(), plain.turnover(), where + ", turnover");
        near(ours.tradingCosts(), plain.costs(), where + ", costs");
    }

    private static void near(double ours, double plain, String what) {
        assertThat(ours).as(what).isCloseTo(plain, within(CLOSE * Math.max(1, Math.abs(plain))));
    }
}
