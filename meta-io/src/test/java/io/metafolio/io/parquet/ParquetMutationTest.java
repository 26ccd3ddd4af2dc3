package io.metafolio.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.metafolio.errors.RefusedException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged copies of the corpus. More of them: {@code -Dparquet.mutations=1000000}. */
class ParquetMutationTest {
    private static final int SHARES = 4;
    private static final int MUTATIONS = Integer.getInteger("parquet.mutations", 20_000) / SHARES;
    private static final long CELLS = 1 << 20;

    /** Eight bytes a cell, once as words, once while growing, once as doubles, once copied; pages and levels; headroom. */
    private static final long MOST_BYTES = 10 * 8 * CELLS;

    private static final int SMALL = 16_000;
    private static final int[] EDGES = {0, 1, -1, 127, 128, 255, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF, 1 << 20, 1 << 27};

    private static List<byte[]> originals() {
        List<byte[]> files = new ArrayList<>();
        for (Corpus.Entry entry : Corpus.entries()) {
            if (entry.bytes().length < SMALL) {
                files.add(entry.bytes());
            }
        }
        for (Corpus.Entry entry : ParquetCorpusTest.readable().subList(0, 3)) {
            files.add(ParquetTable.bytes(ParquetTable.of(entry.file(), entry.bytes())));
        }
        return files;
    }

    @ParameterizedTest(
            name = "damaged files are read or refused, never anything else, within a bound on memory; seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void onlyRefusals(long seed) {
        List<byte[]> originals = originals();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = originals.get(random.nextInt(originals.size()));
            for (int k = 1 + random.nextInt(4); k > 0; k--) {
                damaged = mutated(damaged, random);
            }
            refused += isRefused(damaged, "seed " + seed + ", mutation " + i) ? 1 : 0;
        }
        assertThat(refused).as("of %d", MUTATIONS).isBetween(MUTATIONS / 3, MUTATIONS - 1);
    }

    @Test
    @DisplayName("a file cut off anywhere is refused")
    void cutOff() {
        for (String file : List.of("duckdb-date-snappy.parquet", "polars-zstd.parquet", "pyarrow3-utc.parquet")) {
            byte[] whole = Corpus.bytes(file);
            for (int length = 0; length < whole.length; length++) {
                assertThat(isRefused(Arrays.copyOf(whole, length), file + " cut to " + length))
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("a changed value of a file of our own is found by its checksum")
    void checkSums() {
        Corpus.Entry entry = ParquetCorpusTest.readable().get(0);
        byte[] ours = ParquetTable.bytes(ParquetTable.of(entry.file(), entry.bytes()));
        ours[100] ^= 1;
        assertThat(isRefused(ours, "one bit")).isTrue();
    }

    private static boolean isRefused(byte[] bytes, String which) {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        boolean refused = false;
        try {
            ParquetTable.of("damaged", bytes, CELLS);
        } catch (RefusedException e) {
            refused = true;
            assertThat(e.getMessage())
                    .as(which)
                    .contains("damaged")
                    .contains("Expected:")
                    .contains("Maybe ");
        } catch (Throwable e) {
            fail(which + " let something else through", e);
        }
        long taken = memory.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken).as(which).isLessThan(MOST_BYTES);
        return refused;
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        if (bytes.length < 16) {
            return bytes;
        }
        int at = position(bytes, random);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
            case 3 -> edge(bytes, Math.min(at, bytes.length - 4), random);
            case 4 -> varint(bytes, Math.min(at, bytes.length - 5));
            case 5 -> System.arraycopy(bytes, position(bytes, random) / 2, bytes, at / 2, random.nextInt(at / 4 + 2));
            case 6 -> bytes = spliced(bytes, at, random);
            default -> bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
        }
        return bytes;
    }

    /** Mostly in the footer, whose claims are what is to be doubted; else in headers and pages. */
    private static int position(byte[] bytes, Random random) {
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        if (footer > 0 && footer < bytes.length - 8 && random.nextInt(3) > 0) {
            return bytes.length - 8 - 1 - random.nextInt(footer);
        }
        return random.nextInt(bytes.length);
    }

    private static void edge(byte[] bytes, int at, Random random) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, EDGES[random.nextInt(EDGES.length)]);
    }

    /** The largest number that Thrift writes in five bytes. */
    private static void varint(byte[] bytes, int at) {
        Arrays.fill(bytes, at, at + 4, (byte) 0xFF);
        bytes[at + 4] = 0x0F;
    }

    /** Some bytes more, or some fewer; the footer's length stays true. */
    private static byte[] spliced(byte[] bytes, int at, Random random) {
        int change = random.nextInt(17) - 8;
        byte[] longer = new byte[Math.max(16, bytes.length + change)];
        System.arraycopy(bytes, 0, longer, 0, Math.min(at, longer.length));
        int rest = Math.min(bytes.length - at, longer.length);
        System.arraycopy(bytes, bytes.length - rest, longer, longer.length - rest, rest);
        ByteBuffer tail = ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN);
        tail.putInt(longer.length - 8, tail.getInt(longer.length - 8) + change);
        return longer;
    }
}
