package io.metafolio.sleeve;

import io.metafolio.returns.PriceTable;
import io.metafolio.returns.VolumeTable;
import java.util.Optional;

/**
 * The numbers that a tournament was run on, from which it can be run again to the same bits. Immutable.
 *
 * @param prices closes up to the as-of date
 * @param volumes units traded, where they were given
 * @param benchmarks closes of every benchmark of the sleeve, where it has some
 */
public record SleeveInputs(PriceTable prices, Optional<VolumeTable> volumes, Optional<PriceTable> benchmarks) {}
