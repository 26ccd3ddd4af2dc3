package io.metafolio.tournament;

import com.google.common.collect.ImmutableList;
import io.metafolio.metrics.Annualization;
import io.metafolio.metrics.SampleShape;
import io.metafolio.metrics.SharpeTrial;
import io.metafolio.metrics.StreamMetrics;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.simulation.WealthStatement;
import io.metafolio.sleeve.ProfileRun;
import io.metafolio.sleeve.StrategyRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the philosophies of one sleeve did beside each other, and what the best of them is worth: a tournament is multiple
 * testing, so each Sharpe ratio stands beside the probability that it is better than what luck alone would give the best of
 * as many trials (Bailey and López de Prado, 2014). The trials counted are those of this tournament and no others: a desk that
 * tried more before must expect less.
 *
 * @param sleeve the sleeve's id
 * @param windows test windows; 0 where whoever made the streams kept no books
 * @param threshold the Sharpe ratio a session that luck is expected to give the best; empty where none was measured
 * @param standings one a philosophy, in the order of the tournament
 */
public record TournamentReport(String sleeve, int windows, OptionalDouble threshold, List<Standing> standings) {
    /** Copies the standings. */
    public TournamentReport {
        standings = ImmutableList.copyOf(standings);
    }

    /**
     * One philosophy.
     *
     * @param profile the philosophy
     * @param metrics its stream
     * @param sharpe mean over volatility of its returns, a year, cash not subtracted; empty where nothing varies or there are
     *     fewer than 30 rows
     * @param skilled probability that the true Sharpe ratio is above 0
     * @param deflated probability that it is above the threshold: the deflated Sharpe ratio
     * @param won windows in which no other philosophy earned more
     * @param positive windows in which it earned more than nothing
     * @param books what it earned and paid; empty where no books were kept
     */
    public record Standing(
            RiskProfile profile,
            StreamMetrics metrics,
            OptionalDouble sharpe,
            OptionalDouble skilled,
            OptionalDouble deflated,
            int won,
            int positive,
            Optional<WealthStatement> books) {
        /**
         * What trading cost a year.
         *
         * @return share of wealth; empty where no books were kept or there are fewer than 30 rows
         */
        public OptionalDouble costsPerYear() {
            return metrics.annualizedTwr().isPresent() && books.isPresent()
                    ? OptionalDouble.of(books.get().costShare() * metrics.sessionsPerYear() / metrics.rows())
                    : OptionalDouble.empty();
        }
    }

    /**
     * Compares what a tournament yielded.
     *
     * @param run a sleeve's run
     * @return the report
     */
    public static TournamentReport of(StrategyRun run) {
        int sessions = run.definition().calendar().sessionsPerYear();
        Map<RiskProfile, SharpeTrial> trials = new LinkedHashMap<>();
        run.profiles().forEach((profile, result) -> trial(result.stream().series())
                .ifPresent(trial -> trials.put(profile, trial)));
        OptionalDouble threshold = threshold(trials);
        ImmutableList.Builder<Standing> standings = ImmutableList.builder();
        run.profiles().forEach((profile, result) -> {
            Optional<SharpeTrial> trial = Optional.ofNullable(trials.get(profile));
            standings.add(new Standing(
                    profile,
                    StreamMetrics.of(result.stream().series(), sessions, result.turnover(), result.costs()),
                    number(trial.map(known -> known.sharpe() * Math.sqrt(sessions))),
                    number(trial.map(known -> known.probabilityAbove(0))),
                    number(trial.map(known -> known.probabilityAbove(threshold.getAsDouble()))),
                    won(result, run),
                    (int) result.windows().stream()
                            .filter(window -> window.earned() > 0)
                            .count(),
                    result.books()));
        });
        int windows = run.profiles().values().stream()
                .mapToInt(result -> result.windows().size())
                .min()
                .orElse(0);
        return new TournamentReport(run.definition().id(), windows, threshold, standings.build());
    }

    private static Optional<SharpeTrial> trial(ReturnSeries stream) {
        boolean measurable = stream.size() >= Annualization.LEAST_ROWS && SampleShape.varies(stream.toArray());
        return measurable ? Optional.of(SharpeTrial.of(stream)) : Optional.empty();
    }

    private static OptionalDouble threshold(Map<RiskProfile, SharpeTrial> trials) {
        if (trials.isEmpty()) {
            return OptionalDouble.empty();
        }
        double[] sharpes =
                trials.values().stream().mapToDouble(SharpeTrial::sharpe).toArray();
        double spread = sharpes.length == 1 ? 0 : SampleShape.deviation(sharpes);
        return OptionalDouble.of(SharpeTrial.expectedMaximum(sharpes.length, spread * spread));
    }

    private static int won(ProfileRun result, StrategyRun run) {
        int won = 0;
        for (int k = 0; k < result.windows().size(); k++) {
            int window = k;
            double earned = result.windows().get(k).earned();
            if (run.profiles().values().stream()
                    .allMatch(other -> other.windows().size() > window
                            && other.windows().get(window).earned() <= earned)) {
                won++;
            }
        }
        return won;
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %d windows\n%-24s %9s %9s %9s %9s %9s %9s %9s %9s\n",
                sleeve,
                windows,
                "",
                "TWR a yr",
                "vol a yr",
                "Sharpe",
                "P(SR>0)",
                "deflated",
                "won",
                "turnover",
                "costs/yr"));
        for (Standing standing : standings) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-24s %9s %9s %9s %9s %9s %9d %9s %9s\n",
                    standing.profile(),
                    percent(standing.metrics().annualizedTwr()),
                    percent(standing.metrics().annualizedVolatility()),
                    decimal(standing.sharpe()),
                    decimal(standing.skilled()),
                    decimal(standing.deflated()),
                    standing.won(),
                    decimal(standing.metrics().turnover()),
                    percent(standing.costsPerYear())));
        }
        return table.toString();
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f %%", 100 * value.getAsDouble()) : "–";
    }

    private static String decimal(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "–";
    }
}
