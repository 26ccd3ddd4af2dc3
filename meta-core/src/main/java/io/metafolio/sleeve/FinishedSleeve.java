package io.metafolio.sleeve;

import io.metafolio.configuration.Layer;
import io.metafolio.errors.RefusedException;
import java.util.List;
import java.util.Optional;

/** A sleeve that was run before. */
record FinishedSleeve(SleeveRun run) implements Sleeve {
    FinishedSleeve {
        run.strategies().forEach(strategy -> requireTakingPart(strategy.definition()));
    }

    static void requireTakingPart(SleeveDefinition definition) {
        if (definition.status() == SleeveStatus.SUSPENDED) {
            throw new RefusedException(
                    "Sleeve is " + definition.status(),
                    "sleeve " + definition.id(),
                    "a sleeve that is ACTIVE or for RESEARCH",
                    "leave it out, or activate it in its definition");
        }
    }

    @Override
    public String id() {
        return run.id();
    }

    /** What was run stays as it is. */
    @Override
    public Sleeve with(Layer layer) {
        return this;
    }

    @Override
    public List<StrategySleeve> strategies() {
        return List.of();
    }

    @Override
    public Optional<SleeveRun> recorded() {
        return Optional.of(run);
    }

    @Override
    public List<String> paths() {
        return run.paths();
    }

    @Override
    public String toString() {
        return run.toString();
    }
}
