package io.metafolio.tournament;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Money in each asset, day by day: the slow and plain witness of PortfolioAccount. Costs come out of all wealth. */
final class Money {
    private final double[][] closes;
    private final double rate;
    private final double[] held;
    private double cash = 1;
    private double before = 1;
    private final List<Double> stream = new ArrayList<>();

    Money(double[][] closes, double rate) {
        this.closes = closes;
        this.rate = rate;
        this.held = new double[closes[0].length];
    }

    private double wealth() {
        return Arrays.stream(held).sum() + cash;
    }

    double share(int asset) {
        return held[asset] / wealth();
    }

    void rebalance(double... weights) {
        double wealth = wealth();
        double traded = 0;
        for (int j = 0; j < held.length; j++) {
            traded += Math.abs(weights[j] * wealth - held[j]);
        }
        double left = wealth - traded * rate;
        cash = left;
        for (int j = 0; j < held.length; j++) {
            held[j] = weights[j] * left;
            cash -= held[j];
        }
    }

    void close(int asset) {
        double wealth = wealth();
        double[] weights = Arrays.stream(held).map(money -> money / wealth).toArray();
        weights[asset] = 0;
        rebalance(weights);
    }

    void pass(int day) {
        for (int j = 0; j < held.length; j++) {
            held[j] = held[j] == 0 ? 0 : held[j] * closes[day][j] / closes[day - 1][j];
        }
        stream.add(wealth() / before - 1);
        before = wealth();
    }

    double[] stream() {
        return stream.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
