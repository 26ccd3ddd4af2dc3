package io.metafolio.io.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampUnit;
import io.metafolio.io.table.StampedTable;
import io.metafolio.io.table.Stamps;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PandasPickleTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static final double[] NASTY = {
        -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, Double.NEGATIVE_INFINITY, Double.NaN, 1.0 / 3
    };

    private static Stamps stamps(StampUnit unit, Optional<ZoneId> zone, Optional<String> name) {
        long[] counts = new long[NASTY.length];
        for (int t = 0; t < counts.length; t++) {
            counts[t] = (19_000L + t) * unit.perDay() - 3;
        }
        counts[3] = Stamps.NOT_A_TIME;
        return Stamps.of(unit, zone, name, counts);
    }

    private static StampedTable readBack(StampedTable table) {
        return PandasPickle.read(new ByteArrayInputStream(PandasPickle.bytes(table)), "written", PickleLimits.DEFAULT);
    }

    private static void assertSame(StampedTable read, StampedTable written) {
        assertThat(read.isSeries()).isEqualTo(written.isSeries());
        assertThat(read.columns()).isEqualTo(written.columns());
        assertThat(read.stamps()).isEqualTo(written.stamps());
        for (int j = 0; j < written.columns().size(); j++) {
            double[] expected = written.column(j);
            double[] actual = read.column(j);
            for (int t = 0; t < expected.length; t++) {
                assertThat(Double.doubleToRawLongBits(actual[t])).isEqualTo(Double.doubleToRawLongBits(expected[t]));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"SECONDS", "MILLIS", "MICROS", "NANOS"})
    @DisplayName("what is written is read back to the same bits, in every unit, zone and name")
    void roundTrips(StampUnit unit) {
        for (String zone : List.of("none", "UTC", "America/New_York", "Asia/Kolkata", "+05:30", "-05:00")) {
            Optional<ZoneId> id = zone.equals("none") ? Optional.empty() : Optional.of(ZoneId.of(zone));
            for (Optional<String> name :
                    List.of(Optional.<String>empty(), Optional.of("date"), Optional.of("Datum ♦"))) {
                Stamps stamps = stamps(unit, id, name);
                for (String label : List.of("", "hrp", "NYSE:ÄÖ", "x".repeat(300))) {
                    StampedTable series = StampedTable.series("s", stamps, label, NASTY);
                    assertSame(readBack(series), series);
                }
                StampedTable frame = StampedTable.of(
                        "f", stamps, List.of("A", "", "c".repeat(70_000)), new double[][] {NASTY, NASTY, new double[7]
                        });
                assertSame(readBack(frame), frame);
            }
        }
    }

    @Test
    @DisplayName("tables without rows, without columns, and of seventy thousand rows come back whole")
    void sizes() {
        Stamps none = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.empty());
        StampedTable empty = StampedTable.series("s", none, "hrp");
        assertSame(readBack(empty), empty);
        StampedTable noColumns = StampedTable.of("f", none, List.of(), new double[0][]);
        assertSame(readBack(noColumns), noColumns);
        StampedTable large = HostilePickleTest.table(70_000, 3);
        assertSame(readBack(large), large);
    }

    @Test
    @DisplayName("the bytes are those of the documented form, instruction by instruction")
    void exactBytes() {
        Stamps stamps = Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.of("date"), 86_400_000_000_000L);
        byte[] bytes = PandasPickle.bytes(StampedTable.series("s", stamps, "hrp", 0.5));
        Instructions expected = Instructions.ofProtocol(4);
        global(expected, "pandas", "Series").op('(');
        global(expected, "numpy", "array");
        global(expected, "numpy", "ndarray").op('K', 1, 0x85);
        brief(expected, "<f8")
                .op('B')
                .little(8, 4)
                .little(Double.doubleToLongBits(0.5), 8)
                .op(0x87, 'R', 0x85, 'R');
        global(expected, "pandas", "Index").op('(');
        global(expected, "numpy", "array");
        global(expected, "numpy", "ndarray").op('K', 1, 0x85);
        brief(expected, "<M8[ns]")
                .op('B')
                .little(8, 4)
                .little(86_400_000_000_000L, 8)
                .op(0x87, 'R', 0x85, 'R');
        expected.op('N', 0x89);
        brief(expected, "date").op('t', 'R');
        brief(expected, "float64");
        brief(expected, "hrp").op('t', 'R');
        assertThat(Base64.getEncoder().encodeToString(bytes))
                .isEqualTo(Base64.getEncoder().encodeToString(expected.stop()));
    }

    private static Instructions brief(Instructions to, String text) {
        return to.op(0x8c, text.length()).op(text);
    }

    private static Instructions global(Instructions to, String module, String name) {
        brief(to, module);
        return brief(to, name).op(0x93);
    }

    @Test
    @DisplayName("days are written as nanoseconds, and those that do not fit are refused with their row")
    void days() {
        StampedTable days = StampedTable.series(
                "s", Stamps.of(StampUnit.DAYS, Optional.empty(), Optional.empty(), 1, -1), "x", 1, 2);
        assertThat(readBack(days).stamps().toArray()).containsExactly(86_400_000_000_000L, -86_400_000_000_000L);
        StampedTable far = StampedTable.series(
                "s", Stamps.of(StampUnit.DAYS, Optional.empty(), Optional.empty(), 1, 200_000), "x", 1, 2);
        assertThatThrownBy(() -> PandasPickle.bytes(far))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("200000")
                .hasMessageContaining("row 2");
    }

    @Test
    @DisplayName("a zone without a name and half a character are refused, not written otherwise")
    void unwritable() {
        StampedTable java = StampedTable.series(
                "s", Stamps.of(StampUnit.NANOS, Optional.of(ZoneId.of("GMT+2")), Optional.empty(), 1), "x", 1);
        assertThatThrownBy(() -> PandasPickle.bytes(java))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("GMT+02:00")
                .hasMessageContaining("America/New_York");
        StampedTable half = StampedTable.series(
                "s", Stamps.of(StampUnit.NANOS, Optional.empty(), Optional.empty(), 1), "\uD800", 1);
        assertThatThrownBy(() -> PandasPickle.bytes(half))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("half a character");
    }

    @Test
    @DisplayName("files are read by path; a missing one and a folder are refused with their path")
    void paths() throws IOException {
        StampedTable table = HostilePickleTest.table(5, 2);
        Path file = Files.write(folder.resolve("t.pkl"), PandasPickle.bytes(table));
        assertSame(PandasPickle.read(file), table);
        assertThat(PandasPickle.read(file).source()).isEqualTo(file.toString());
        Path missing = folder.resolve("no.pkl");
        assertThatThrownBy(() -> PandasPickle.read(missing))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no such file")
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> PandasPickle.read(folder))
                .isInstanceOf(UnreadablePickleException.class)
                .hasMessageContaining(folder.toString());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"BZh91AY&SY", "\u00fd7zXZ\0\0\0"})
    @DisplayName("without the library of a compression, the refusal names what to add")
    void withoutLibrary(String magic) throws Exception {
        URL[] classes = {
            PandasPickle.class.getProtectionDomain().getCodeSource().getLocation(),
            RefusedException.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader bare = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Class<?> reader = bare.loadClass(PandasPickle.class.getName());
            Path file =
                    Files.write(folder.resolve("t.pkl"), magic.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> reader.getMethod("read", Path.class).invoke(null, file))
                    .cause()
                    .hasMessageContaining("needs the library")
                    .hasMessageContaining("compression=\"gzip\"");
        }
    }
}
