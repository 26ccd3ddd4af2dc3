package io.metafolio.io.pickle;

import io.metafolio.errors.RefusedException;

/** A pickle that was refused, whatever its bytes: hostile, damaged, or of something that is no table of floats. */
public final class UnreadablePickleException extends RefusedException {
    private static final long serialVersionUID = 1L;

    UnreadablePickleException(String what, String where, String next) {
        super(what, where, EXPECTED, next);
    }

    UnreadablePickleException(String what, String where, String next, Throwable cause) {
        super(what, where, EXPECTED, next, cause);
    }

    private static final String EXPECTED =
            "a pandas Series or DataFrame of float64 or float32 over a DatetimeIndex, in protocol 2 to 5,"
                    + " plain or in gzip, bz2, xz or zip";
}
