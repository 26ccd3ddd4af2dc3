package io.metafolio.engines.covariance;

import java.util.Optional;

/**
 * Finds the kernel on the Vector API where the Java machine was started with {@code --add-modules jdk.incubator.vector},
 * else the plain one. Which of them runs changes no bit.
 */
final class VectorPath {
    static final ProductKernel WIDEST = vector().orElse(PlainKernel.INSTANCE);

    private static final String MODULE = "jdk.incubator.vector";

    private VectorPath() {}

    /** The kernel is compiled apart from the rest and found by name, as most machines start without the module it needs. */
    static Optional<ProductKernel> vector() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            Class<?> kernel = Class.forName("io.metafolio.engines.covariance.VectorKernel");
            return Optional.of((ProductKernel) kernel.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            System.getLogger(VectorPath.class.getName())
                    .log(System.Logger.Level.WARNING, "The plain path runs: this Java's " + MODULE + " is another", e);
            return Optional.empty();
        }
    }
}
