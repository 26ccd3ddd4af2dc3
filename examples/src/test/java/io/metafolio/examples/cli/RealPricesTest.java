package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(CommandLineCalls.files(folder)).containsOnlyKeys("meta/meta_production/a/audit.jsonl");
        Answer run = run("--prices", MARKET, "--lookback", "all", "--missing", "exclude");
        assertThat(run.code()).as(run.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
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
}
