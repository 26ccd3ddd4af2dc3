package io.metafolio.io.pickle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.ZipInputStream;

/** The bytes of a zip file's first entry, at whose end no second one may follow. */
final class OnlyEntry extends FilterInputStream {
    private final ZipInputStream zip;
    private final Refusals refusals;

    OnlyEntry(ZipInputStream zip, Refusals refusals) {
        super(zip);
        this.zip = zip;
        this.refusals = refusals;
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        return checked(super.read(bytes, from, length));
    }

    private int checked(int read) throws IOException {
        if (read < 0 && Unpacked.entry(zip, refusals) != null) {
            throw refusals.refusal(
                    "The zip file holds more than one file", "write one table a file: df.to_pickle(\"new.pkl.zip\")");
        }
        return read;
    }
}
