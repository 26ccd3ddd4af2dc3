package io.metafolio.spi;

import io.metafolio.returns.ReturnSeries;
import java.util.Map;

/**
 * The door for what tells the state of the market, an input to barbell. Implementations are stateless and safe to share
 * between threads; found by {@link java.util.ServiceLoader} or given to the builder.
 */
public interface RegimeDetector {
    /**
     * The {@code regime_detector} that it answers to in a run configuration.
     *
     * @return for example {@code volatility}
     */
    String id();

    /**
     * What was found, and on what grounds.
     *
     * @param regime the state of the market
     * @param measured the numbers that decided it, by name
     */
    record Reading(MarketRegime regime, Map<String, Double> measured) {
        /** Copies the numbers. */
        public Reading {
            measured = Map.copyOf(measured);
        }
    }

    /**
     * Tells the state of the market at a decision, from what was known then and nothing else.
     *
     * @param market the equally weighted return of the sleeve's assets, each row up to the decision
     * @return the state and its grounds
     * @throws io.metafolio.errors.RefusedException where there are too few rows to tell
     */
    Reading detect(ReturnSeries market);
}
