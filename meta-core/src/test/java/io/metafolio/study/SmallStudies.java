package io.metafolio.study;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.TrainTestWindow;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.stream.IntStream;

/** What is studied here: small runs, by an engine whose weights follow the rows it sees. */
final class SmallStudies {
    static final RiskProfile CALM = RiskProfile.of("calm");

    private SmallStudies() {}

    static MetaPortfolioBuilder meta() {
        return MetaPortfolio.builder()
                .sleeves(SyntheticMarket.of(7).until(LocalDate.of(2019, 12, 31)).sleeves())
                .selection("none")
                .engine(RiskEngine.of("house", CALM, request -> {
                    double[] calm = IntStream.range(0, request.returns().columnCount())
                            .mapToDouble(
                                    j -> 1 / range(request.returns().column(j).toArray()))
                            .toArray();
                    double sum = IntStream.range(0, calm.length)
                            .mapToDouble(j -> calm[j])
                            .sum();
                    return Weights.of(
                            request.returns().columns(),
                            IntStream.range(0, calm.length)
                                    .mapToDouble(j -> calm[j] / sum)
                                    .toArray());
                }))
                .profiles(CALM)
                .lookback(Lookback.of(120))
                .window(TrainTestWindow.of(20, 10));
    }

    private static double range(double... values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return greatest - least + 1e-6;
    }
}
