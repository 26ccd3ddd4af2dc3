package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.io.PriceFile;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.testkit.InjectedFault;
import io.metafolio.testkit.InjectedFaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real daily closes of three sleeves, which lie beside the project and not in it. */
class RealPricesTest {
    private static final Path MARKET = Path.of("../../shared/data/market");
    private static final Path ALL_VENUES = Path.of("../../shared/data/market-all-venues");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void skipWithoutPrices() {
        boolean present = Files.isDirectory(MARKET) && Files.isDirectory(ALL_VENUES);
        if (!present) {
            System.out.println(
                    "skipped: no real prices at " + MARKET.toAbsolutePath().normalize());
        }
        assumeTrue(present, "no real prices beside the project");
    }

    private Answer run(Object... options) {
        Object[] args = new Object[options.length + 5];
        args[0] = "run";
        args[1] = "--out";
        args[2] = folder;
        args[3] = "--run-id";
        args[4] = Files.exists(folder.resolve("meta")) ? "b" : "a";
        System.arraycopy(options, 0, args, 5, options.length);
        return call(args);
    }

    @ParameterizedTest(name = "lookback {0} runs whole and verifies")
    @ValueSource(strings = {"500", "1400"})
    void lookback(String rows) {
        Answer run = run("--prices", MARKET, "--lookback", rows);
        assertThat(run.code()).as(run.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
        assertThat(run.out()).contains("… 2024-11-29", "AMEX:GLD");
        assertThat(call("verify", folder.resolve("meta/meta_production/a")).code())
                .isZero();
    }

    @Test
    @DisplayName("all rows are refused for the hole in AVAX, and run where assets with holes sit out")
    void holeInAvax() {
        Answer refused = run("--prices", MARKET, "--lookback", "all");
        assertThat(refused.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(refused.err()).contains("BINANCE:AVAXUSDT 2020-07-15 … 2020-09-21: no close for 69 sessions");
        assertThat(refused.err()).doesNotContain("SOLUSDT");
        assertThat(CommandLineCalls.files(folder))
                .containsOnlyKeys("meta/meta_production/a/audit.head", "meta/meta_production/a/audit.jsonl");
        Answer run = run("--prices", MARKET, "--lookback", "all", "--missing", "exclude");
        assertThat(run.code()).as(run.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName(
            "the audit finds the hole in AVAX and both late listings, and nothing wrong with closes that stand still")
    void audit() {
        Answer audit = call("audit-data-integrity", MARKET);
        assertThat(audit.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(audit.out())
                .contains(
                        "instruments, instruments.csv: 1489 rows, 0 faults, 0 suspicions, 0 notes",
                        "etfs, etfs.csv: 1489 rows, 0 faults, 0 suspicions, 0 notes",
                        "crypto, crypto.csv: 2160 rows, 1 fault, 11 suspicions, 2 notes",
                        "BINANCE:AVAXUSDT  2020-07-15 … 2020-09-21  no close for 69 sessions (line 563 … line 631)")
                .containsPattern("late_listing +BINANCE:SOLUSDT +2020-04-10")
                .containsPattern("late_listing +BINANCE:AVAXUSDT +2020-07-13")
                .doesNotContain("flat_run");
        assertThat(call("audit-data-integrity", MARKET, "--missing", "exclude").code())
                .isZero();
    }

    @Test
    @DisplayName("every fault injected into the real exchange files is found with place and value")
    void injectedFaults() {
        for (String sleeve : List.of("etfs", "instruments")) {
            PriceTable whole = PriceFile.read(MARKET.resolve(sleeve + ".csv")).toPrices();
            for (InjectedFault fault : InjectedFaults.into(whole)) {
                assertThat(SleeveInventory.PRODUCTION
                                .sleeve(sleeve)
                                .audit(fault.rows(), IntegrityRules.ZERO_TOLERANCE.at(fault.now()))
                                .findings())
                        .as(sleeve + ": " + fault)
                        .anyMatch(fault::isToldBy);
            }
        }
    }

    @Test
    @DisplayName("funds outside the scope are refused by name, and run where the scope is widened")
    void scope() {
        Answer refused = run("--prices", ALL_VENUES);
        assertThat(refused.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(refused.err()).contains("NASDAQ:QQQ", "NASDAQ:PDBC", "NASDAQ:IEF", "NASDAQ:SHY");
        Answer run = run("--prices", ALL_VENUES, "--scope", "etfs=AMEX,NYSE,NASDAQ");
        assertThat(run.code()).as(run.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName(
            "a tree of four levels runs whole, verifies, and Python recomputes its look-through from the artifacts alone")
    void tree() throws Exception {
        Path prices = TreeOfMetas.prices(MARKET, folder.resolve("prices"));
        Answer run = run(
                "--prices", prices, "--lookback", "1200", "--manifest", TreeOfMetas.configuration(), "--meta", "world");
        assertThat(run.code()).as(run.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
        assertThat(call("verify", folder.resolve("meta/world/a")).code()).isZero();
        NestedCommandTest.requireRecomputed(folder.resolve("meta/world/a"));
    }
}
