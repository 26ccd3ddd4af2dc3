package io.metafolio.io.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes say: one exception, and no more time and memory than they are worth. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePickleTest {
    private static final long BASE_MEMORY = 2_000_000;
    private static final long MEMORY_A_BYTE = 400;

    private static StampedTable read(byte[] bytes) {
        return PandasPickle.read(new ByteArrayInputStream(bytes), "hostile", PickleLimits.DEFAULT);
    }

    private static UnreadablePickleException refusal(byte[] bytes) {
        Throwable thrown = catchThrowable(() -> read(bytes));
        assertThat(thrown).isInstanceOf(UnreadablePickleException.class);
        assertThat(thrown.getMessage()).hasSizeLessThan(1000).contains("hostile", "Expected:", "Maybe");
        return (UnreadablePickleException) thrown;
    }

    /** Bytes allocated by reading, by the JVM's own count for this thread. */
    private static long cost(byte[] bytes) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        Throwable thrown = catchThrowable(() -> read(bytes));
        assertThat(thrown == null || thrown instanceof UnreadablePickleException)
                .isTrue();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    /** The second time, as the first may load classes, which a fuzzer's agent in this machine makes dear. */
    private static void assertCheap(byte[] bytes) {
        assertThat(Math.min(cost(bytes), cost(bytes))).isLessThan(BASE_MEMORY + MEMORY_A_BYTE * bytes.length);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "os system",
                "posix system",
                "nt system",
                "os popen",
                "os execv",
                "os remove",
                "os._wrap_close close",
                "subprocess Popen",
                "subprocess call",
                "subprocess check_output",
                "builtins eval",
                "builtins exec",
                "builtins compile",
                "builtins open",
                "builtins __import__",
                "builtins print",
                "builtins globals",
                "builtins type",
                "builtins object",
                "builtins setattr",
                "builtins map",
                "__builtin__ eval",
                "__builtin__ file",
                "importlib import_module",
                "runpy run_path",
                "pty spawn",
                "socket socket",
                "shutil rmtree",
                "pathlib Path",
                "operator attrgetter",
                "operator methodcaller",
                "functools reduce",
                "types FunctionType",
                "types CodeType",
                "marshal loads",
                "pickle loads",
                "_pickle loads",
                "ctypes CDLL",
                "webbrowser open",
                "timeit timeit",
                "code interact",
                "copyreg _reconstructor",
                "numpy fromfile",
                "numpy load",
                "numpy.testing._private.utils runstring",
                "pandas read_pickle",
                "pandas.core.computation.eval eval",
                "pandas.io.common get_handle",
                "pandas Series.map",
                "torch.storage _load_from_bytes",
                "java.lang.Runtime exec",
                "io.metafolio.io.pickle.Tripwire$Trap new",
                "io.metafolio.io.pickle Tripwire$Trap"
            })
    @DisplayName("a callable that is not on the list is named, refused, and not looked up, in both spellings")
    void callables(String spelt) {
        String[] parts = spelt.split(" ", 2);
        byte[] global = Instructions.ofProtocol(2)
                .name(parts[0], parts[1])
                .text("touch me")
                .op(0x85, 'R')
                .stop();
        byte[] stackGlobal = Instructions.ofProtocol(4)
                .text(parts[0])
                .text(parts[1])
                .op(0x93)
                .text("touch me")
                .op(0x85, 'R')
                .stop();
        assertThat(refusal(global)).hasMessageContaining(parts[0] + "." + parts[1]);
        assertThat(refusal(stackGlobal)).hasMessageContaining("which was not looked up");
        assertThat(Tripwire.TOUCHED).isFalse();
    }

    @ParameterizedTest(name = "instruction {0}")
    @ValueSource(ints = {'X', 'B', 0x8d, 0x8e, 0x95, 0x96, 0x8b})
    @DisplayName("a few bytes that claim gigabytes cost nothing")
    void claims(int opcode) {
        int width = opcode == 'X' || opcode == 'B' || opcode == 0x8b ? 4 : 8;
        for (long claim : new long[] {0x3000_0000L, 0x7FFF_FFFFL, 0xFFFF_FFFFL, 1L << 40, Long.MAX_VALUE, -1L}) {
            byte[] bytes = Instructions.ofProtocol(5)
                    .op(opcode)
                    .little(claim, width)
                    .op("tiny")
                    .stop();
            refusal(bytes);
            assertCheap(bytes);
        }
    }

    @Test
    @DisplayName("a list that holds itself, at the root and as labels, is refused without going round")
    void loops() {
        byte[] root = Instructions.ofProtocol(2).op(']', 'q', 0, 'h', 0, 'a').stop();
        assertThat(refusal(root)).hasMessageContaining("a list of 1");
        byte[] dict =
                Instructions.ofProtocol(2).op('}', 'q', 0, 'h', 0, 'h', 0, 's').stop();
        assertThat(refusal(dict)).hasMessageContaining("a dict of 1");
        byte[] series = Instructions.ofProtocol(2)
                .name("pandas.core.series", "Series")
                .op(')', 0x81, 'q', 0, '}', 'q', 1)
                .text("_mgr")
                .op('h', 0, 's', 'b')
                .stop();
        assertThat(refusal(series)).hasMessageContaining("The data are held by an object of pandas.core.series.Series");
    }

    @ParameterizedTest(name = "instruction {0}")
    @ValueSource(ints = {'(', ']', '}', ')', 'N', 0x85})
    @DisplayName("a million levels or values on end are refused without recursion")
    void depth(int opcode) {
        Instructions deep = Instructions.ofProtocol(4).op('N');
        for (int i = 0; i < 1_000_000; i++) {
            deep.op(opcode);
        }
        byte[] bytes = deep.stop();
        refusal(bytes);
        assertCheap(bytes);
    }

    @Test
    @DisplayName("nested appends of one list to another are refused at once")
    void nested() {
        Instructions nested = Instructions.ofProtocol(4);
        for (int i = 0; i < 200_000; i++) {
            nested.op(']');
        }
        for (int i = 0; i < 199_999; i++) {
            nested.op('a');
        }
        assertThat(refusal(nested.stop())).hasMessageContaining("a list of 1");
    }

    @Test
    @DisplayName("appending and remembering over and over costs what its bytes are worth")
    void quadratic() {
        Instructions appends = Instructions.ofProtocol(4).op(']', 0x94, 'N', 0x94);
        for (int i = 0; i < 300_000; i++) {
            appends.op('(', 'h', 1, 'h', 0, 'e');
        }
        byte[] bytes = appends.stop();
        refusal(bytes);
        assertCheap(bytes);
        Instructions memo = Instructions.ofProtocol(4).op('N');
        for (int i = 0; i < 300_000; i++) {
            memo.op('r').little(i * 7919L, 4);
        }
        assertCheap(memo.stop());
    }

    @Test
    @DisplayName("more instructions or bytes than the limits allow are refused with the limit")
    void limits() {
        byte[] series = PandasPickle.bytes(table(10, 1));
        assertThatThrownBy(() ->
                        PandasPickle.read(new ByteArrayInputStream(series), "small", new PickleLimits(1 << 20, 10)))
                .isInstanceOf(UnreadablePickleException.class)
                .hasMessageContaining("more than 10 instructions");
        assertThatThrownBy(
                        () -> PandasPickle.read(new ByteArrayInputStream(series), "small", new PickleLimits(100, 1000)))
                .isInstanceOf(UnreadablePickleException.class)
                .hasMessageContaining("at most");
        assertThatIllegalArgumentException().isThrownBy(() -> new PickleLimits(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PickleLimits(1, 0));
    }

    @Test
    @DisplayName("a gigabyte of zeros in a small gzip file is unpacked no further than the limit")
    void bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[] {(byte) 0x80, 4, 'B', 0, 0, 0, 0x70});
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        assertThatThrownBy(() -> PandasPickle.read(
                        new ByteArrayInputStream(packed.toByteArray()), "bomb", new PickleLimits(1 << 20, 1000)))
                .isInstanceOf(UnreadablePickleException.class)
                .hasMessageContaining("length of 1879048192");
        byte[] instructions = new byte[1 << 20];
        java.util.Arrays.fill(instructions, (byte) 'N');
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(second)) {
            gzip.write(new byte[] {(byte) 0x80, 4});
            for (int i = 0; i < 64; i++) {
                gzip.write(instructions);
            }
        }
        assertThatThrownBy(() -> PandasPickle.read(
                        new ByteArrayInputStream(second.toByteArray()), "bomb", new PickleLimits(1 << 20, 1L << 40)))
                .isInstanceOf(UnreadablePickleException.class)
                .hasMessageContaining("longer than 1048576 bytes");
    }

    @Test
    @DisplayName("one array under many labels makes no table larger than its file")
    void amplified() {
        int rows = 1000;
        int columns = 2000;
        Instructions frame =
                Instructions.ofProtocol(4).name("pandas", "DataFrame").op(')', 0x81, '}');
        frame.text("_mgr")
                .name("pandas.core.internals.managers", "BlockManager")
                .op('(');
        for (int j = 0; j < columns; j++) {
            frame.name("pandas._libs.internals", "_unpickle_block");
            if (j == 0) {
                frame.name("numpy", "ndarray")
                        .op('(')
                        .op('K', 1, 'M')
                        .little(rows, 2)
                        .op(0x86);
                frame.text("<f8").raw(new byte[8 * rows]).op('t', 'R', 0x94);
            } else {
                frame.op('h', 0);
            }
            frame.name("builtins", "slice")
                    .op('(', 'M')
                    .little(j, 2)
                    .op('M')
                    .little(j + 1L, 2)
                    .op('K', 1, 't', 'R');
            frame.op('K', 2, 0x87, 'R');
        }
        frame.op('t', ']', '(', ']', '(');
        for (int j = 0; j < columns; j++) {
            frame.text("c" + j);
        }
        frame.op('e');
        frame.name("pandas", "Index")
                .op('(')
                .name("numpy", "ndarray")
                .op('M')
                .little(rows, 2)
                .op(0x85);
        frame.text("<M8[ns]").raw(new byte[8 * rows]).op(0x87, 'R').op('N', 0x89, 'N', 't', 'R');
        byte[] amplified = frame.op('e', 0x86, 'R', 's', 'b').stop();
        assertThat(refusal(amplified)).hasMessageContaining("A table of 1000 by 2000 stands in a pickle of");
        assertCheap(amplified);
    }

    static StampedTable table(int rows, int columns) {
        Random random = new Random(rows * 31L + columns);
        long[] counts = new long[rows];
        for (int t = 0; t < rows; t++) {
            counts[t] = (19_000L + t) * StampUnit.NANOS.perDay();
        }
        List<String> labels = new ArrayList<>();
        double[][] values = new double[columns][rows];
        for (int j = 0; j < columns; j++) {
            labels.add("VENUE:S" + j);
            values[j] = random.doubles(rows, -0.05, 0.05).toArray();
        }
        Stamps stamps = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.of("date"), counts);
        return columns == 1
                ? StampedTable.series("made", stamps, labels.get(0), values[0])
                : StampedTable.of("made", stamps, labels, values);
    }

    @Test
    @DisplayName("a zip file of two files, of none, and a zip cut short are refused")
    void zips() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(two)) {
            for (String name : List.of("a.pkl", "b.pkl")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(PandasPickle.bytes(table(5, 1)));
            }
        }
        assertThat(refusal(two.toByteArray())).hasMessageContaining("more than one file");
        byte[] cut = java.util.Arrays.copyOf(two.toByteArray(), 60);
        refusal(cut);
        ByteArrayOutputStream folder = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(folder)) {
            zip.putNextEntry(new ZipEntry("folder/"));
        }
        assertThat(refusal(folder.toByteArray())).hasMessageContaining("no file first");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("a changed, cut or crossed pickle is read or refused, by one exception and at a bounded cost")
    void mutations(long seed) throws IOException {
        int count = Integer.getInteger("mutations", 40_000) / 4;
        List<byte[]> originals = PickleCorpus.originals();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < count; i++) {
            byte[] mutated = mutated(originals, random);
            Throwable thrown = catchThrowable(() -> read(mutated));
            if (thrown == null) {
                read++;
            } else {
                assertThat(thrown).as("mutation %d of seed %d", i, seed).isInstanceOf(UnreadablePickleException.class);
            }
        }
        assertThat(read).as("mutations of values are no faults of the file").isBetween(1, count - 1);
    }

    private static byte[] mutated(List<byte[]> originals, Random random) {
        byte[] bytes = originals.get(random.nextInt(originals.size())).clone();
        switch (random.nextInt(6)) {
            case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 3 -> {
                for (int k = random.nextInt(8); k >= 0; k--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 4 -> {
                byte[] other = originals.get(random.nextInt(originals.size()));
                int from = random.nextInt(Math.min(bytes.length, other.length));
                int length = random.nextInt(Math.min(bytes.length, other.length) - from);
                System.arraycopy(other, from, bytes, from, length);
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int length = random.nextInt(Math.min(40, bytes.length - from) + 1);
                int to = random.nextInt(bytes.length - length + 1);
                System.arraycopy(bytes.clone(), from, bytes, to, length);
            }
        }
        return bytes;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12})
    @DisplayName("no mutated pickle allocates more than some hundred bytes for each of its own")
    void memory(long seed) throws IOException {
        List<byte[]> originals = PickleCorpus.originals();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            assertCheap(mutated(originals, random));
        }
    }
}
