package io.metafolio.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this library, as its build wrote it. */
public final class LibraryVersion {
    private LibraryVersion() {}

    /**
     * The version.
     *
     * @return as in the library's coordinates
     */
    public static String current() {
        try (InputStream in = LibraryVersion.class.getResourceAsStream("/io/metafolio/version.txt")) {
            if (in == null) {
                throw new IllegalStateException("The library's version.txt is missing from its jar."
                        + " Maybe resources were left out when a fat jar was made.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The library's version.txt could not be read", e);
        }
    }
}
