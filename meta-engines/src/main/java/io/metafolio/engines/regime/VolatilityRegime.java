package io.metafolio.engines.regime;

import io.metafolio.errors.RefusedException;
import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.spi.MarketRegime;
import io.metafolio.spi.RegimeDetector;
import java.util.Arrays;
import java.util.Map;

/**
 * The state of the market by its volatility's place in its own history.
 *
 * <p>The volatility (ddof 1) of the last 20 rows of the equally weighted market is ranked among those of every 20 rows in a
 * row up to then, itself included: {@code share = (below + equal / 2) / all}. Up to 0.25 quiet, up to 0.75 normal, up to
 * 0.95 turbulent, above crisis. It needs no scale, so that one rule fits shares and coins, and every state can be told from
 * 40 rows on. A house rule: what it is worth is for each desk to test.
 */
public final class VolatilityRegime implements RegimeDetector {
    private static final int SPAN = 20;
    private static final int LEAST_ROWS = 2 * SPAN;
    private static final double QUIET = 0.25;
    private static final double NORMAL = 0.75;
    private static final double TURBULENT = 0.95;

    /** Creates the detector; it holds no state. */
    public VolatilityRegime() {}

    @Override
    public String id() {
        return "volatility";
    }

    @Override
    public Reading detect(ReturnSeries market) {
        if (market.size() < LEAST_ROWS) {
            throw new RefusedException(
                    market.size() + " rows of history",
                    market.name() + ", regime detector volatility",
                    "at least " + LEAST_ROWS + " rows before the first decision",
                    "lengthen the train window, or set /features/regime_detector to none");
        }
        double[] returns = market.toArray();
        int all = returns.length - SPAN + 1;
        double now = volatility(returns, all - 1);
        int below = 0;
        int equal = 0;
        for (int t = 0; t < all; t++) {
            double then = volatility(returns, t);
            below += then < now ? 1 : 0;
            equal += then == now ? 1 : 0;
        }
        double share = (below + equal / 2.0) / all;
        return new Reading(regime(share), Map.of("volatility", now, "share_of_history", share));
    }

    private static double volatility(double[] returns, int from) {
        return SampleShape.deviation(Arrays.copyOfRange(returns, from, from + SPAN));
    }

    private static MarketRegime regime(double share) {
        if (share <= QUIET) {
            return MarketRegime.QUIET;
        }
        if (share <= NORMAL) {
            return MarketRegime.NORMAL;
        }
        return share <= TURBULENT ? MarketRegime.TURBULENT : MarketRegime.CRISIS;
    }
}
