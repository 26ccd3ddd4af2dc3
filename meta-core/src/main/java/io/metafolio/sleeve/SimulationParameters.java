package io.metafolio.sleeve;

import com.google.common.collect.ImmutableMap;
import io.metafolio.configuration.RunConfiguration;
import io.metafolio.simulation.ExposureLimits;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.simulation.RebalancingPolicy;
import io.metafolio.simulation.SimulationSettings;
import java.util.List;
import java.util.Map;

/** How decisions are carried out, as parameters of a run configuration. */
public final class SimulationParameters {
    private static final String SLIPPAGE = "/backtest/backtest_slippage";
    private static final String COMMISSION = "/backtest/backtest_commission";
    private static final String HALF_SPREAD = "/backtest/half_spread";
    private static final String IMPACT = "/backtest/impact_coefficient";
    private static final String HOLDING = "/backtest/holding_rate";
    private static final String BORROWING = "/backtest/borrow_rate";
    private static final String REBALANCING = "/backtest/rebalancing";
    private static final String GROSS = "/backtest/max_gross_exposure";
    private static final String NET = "/backtest/net_exposure";
    private static final String CASH_RATE = "/backtest/cash_rate";
    private static final String CAPITAL = "/backtest/capital";
    private static final List<String> POINTERS = List.of(SLIPPAGE, COMMISSION, HALF_SPREAD, IMPACT, HOLDING, BORROWING);

    private SimulationParameters() {}

    /**
     * The friction that a run configuration says.
     *
     * @param configuration every friction parameter of the block backtest
     * @return the model
     * @throws io.metafolio.errors.RefusedException where values do not go together; it names each with the layer it came from
     */
    public static FrictionModel friction(RunConfiguration configuration) {
        return configuration.together(
                POINTERS,
                () -> new FrictionModel(
                        configuration.number(SLIPPAGE),
                        configuration.number(COMMISSION),
                        configuration.number(HALF_SPREAD),
                        configuration.number(IMPACT),
                        configuration.number(HOLDING),
                        configuration.number(BORROWING)));
    }

    /**
     * How a run configuration says decisions are carried out.
     *
     * @param configuration every parameter of the block backtest
     * @return the settings
     * @throws io.metafolio.errors.RefusedException where values do not go together; it names each with the layer it came from
     */
    public static SimulationSettings settings(RunConfiguration configuration) {
        FrictionModel friction = friction(configuration);
        RebalancingPolicy rebalancing = configuration.together(
                List.of(REBALANCING), () -> RebalancingPolicy.of(configuration.text(REBALANCING)));
        ExposureLimits exposure = configuration.together(
                List.of(GROSS, NET),
                () -> new ExposureLimits(
                        configuration.number(GROSS), configuration.number(NET), configuration.number(NET)));
        return configuration.together(
                List.of(CASH_RATE, CAPITAL),
                () -> new SimulationSettings(
                        friction,
                        rebalancing,
                        exposure,
                        configuration.number(CASH_RATE),
                        configuration.number(CAPITAL)));
    }

    static Map<String, Object> of(FrictionModel friction) {
        return ImmutableMap.of(
                SLIPPAGE, friction.slippage(),
                COMMISSION, friction.commission(),
                HALF_SPREAD, friction.halfSpread(),
                IMPACT, friction.impact(),
                HOLDING, friction.holdingRate(),
                BORROWING, friction.borrowRate());
    }
}
