package io.metafolio.tournament;

import io.metafolio.errors.RefusedException;
import io.metafolio.returns.AssetReturns;
import io.metafolio.simulation.AccountRow;
import io.metafolio.simulation.Carry;
import io.metafolio.simulation.Decision;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.simulation.PortfolioAccount;
import io.metafolio.simulation.PositionClosure;
import io.metafolio.simulation.Ruin;
import io.metafolio.simulation.Simulation;
import io.metafolio.simulation.SimulationRequest;
import io.metafolio.weights.Rebalance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One account on its way through one simulation. */
final class AccountWalk {
    private final SimulationRequest request;
    private final AssetReturns returns;
    private final PortfolioAccount account;
    private final List<AccountRow> rows = new ArrayList<>();
    private final List<Rebalance> rebalances = new ArrayList<>();
    private final List<PositionClosure> closures = new ArrayList<>();
    private double[] target;

    AccountWalk(SimulationRequest request) {
        this.request = request;
        this.returns = request.returns();
        FrictionModel friction = request.settings().friction();
        int assets = returns.symbols().size();
        double[] rates = new double[assets];
        Arrays.fill(rates, friction.rate());
        this.account = new PortfolioAccount(
                rates,
                Carry.of(request.settings().cashRate(), friction, request.sessionsPerYear()),
                friction.impact(),
                request.settings().capital());
        this.target = new double[assets];
    }

    Simulation walk() {
        int k = -1;
        for (int t = request.start(); t < request.end(); t++) {
            if (k + 1 < request.decisions().size()
                    && request.decisions().get(k + 1).row() == t) {
                carryOut(request.decisions().get(++k));
                closeAbsent(t);
            } else if (request.decisions().get(k).until() == t) {
                Arrays.fill(target, 0);
                account.rebalance(target);
            } else {
                closeAbsent(t);
                tradeBack();
            }
            LocalDate date = returns.dates().get(t);
            AccountRow row = account.earn(date, returns.row(t));
            rows.add(row);
            if (account.isRuined() || row.earned() <= -1) {
                return answer(Optional.of(new Ruin(date, row.earned())));
            }
        }
        return answer(Optional.empty());
    }

    private Simulation answer(Optional<Ruin> ruin) {
        return new Simulation(rows, rebalances, closures, ruin);
    }

    private void carryOut(Decision decision) {
        LocalDate decidedOn = returns.dates().get(Math.max(decision.row() - 1, 0));
        String where = request.stream() + ", decision at the close of " + decidedOn;
        request.settings().exposure().require(decision.target(), where);
        decision.depth().ifPresent(account::learn);
        target = new double[target.length];
        for (int k = 0; k < decision.target().size(); k++) {
            int asset = returns.symbols().indexOf(decision.target().labels().get(k));
            target[asset] = decision.target().at(k);
            requireDepth(asset, where);
        }
        PortfolioAccount.Trade trade = account.rebalance(target);
        rebalances.add(new Rebalance(
                decidedOn, decision.trainRows(), decision.target(), decision.inputs(), trade.turnover(), trade.cost()));
    }

    private void requireDepth(int asset, String where) {
        if (request.settings().friction().impact() > 0 && target[asset] != 0 && !account.knowsDepth(asset)) {
            throw new RefusedException(
                    "No volumes of " + returns.symbols().get(asset),
                    where,
                    "volumes of every asset that is bought, because /backtest/impact_coefficient is above 0",
                    "give the sleeve its volumes, or set the coefficient to 0");
        }
    }

    private void closeAbsent(int t) {
        if (account.isRuined()) {
            return;
        }
        boolean closes = false;
        for (int i = 0; i < target.length; i++) {
            if (returns.absent(t, i)) {
                target[i] = 0;
                if (account.held(i) != 0) {
                    closes = true;
                    closures.add(new PositionClosure(
                            returns.symbols().get(i),
                            returns.dates().get(t),
                            account.held(i),
                            account.costOfClosing(i)));
                }
            }
        }
        if (closes) {
            double[] kept = account.held();
            for (int i = 0; i < kept.length; i++) {
                kept[i] = returns.absent(t, i) ? 0 : kept[i];
            }
            account.rebalance(kept);
        }
    }

    private void tradeBack() {
        double furthest = 0;
        for (int i = 0; i < target.length; i++) {
            furthest = Math.max(furthest, Math.abs(account.held(i) - target[i]));
        }
        if (!account.isRuined() && request.settings().rebalancing().trades(furthest)) {
            account.rebalance(target);
        }
    }
}
