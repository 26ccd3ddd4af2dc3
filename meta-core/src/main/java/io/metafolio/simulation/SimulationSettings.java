package io.metafolio.simulation;

/**
 * How decisions are carried out.
 *
 * @param friction what trading and holding cost
 * @param rebalancing when drifted weights are traded back between decisions
 * @param exposure how far decisions may go short or borrow
 * @param cashRate what cash earns, a fraction a year
 * @param capital wealth at the start, in the money of prices; it decides nothing but market impact
 */
public record SimulationSettings(
        FrictionModel friction,
        RebalancingPolicy rebalancing,
        ExposureLimits exposure,
        double cashRate,
        double capital) {
    /**
     * Checks the cash rate and the capital.
     *
     * @throws IllegalArgumentException unless the rate is within -1 … 10 and the capital above 0
     */
    public SimulationSettings {
        if (!(cashRate >= -1 && cashRate <= 10 && capital > 0 && capital < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Cash rate " + cashRate + " and capital " + capital
                    + ". Expected a fraction a year within -1 … 10, and a capital above 0."
                    + " Maybe percent were given for fractions.");
        }
    }

    /**
     * Linear costs and nothing else: cash earns nothing, weights drift from decision to decision.
     *
     * @param friction what trading costs
     * @return the settings
     */
    public static SimulationSettings of(FrictionModel friction) {
        return new SimulationSettings(friction, RebalancingPolicy.WINDOW, ExposureLimits.LONG_ONLY, 0, 1);
    }

    /**
     * The same settings with another policy between decisions.
     *
     * @param wanted when drifted weights are traded back
     * @return the changed settings
     */
    public SimulationSettings withRebalancing(RebalancingPolicy wanted) {
        return new SimulationSettings(friction, wanted, exposure, cashRate, capital);
    }

    /**
     * The same settings with other limits.
     *
     * @param wanted how far decisions may go short or borrow
     * @return the changed settings
     */
    public SimulationSettings withExposure(ExposureLimits wanted) {
        return new SimulationSettings(friction, rebalancing, wanted, cashRate, capital);
    }

    /**
     * The same settings with another cash rate.
     *
     * @param wanted a fraction a year
     * @return the changed settings
     */
    public SimulationSettings withCashRate(double wanted) {
        return new SimulationSettings(friction, rebalancing, exposure, wanted, capital);
    }

    /**
     * The same settings with another capital.
     *
     * @param wanted in the money of prices
     * @return the changed settings
     */
    public SimulationSettings withCapital(double wanted) {
        return new SimulationSettings(friction, rebalancing, exposure, cashRate, wanted);
    }
}
