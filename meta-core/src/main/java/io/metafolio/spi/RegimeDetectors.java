package io.metafolio.spi;

import java.util.Optional;

/** The regime detectors a run may use, by id. Immutable; safe to share between threads. */
public final class RegimeDetectors {
    /** The id under which the run configuration's market regime holds throughout. */
    public static final String NONE = "none";

    private final Registry<RegimeDetector> registry;

    private RegimeDetectors(Registry<RegimeDetector> registry) {
        this.registry = registry;
    }

    /**
     * The detectors on the class path or module path.
     *
     * @return those that {@link java.util.ServiceLoader} finds beside this library
     * @throws IllegalStateException where two of them answer to one id
     */
    public static RegimeDetectors installed() {
        return new RegimeDetectors(
                Registry.installed(RegimeDetector.class, "regime detector", RegimeDetector::id, NONE));
    }

    /**
     * These detectors and one more.
     *
     * @param detector answers to an id that no other answers to
     * @return the larger registry
     * @throws IllegalStateException where the id is taken, or is {@code none}
     */
    public RegimeDetectors with(RegimeDetector detector) {
        return new RegimeDetectors(registry.with(detector));
    }

    /**
     * The detector of an id.
     *
     * @param id from a run configuration
     * @return empty for {@code none}
     * @throws io.metafolio.errors.UnknownNameException where none answers to it; the message lists the known ids
     */
    public Optional<RegimeDetector> detector(String id) {
        return registry.find(id);
    }
}
