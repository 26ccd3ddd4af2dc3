package io.metafolio.io.parquet;

import java.util.Arrays;

/** One column that grows with what its pages prove to hold, not with what the footer claims. */
final class Words {
    private final int rows;
    private long[] words;
    private int size;

    /** For as many rows; where they are more than the file has bytes, room is made only as they come. */
    Words(int rows, int fileLength) {
        this.rows = rows;
        this.words = new long[Math.min(rows, fileLength)];
    }

    /** Makes room for a page and returns the array to fill from the former size on. */
    long[] room(int more) {
        int needed = size + more;
        if (needed > words.length) {
            words = Arrays.copyOf(words, (int) Math.min(rows, Math.max(needed, 2L * words.length)));
        }
        size = needed;
        return words;
    }

    int size() {
        return size;
    }

    long[] toArray() {
        return words.length == rows ? words : Arrays.copyOf(words, rows);
    }
}
