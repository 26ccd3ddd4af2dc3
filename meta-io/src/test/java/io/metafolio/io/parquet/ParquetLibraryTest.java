package io.metafolio.io.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.metafolio.errors.RefusedException;
import io.metafolio.io.table.StampedTable;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.FileMetaData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a user meets whose class path holds Metafolio and Jackson, but not the libraries of Parquet. */
class ParquetLibraryTest {
    private static final List<Class<?>> ALWAYS = List.of(
            ParquetTable.class,
            RefusedException.class,
            JsonMapper.class,
            JacksonException.class,
            com.fasterxml.jackson.annotation.JsonProperty.class);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A class path of the jars that hold these classes, and nothing from outside of it. */
    private static URLClassLoader loader(Class<?>... more) {
        URL[] jars = Stream.concat(ALWAYS.stream(), Arrays.stream(more))
                .map(ParquetLibraryTest::jar)
                .toArray(URL[]::new);
        return new URLClassLoader(jars, ClassLoader.getPlatformClassLoader());
    }

    private static Object call(URLClassLoader loader, String method, Class<?> parameter, Object argument)
            throws Throwable {
        Class<?> entry = loader.loadClass(ParquetTable.class.getName());
        Method called = entry.getMethod(method, parameter);
        try {
            return called.invoke(null, argument);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static URL jar(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Artifact and version of the jar that holds a class: what the build was tested with is what the refusal says. */
    private static String coordinates(Class<?> type) {
        return jar(type).getPath().replaceAll(".*/|\\.jar", "").replaceFirst("-(?=\\d)", ":");
    }

    private Path file(String name) throws Exception {
        return Files.write(folder.resolve(name), Corpus.bytes(name));
    }

    @Test
    @DisplayName("without the library of Parquet, reading is one refusal with the coordinates to add")
    void reading() throws Exception {
        Path file = file("pyarrow26-codec-snappy.parquet");
        try (URLClassLoader loader = loader()) {
            assertThatThrownBy(() -> call(loader, "read", Path.class, file))
                    .satisfies(refusal ->
                            assertThat(refusal.getClass().getName()).isEqualTo(RefusedException.class.getName()))
                    .hasMessageContaining("Parquet needs org.apache.parquet:" + coordinates(FileMetaData.class))
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("Expected: the class shaded.parquet.")
                    .hasMessageContaining("add ");
        }
    }

    @Test
    @DisplayName("without the library of Parquet, writing is the same refusal, and files that are not there stay so")
    void writing() throws Exception {
        try (URLClassLoader loader = loader()) {
            Class<?> table = loader.loadClass(StampedTable.class.getName());
            Object series = series(loader);
            assertThatThrownBy(() -> call(loader, "bytes", table, series))
                    .hasMessageContaining("Parquet needs org.apache.parquet:parquet-format-structures:")
                    .hasMessageContaining("rets");
            assertThatThrownBy(() -> call(loader, "read", Path.class, folder.resolve("nowhere")))
                    .hasMessageContaining("no such file");
        }
    }

    /** A series in the other class path, from its own stamps. */
    private static Object series(URLClassLoader loader) throws ReflectiveOperationException {
        Class<?> stamps = loader.loadClass("io.metafolio.io.table.Stamps");
        Object one = stamps.getMethod("ofDates", List.class).invoke(null, List.of(LocalDate.EPOCH));
        return loader.loadClass(StampedTable.class.getName())
                .getMethod("series", String.class, stamps, String.class, double[].class)
                .invoke(null, "rets", one, "a", new double[] {0.5});
    }

    @Test
    @DisplayName("without zstd-jni everything but Zstandard is read, and that is refused with the coordinates to add")
    void zstandard() throws Throwable {
        Path snappy = file("pyarrow26-codec-snappy.parquet");
        Path zstd = file("polars-zstd.parquet");
        try (URLClassLoader loader = loader(FileMetaData.class)) {
            assertThat(call(loader, "read", Path.class, snappy)).asString().contains("AMEX:SPY");
            assertThatThrownBy(() -> call(loader, "read", Path.class, zstd))
                    .hasMessageContaining("Zstandard needs com.github.luben:zstd-jni")
                    .hasMessageContaining("add com.github.luben:" + coordinates(Zstd.class))
                    .hasMessageContaining("compression=\"snappy\"");
        }
        try (URLClassLoader loader = loader(FileMetaData.class, Zstd.class)) {
            assertThat(call(loader, "read", Path.class, zstd)).asString().contains("AMEX:SPY");
        }
    }

    @Test
    @DisplayName("a class missing from another library is not taken for Parquet's")
    void otherLibrary() throws Exception {
        Path file = file("pyarrow26-codec-snappy.parquet");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {
                    jar(ParquetTable.class), jar(RefusedException.class), jar(FileMetaData.class), jar(JsonMapper.class)
                },
                ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> call(loader, "read", Path.class, file))
                    .isInstanceOf(NoClassDefFoundError.class)
                    .hasMessageContaining("jackson");
        }
    }

    @Test
    @DisplayName("files that are not there, are directories, or are larger than the limit allows are refused by name")
    void files() throws Exception {
        assertThatThrownBy(() -> ParquetTable.read(folder.resolve("nowhere.parquet")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no such file")
                .hasMessageContaining("nowhere.parquet");
        assertThatThrownBy(() -> ParquetTable.read(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(folder.toString());
        Path large = folder.resolve("large.parquet");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(65L << 20);
        }
        assertThatThrownBy(() -> ParquetTable.read(large, 1000))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at most " + (64 << 20) + " for 1000 cells");
        assertThat(ParquetTable.read(file("polars-date.parquet")).columns()).containsExactly("AMEX:SPY", "b");
    }
}
