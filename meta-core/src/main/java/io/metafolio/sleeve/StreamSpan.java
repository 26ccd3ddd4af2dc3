package io.metafolio.sleeve;

import io.metafolio.errors.RefusedException;
import io.metafolio.profile.RiskProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Whether the streams of a sleeve run span what its temporal id says: a stream that was made of other rows has other dates. */
final class StreamSpan {
    private final StrategyRun run;
    private final TemporalId id;

    private StreamSpan(StrategyRun run) {
        this.run = run;
        this.id = run.temporalId();
    }

    /** Refuses streams whose dates lookback, windows, as-of date and calendar do not make; it names every one. */
    static void require(StrategyRun run) {
        StreamSpan span = new StreamSpan(run);
        List<String> faults = new ArrayList<>();
        run.profiles()
                .forEach((profile, result) ->
                        span.fault(profile, result.stream().series().dates(), faults));
        if (!faults.isEmpty()) {
            throw new RefusedException(
                    RefusedException.listed(faults),
                    "sleeve " + run.definition().id(),
                    "the dates that " + span.id.ingredients() + " make on "
                            + run.definition().calendar().id(),
                    "manifest and streams are of different runs");
        }
    }

    private void fault(RiskProfile profile, List<LocalDate> dates, List<String> faults) {
        List<LocalDate> sessions = run.definition().calendar().sessions(dates.get(0), run.asOf());
        int test = ingredient("test_window");
        int step = ingredient("step_size");
        int whole = sessions.size() < test ? 0 : (sessions.size() - test) / step * step + test;
        if (id.ingredients().get("lookback_days") instanceof Integer lookback) {
            int leftOut = leftOut("/backtest/purge_rows") + leftOut("/backtest/embargo_rows");
            int wanted = lookback - ingredient("train_window") - leftOut;
            if (sessions.size() != wanted) {
                faults.add("the stream of " + profile + " begins on " + dates.get(0) + ", " + sessions.size()
                        + " sessions up to the as-of date " + run.asOf() + ", where lookback_days " + lookback
                        + " less train_window"
                        + (leftOut > 0 ? " and " + leftOut + " rows left out" : "") + " leaves " + wanted);
                return;
            }
        }
        if (dates.size() != whole || !dates.equals(sessions.subList(0, whole))) {
            faults.add("the stream of " + profile + " has " + dates.size() + " rows from " + dates.get(0) + " to "
                    + dates.get(dates.size() - 1) + ", where windows of test_window " + test + " make " + whole
                    + " sessions");
        }
    }

    private int leftOut(String pointer) {
        return run.definition().configuration().count(pointer);
    }

    private int ingredient(String name) {
        Object value = id.ingredients().get(name);
        if (value instanceof Integer number) {
            return number;
        }
        throw new RefusedException(
                name + " is " + value,
                "temporal id of sleeve " + run.definition().id(),
                "a whole number",
                "the manifest was changed by hand");
    }
}
