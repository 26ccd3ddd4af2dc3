package io.metafolio.tournament;

import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ProfileStream;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.sleeve.PositionClosure;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.weights.Rebalance;
import io.metafolio.weights.Weights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The account of one risk profile as it walks forward through one sleeve. */
final class ProfileSimulation {
    private final SleeveDefinition sleeve;
    private final RiskProfile profile;
    private final AssetReturns returns;
    private final PortfolioAccount account;
    private final List<Rebalance> rebalances = new ArrayList<>();
    private final List<PositionClosure> closures = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<Double> earned = new ArrayList<>();

    ProfileSimulation(SleeveDefinition sleeve, RiskProfile profile, AssetReturns returns) {
        this.sleeve = sleeve;
        this.profile = profile;
        this.returns = returns;
        double[] rates = new double[returns.symbols().size()];
        Arrays.fill(rates, sleeve.friction().rate());
        this.account = new PortfolioAccount(rates);
    }

    /** Trades to the target at the close before the first row and earns the rows up to before the end. */
    void play(Weights target, ReturnMatrix train, int start, int end) {
        double[] full = new double[returns.symbols().size()];
        for (int k = 0; k < target.size(); k++) {
            full[returns.symbols().indexOf(target.labels().get(k))] = target.at(k);
        }
        PortfolioAccount.Trade trade = account.rebalance(full);
        LocalDate decidedOn = returns.dates().get(start - 1);
        rebalances.add(new Rebalance(decidedOn, train.rows(), target, trade.turnover(), trade.cost()));
        for (int t = start; t < end; t++) {
            closeAbsent(t);
            dates.add(returns.dates().get(t));
            earned.add(account.earn(returns.row(t)));
        }
    }

    private void closeAbsent(int t) {
        for (int j = 0; j < returns.symbols().size(); j++) {
            if (account.held(j) != 0 && returns.absent(t, j)) {
                double weight = account.held(j);
                PortfolioAccount.Trade trade = account.close(j);
                closures.add(new PositionClosure(
                        returns.symbols().get(j), returns.dates().get(t), weight, trade.cost()));
            }
        }
    }

    ProfileRun finish(Weights nextDecision) {
        ReturnSeries series = ReturnSeries.of(
                sleeve.id() + "/" + profile,
                dates,
                earned.stream().mapToDouble(Double::doubleValue).toArray());
        return new ProfileRun(new ProfileStream(sleeve.id(), profile, series), nextDecision, rebalances, closures);
    }
}
