package io.metafolio.spi;

/**
 * What a run may use behind the library's doors. Immutable; safe to share between threads.
 *
 * @param engines what solves risk profiles
 * @param selections what may choose the assets of a window
 * @param simulators what may carry out decisions
 * @param regimes what may tell the state of the market
 */
public record Plugins(RiskEngines engines, SelectionModels selections, Simulators simulators, RegimeDetectors regimes) {
    /**
     * Those on the class path or module path.
     *
     * @return whatever {@link java.util.ServiceLoader} finds
     * @throws IllegalStateException where two of them answer to one name
     */
    public static Plugins installed() {
        return new Plugins(
                RiskEngines.installed(),
                SelectionModels.installed(),
                Simulators.installed(),
                RegimeDetectors.installed());
    }
}
