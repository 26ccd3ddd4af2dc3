package io.metafolio.io.parquet;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.jspecify.annotations.Nullable;

/** Reads the pages of one column in one row group. */
final class ChunkReader {
    private static final long[] NO_DICTIONARY = {};

    private final Place place;
    private final FileBytes file;
    private final Leaf leaf;
    private final ColumnMetaData meta;
    private final long missing;
    private long[] dictionary = NO_DICTIONARY;

    ChunkReader(Place place, FileBytes file, Leaf leaf, ColumnMetaData meta, long missing) {
        this.place = place;
        this.file = file;
        this.leaf = leaf;
        this.meta = meta;
        this.missing = missing;
    }

    void read(Words words, int rows) {
        if (meta.getType() != leaf.type()) {
            throw place.damaged("Pages of " + meta.getType() + " for a column of " + leaf.type());
        }
        // a chunk without rows need not lie anywhere
        int position = rows == 0 ? 0 : start();
        int read = 0;
        while (read < rows) {
            PageHeader header = new PageHeader();
            int body = ThriftStructs.read(place, header, file.bytes(), position, file.end());
            int length = header.getCompressed_page_size();
            if (length < 0 || length > file.end() - body) {
                throw place.damaged("A page of " + length + " bytes at byte " + body + " does not fit into the file");
            }
            file.take(place, (long) body - position + length);
            Page page = new Page(header, file.slice(body, length), rows - read);
            checkSum(page, body);
            read += page(page, words);
            position = body + length;
        }
    }

    /** A page as it lies in the file, and how many rows may still come. */
    private record Page(PageHeader header, ByteBuffer body, int rowsLeft) {}

    private int start() {
        long first = meta.getData_page_offset();
        // some writers put 0 where there is no dictionary
        if (meta.isSetDictionary_page_offset() && meta.getDictionary_page_offset() > 0) {
            first = Math.min(first, meta.getDictionary_page_offset());
        }
        if (first < Footer.MAGIC.length || first > file.end()) {
            throw place.damaged("Pages at byte " + first + ", outside of the file");
        }
        return (int) first;
    }

    private void checkSum(Page page, int position) {
        if (page.header().isSetCrc()) {
            CRC32 sum = new CRC32();
            sum.update(page.body().duplicate());
            if ((int) sum.getValue() != page.header().getCrc()) {
                throw place.damaged("The page at byte " + position + " does not have the checksum written beside it");
            }
        }
    }

    private int page(Page page, Words words) {
        return switch (place.required(page.header().getType(), "type")) {
            case DICTIONARY_PAGE -> dictionary(page);
            case DATA_PAGE -> firstVersion(page, words);
            case DATA_PAGE_V2 -> secondVersion(page, words);
            case INDEX_PAGE -> 0;
        };
    }

    private int dictionary(Page page) {
        DictionaryPageHeader header =
                place.required(page.header().getDictionary_page_header(), "dictionary_page_header");
        int count = count(header.getNum_values(), page.rowsLeft());
        ByteBuffer body = expanded(page, page.body(), page.header().getUncompressed_page_size());
        PageValues values = PageValues.plain(place, leaf.type(), body, count);
        dictionary = new long[count];
        values.fill(dictionary, 0);
        return 0;
    }

    private int firstVersion(Page page, Words words) {
        DataPageHeader header = place.required(page.header().getData_page_header(), "data_page_header");
        int count = count(header.getNum_values(), page.rowsLeft());
        ByteBuffer body = expanded(page, page.body(), page.header().getUncompressed_page_size());
        int[] levels = {};
        if (leaf.isOptional()) {
            if (header.getDefinition_level_encoding() != Encoding.RLE) {
                throw place.refused(
                        "Levels in the encoding " + header.getDefinition_level_encoding(),
                        "levels in RLE",
                        "pd.read_parquet(…).to_parquet(…) writes them so");
            }
            levels = RunLengths.decode(place, cut(body, body.getInt()), 1, count);
        }
        values(header.getEncoding(), body, levels, count, words);
        return count;
    }

    private int secondVersion(Page page, Words words) {
        DataPageHeaderV2 header = place.required(page.header().getData_page_header_v2(), "data_page_header_v2");
        int count = count(header.getNum_values(), page.rowsLeft());
        ByteBuffer body = page.body();
        int levelBytes = header.getDefinition_levels_byte_length();
        if (header.getRepetition_levels_byte_length() != 0) {
            throw place.damaged("Repetition levels in a flat column");
        }
        ByteBuffer runs = cut(body, levelBytes);
        int[] levels = leaf.isOptional() ? RunLengths.decode(place, runs, 1, count) : new int[0];
        int size = page.header().getUncompressed_page_size() - levelBytes;
        boolean compressed = !header.isSetIs_compressed() || header.isIs_compressed();
        values(header.getEncoding(), compressed ? expanded(page, body, size) : body, levels, count, words);
        return count;
    }

    private int count(int claimed, int rowsLeft) {
        if (claimed < 0 || claimed > rowsLeft) {
            throw place.damaged("A page of " + claimed + " values where at most " + rowsLeft + " can follow");
        }
        return claimed;
    }

    /** The next bytes as a buffer of their own. */
    private ByteBuffer cut(ByteBuffer body, int length) {
        if (length < 0 || length > body.remaining()) {
            throw place.damaged("Levels of " + length + " bytes in a page of " + body.remaining());
        }
        ByteBuffer part = body.slice(body.position(), length).order(body.order());
        body.position(body.position() + length);
        return part;
    }

    private ByteBuffer expanded(Page page, ByteBuffer body, int size) {
        return Codec.expand(place, place.required(meta.getCodec(), "codec"), body, size, page.rowsLeft());
    }

    private void values(@Nullable Encoding encoding, ByteBuffer body, int[] levels, int count, Words words) {
        int present = leaf.isOptional() ? count - absent(levels) : count;
        PageValues values =
                PageValues.of(place, place.required(encoding, "encoding"), leaf.type(), body, present, dictionary);
        int at = words.size();
        long[] into = words.room(count);
        values.fill(into, at);
        if (present < count) {
            spread(into, at, levels, present);
        }
    }

    private static int absent(int[] levels) {
        int absent = levels.length;
        for (int level : levels) {
            absent -= level;
        }
        return absent;
    }

    /** Moves the values that are there to their rows, from the last on, so that none is overwritten. */
    private void spread(long[] into, int at, int[] levels, int present) {
        int next = at + present;
        for (int i = levels.length - 1; i >= 0; i--) {
            into[at + i] = levels[i] == 1 ? into[--next] : missing;
        }
    }
}
