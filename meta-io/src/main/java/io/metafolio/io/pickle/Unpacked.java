package io.metafolio.io.pickle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Finds by content how a file is compressed, and undoes it. */
final class Unpacked {
    private static final int LONGEST_MAGIC = 6;
    private static final int[] PICKLE = {0x80};
    private static final int[] GZIP = {0x1F, 0x8B};
    private static final int[] BZIP2 = {'B', 'Z', 'h'};
    private static final int[] XZ = {0xFD, '7', 'z', 'X', 'Z', 0};
    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] ZSTD = {0x28, 0xB5, 0x2F, 0xFD};
    private static final int MOST_XZ_KIB = 1 << 17;

    private final Refusals refusals;

    Unpacked(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The bytes of the pickle; closing them closes the file's. */
    InputStream of(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
        in.mark(LONGEST_MAGIC);
        byte[] magic = in.readNBytes(LONGEST_MAGIC);
        in.reset();
        if (begins(magic, GZIP)) {
            return new BufferedInputStream(new GZIPInputStream(in, 1 << 16));
        }
        if (begins(magic, BZIP2)) {
            return optional("bz2", "org.apache.commons:commons-compress", () -> Bzip2.open(in));
        }
        if (begins(magic, XZ)) {
            return optional("xz", "org.tukaani:xz", () -> Xz.open(in));
        }
        if (begins(magic, ZIP)) {
            return zip(new ZipInputStream(in));
        }
        if (begins(magic, ZSTD)) {
            throw refusals.refusal("The file is compressed with zstd", Refusals.TO_GZIP);
        }
        return in;
    }

    /** Whether a file that begins so is a pickle or compressed, rather than text. */
    static boolean isAhead(byte[] magic) {
        return Stream.of(PICKLE, GZIP, BZIP2, XZ, ZIP, ZSTD).anyMatch(wanted -> begins(magic, wanted));
    }

    private static boolean begins(byte[] magic, int... wanted) {
        if (magic.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((magic[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private InputStream zip(ZipInputStream in) throws IOException {
        ZipEntry entry = entry(in, refusals);
        if (entry == null || entry.isDirectory()) {
            throw refusals.damaged("The zip file holds no file first");
        }
        return new BufferedInputStream(new OnlyEntry(in, refusals));
    }

    /** The next entry, or null; what the library thinks of a damaged name is no error of the caller's. */
    static @Nullable ZipEntry entry(ZipInputStream in, Refusals refusals) throws IOException {
        try {
            return in.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw refusals.refusal(
                    "The zip file names an entry in no known way: " + e.getMessage(), Refusals.WHOLE_FILE, e);
        }
    }

    /** Opens a compression whose library a user need not have. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private InputStream optional(String compression, String library, Opening opening) throws IOException {
        try {
            return new BufferedInputStream(opening.open());
        } catch (NoClassDefFoundError e) {
            throw refusals.refusal(
                    "The file is compressed with " + compression + ", which needs the library " + library
                            + " on the class path",
                    "add " + library + " to your build, or have the file written with compression=\"gzip\"",
                    e);
        }
    }

    /** Loaded only where a file is compressed so. */
    private static final class Bzip2 {
        static InputStream open(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }
    }

    /** Loaded only where a file is compressed so. */
    private static final class Xz {
        static InputStream open(InputStream in) throws IOException {
            return new XZInputStream(in, MOST_XZ_KIB);
        }
    }
}
