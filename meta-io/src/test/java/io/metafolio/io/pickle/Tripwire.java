package io.metafolio.io.pickle;

import java.util.concurrent.atomic.AtomicBoolean;

/** Says whether anyone ever loaded {@link Trap}. */
final class Tripwire {
    static final AtomicBoolean TOUCHED = new AtomicBoolean();

    private Tripwire() {}

    /** A class that notices when it is initialised. */
    static final class Trap {
        static {
            TOUCHED.set(true);
        }

        private Trap() {}
    }
}
