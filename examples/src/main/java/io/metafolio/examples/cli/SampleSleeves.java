package io.metafolio.examples.cli;

import io.metafolio.errors.UnknownNameException;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveDefinition;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sleeves on the bundled sample. */
final class SampleSleeves {
    private SampleSleeves() {}

    static List<StrategySleeve> of(List<SleeveDefinition> wanted) {
        Map<String, PriceTable> sample = SyntheticMarket.sample().prices();
        List<PriceTable> benchmarks = List.of(SyntheticMarket.sample().benchmarks());
        return wanted.stream()
                .map(sleeve -> Sleeve.of(
                                sleeve,
                                Optional.ofNullable(sample.get(sleeve.id()))
                                        .orElseThrow(() -> new UnknownNameException(
                                                "sleeve of the bundled sample",
                                                sleeve.id(),
                                                "a call without --prices",
                                                sample.keySet())))
                        .withBenchmarks(benchmarks))
                .toList();
    }
}
