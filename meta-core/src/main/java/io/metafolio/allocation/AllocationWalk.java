package io.metafolio.allocation;

import io.metafolio.metrics.PortfolioRisk;
import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.simulation.AccountRow;
import io.metafolio.simulation.PortfolioAccount;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Capital that is moved between sleeves at each decision and drifts in between, row by row; it books whose each gain was. */
final class AllocationWalk {
    private final ReturnMatrix returns;
    private final PortfolioAccount account;
    private final List<PortfolioAccount.Trade> trades = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<Double> earned = new ArrayList<>();
    private final List<double[]> held = new ArrayList<>();
    private final List<Double> costShares = new ArrayList<>();
    private double least = 1;
    private double greatest = 0;

    private AllocationWalk(ReturnMatrix returns, double[] rates) {
        this.returns = returns;
        this.account = new PortfolioAccount(rates);
    }

    /**
     * Plays decisions.
     *
     * @param returns joined rows
     * @param rates what moving capital in and out of each sleeve costs, in column order
     * @param starts the first row that each decision earns; the last earns up to {@code end}
     * @param end the row after the last one earned
     * @param decisions one a start
     */
    static AllocationWalk of(
            ReturnMatrix returns, double[] rates, List<Integer> starts, int end, List<Weights> decisions) {
        AllocationWalk walk = new AllocationWalk(returns, rates);
        for (int k = 0; k < starts.size(); k++) {
            walk.trades.add(walk.account.rebalance(decisions.get(k).toArray()));
            int until = k + 1 < starts.size() ? starts.get(k + 1) : end;
            for (int t = starts.get(k); t < until; t++) {
                walk.earn(t);
            }
        }
        return walk;
    }

    private void earn(int t) {
        double[] row = new double[returns.columnCount()];
        for (int j = 0; j < row.length; j++) {
            row[j] = returns.at(t, j);
        }
        held.add(account.held());
        AccountRow booked = account.earn(returns.dates().get(t), row);
        dates.add(booked.date());
        earned.add(booked.earned());
        costShares.add(booked.costShare());
        for (int j = 0; j < row.length; j++) {
            least = Math.min(least, account.held(j));
            greatest = Math.max(greatest, account.held(j));
        }
    }

    PortfolioAccount.Trade trade(int decision) {
        return trades.get(decision);
    }

    ReturnSeries stream(String name) {
        return ReturnSeries.of(name, dates, numbers(earned));
    }

    SleeveAllocation.Drift drift() {
        return new SleeveAllocation.Drift(least, greatest);
    }

    double turnover() {
        return trades.stream().mapToDouble(PortfolioAccount.Trade::turnover).sum();
    }

    double costs() {
        return trades.stream().mapToDouble(PortfolioAccount.Trade::cost).sum();
    }

    /** Each row's return is {@code Σ_i (1 − cost)·w_i·r_i − cost}, so that what each sleeve and costs added sums to it. */
    SleeveAttribution attribution(List<PortfolioRisk> decided, PortfolioRisk published) {
        double[] stream = numbers(earned);
        boolean varies = SampleShape.varies(stream);
        double variance = varies ? SampleShape.covariance(stream, stream) : 0;
        int first = returns.dates().indexOf(dates.get(0));
        List<SleeveShare> shares = new ArrayList<>();
        for (int j = 0; j < returns.columnCount(); j++) {
            double[] added = new double[stream.length];
            double capital = 0;
            for (int t = 0; t < added.length; t++) {
                double weight = held.get(t)[j];
                capital += weight;
                added[t] = (1 - costShares.get(t)) * weight * returns.at(first + t, j);
            }
            shares.add(new SleeveShare(
                    returns.columns().get(j),
                    capital / added.length,
                    mean(decided, j),
                    share(added, stream, variance),
                    gained(added)));
        }
        double[] paid = costShares.stream().mapToDouble(cost -> -cost).toArray();
        return new SleeveAttribution(decided, published, shares, share(paid, stream, variance), -gained(paid));
    }

    private static OptionalDouble share(double[] added, double[] stream, double variance) {
        return variance == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(SampleShape.covariance(added, stream) / variance);
    }

    /** What fractions of the wealth of their day are in wealth at the start. */
    private double gained(double[] added) {
        double wealth = 1;
        double sum = 0;
        for (int t = 0; t < added.length; t++) {
            sum = Math.fma(wealth, added[t], sum);
            wealth *= 1 + earned.get(t);
        }
        return sum;
    }

    private static OptionalDouble mean(List<PortfolioRisk> decided, int sleeve) {
        if (decided.stream().anyMatch(risk -> risk.shares().isEmpty())) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(SampleShape.mean(decided.stream()
                .mapToDouble(risk -> risk.shares().orElseThrow().at(sleeve))
                .toArray()));
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
