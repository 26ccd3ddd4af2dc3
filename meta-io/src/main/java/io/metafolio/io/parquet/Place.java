package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import org.jspecify.annotations.Nullable;

/** The file, and the part of it, that a refusal is about. */
record Place(String name) {
    private static final String EXPECTED = "a whole Parquet file";
    private static final String NEXT = "the file was changed, or not written to its end; write it once more";

    Place in(String part) {
        return new Place(name + ", " + part);
    }

    Place column(String label) {
        return in("column \"" + label + "\"");
    }

    RefusedException damaged(String what) {
        return new RefusedException(what, name, EXPECTED, NEXT);
    }

    RefusedException damaged(String what, Throwable cause) {
        return new RefusedException(what, name, EXPECTED, NEXT, cause);
    }

    /** A field that the format requires, or a refusal that names it. */
    <T> T required(@Nullable T field, String name) {
        if (field == null) {
            throw damaged("The field " + name + " is not there, or holds what no version of the format knows");
        }
        return field;
    }

    RefusedException refused(String what, String expected, String next) {
        return new RefusedException(what, name, expected, next);
    }
}
