package io.metafolio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaPortfolio;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.testkit.SyntheticMarket;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** The library in class loaders of its own, as servers, notebooks and plugins load it. */
class ClassLoadersTest {
    /** A whole run; it answers its ledger's head, which every class loader knows the class of. */
    public static final class Run implements Callable<String> {
        /** For reflection. */
        public Run() {}

        @Override
        public String call() {
            return MetaPortfolio.builder()
                    .sleeves(SyntheticMarket.sample().sleeves())
                    .profiles(RiskProfile.HRP)
                    .lookback(Lookback.of(300))
                    .clock(Clock.fixed(Instant.parse("2026-01-14T00:00:00Z"), ZoneOffset.UTC))
                    .run()
                    .ledgerHead();
        }
    }

    private static URL[] classPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> {
                    try {
                        return new File(entry).toURI().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }

    private static URLClassLoader isolated() {
        return new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static Callable<String> runOf(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = Class.forName(Run.class.getName(), true, loader);
        assertThat(type).isNotSameAs(Run.class);
        return (Callable<String>) type.getConstructor().newInstance();
    }

    @Test
    @DisplayName("two copies of the library run side by side, whatever the thread's class loader, and decide alike")
    void isolatedCopies() throws Exception {
        String expected = new Run().call();
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task);
            thread.setContextClassLoader(null);
            return thread;
        });
        try (URLClassLoader first = isolated();
                URLClassLoader second = isolated()) {
            List<Future<String>> both = List.of(threads.submit(runOf(first)), threads.submit(runOf(second)));
            for (Future<String> one : both) {
                assertThat(one.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private record Inner(int number) {}

    private record Outer(Inner inner) {}

    /**
     * Threads, thread locals and shutdown hooks that stay would hold it. So does the Java machine itself, for the class of the last field
     * that any record was first compared by, until another takes its place; two records of this test do. Newer machines hold it softly,
     * for as long as there is memory, so that nothing could be told there.
     */
    @Test
    @EnabledOnJre(
            value = JRE.JAVA_17,
            disabledReason = "newer machines hold a class softly that a record was compared by")
    @DisplayName("a class loader that is let go is collected: a run leaves nothing behind that holds the library")
    void collected() throws Exception {
        WeakReference<ClassLoader> loader = new WeakReference<>(usedAndClosed());
        assertThat(new Outer(new Inner(1))).isNotEqualTo(new Outer(new Inner(2)));
        for (int k = 0; k < 50 && loader.get() != null; k++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }

    private static ClassLoader usedAndClosed() throws Exception {
        try (URLClassLoader loader = isolated()) {
            runOf(loader).call();
            return loader;
        }
    }
}
