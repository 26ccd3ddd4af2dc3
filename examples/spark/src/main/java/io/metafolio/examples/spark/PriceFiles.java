package io.metafolio.examples.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of a folder, as they lie there, to be sent to other machines. */
final class PriceFiles implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, byte[]> files;

    private PriceFiles(TreeMap<String, byte[]> files) {
        this.files = files;
    }

    static PriceFiles of(Path folder) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the prices in " + folder + ": " + e, e);
        }
        return new PriceFiles(files);
    }

    /** Reads them in a folder of this machine, which is gone afterwards. */
    <T> T read(Function<Path, T> reader) {
        try {
            Path folder = Files.createTempDirectory("study");
            try {
                for (String name : files.keySet()) {
                    Files.write(folder.resolve(name), files.get(name));
                }
                return reader.apply(folder);
            } finally {
                for (String name : files.keySet()) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not lay out the prices for a study: " + e, e);
        }
    }
}
