package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.CanonicalJson;
import io.metafolio.audit.LedgerMark;
import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path sleeve(String id) {
        return folder.resolve("sleeves").resolve(id).resolve("a");
    }

    private Path meta() {
        return folder.resolve("meta/meta_production/a");
    }

    private void run(Object... more) {
        Object[] args = {"run", "--out", folder, "--run-id", "a"};
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        Answer answer = call(all);
        assertThat(answer.code()).as(answer.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName("the sample comes out of its own records to the last bit, tournaments included")
    void sample() {
        run();
        Answer replay = call("replay", meta());
        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(replay.out().lines().filter(line -> line.contains("ledger lines made anew, every bit the same")))
                .hasSize(4);
        assertThat(replay.out()).endsWith("replayed\n");
    }

    @Test
    @DisplayName("so does a run with volumes, impact, regimes, bands, cash that earns, purge and holes")
    void everySetting() {
        Path prices = folder.resolve("prices");
        call("sample", prices);
        volumes(prices, "etfs");
        volumes(prices, "instruments");
        volumes(prices, "crypto");
        run(
                "--prices",
                prices,
                "--missing",
                "exclude",
                "--lookback",
                "400",
                "--set",
                "backtest/impact_coefficient=0.1",
                "--set",
                "backtest/rebalancing=band:0.05",
                "--set",
                "backtest/cash_rate=0.03",
                "--set",
                "backtest/purge_rows=3",
                "--set",
                "features/regime_detector=volatility");
        Answer replay = call("replay", meta());
        assertThat(replay.code()).as(replay.err()).isZero();
    }

    private static void volumes(Path prices, String sleeve) {
        List<String> lines = new ArrayList<>();
        for (String line : read(prices.resolve(sleeve + ".csv")).lines().toList()) {
            String[] cells = line.split(",", -1);
            for (int j = 1; j < cells.length && !lines.isEmpty(); j++) {
                cells[j] = cells[j].isEmpty() ? "" : String.valueOf(1_000_000 + 997 * ((lines.size() + j) % 31));
            }
            lines.add(String.join(",", cells));
        }
        write(prices.resolve(sleeve + ".volumes.csv"), String.join("\n", lines) + "\n");
    }

    @Test
    @DisplayName(
            "a ledger forged whole, every hash made anew, verifies; made anew from its prices it does not come out")
    void forged() {
        run();
        Path etfs = sleeve("etfs");
        forge(etfs);
        assertThat(call("verify", etfs).code()).isZero();

        Answer replay = call("replay", etfs);

        assertThat(replay.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(replay.err())
                .containsPattern("line \\d+ \\(tournament_hrp, outcome\\) differs in data: recorded .*0\\.123456789");
        assertThat(call("verify", meta()).code())
                .as("the meta-run knows the head that the ledger had")
                .isEqualTo(Metafolio.REFUSED);
    }

    /** Changes one weight of one decision and chains all lines again. */
    private static void forge(Path run) {
        List<String> forged = new ArrayList<>();
        String head = LedgerMark.ORIGIN.head();
        boolean isChanged = false;
        for (String text : read(run.resolve("audit.jsonl")).lines().toList()) {
            String changed = text;
            if (!isChanged && text.contains("\"step\":\"tournament_hrp\"") && text.contains("\"status\":\"outcome\"")) {
                changed = text.replaceFirst("(\"weights\":\\{\"[^\"]+\":)[0-9.e-]+", "$10.123456789");
                isChanged = !changed.equals(text);
            }
            TreeMap<String, @Nullable Object> line = new TreeMap<>(Json.object(changed, "forged"));
            line.put("prev_hash", head);
            head = AuditLedger.hashOf(line);
            line.put("hash", head);
            forged.add(CanonicalJson.write(line));
        }
        assertThat(isChanged).isTrue();
        write(run.resolve("audit.jsonl"), String.join("\n", forged) + "\n");
        String anchor = CanonicalJson.write(Map.of("head", Objects.requireNonNull(head), "lines", forged.size()));
        write(run.resolve("audit.head"), anchor + " ".repeat(127 - anchor.length()) + "\n");
    }

    @Test
    @DisplayName("a run that was refused, or cut off, holds nothing to make anew, and that is said")
    void nothingToReplay() {
        Answer refused = call("run", "--out", folder, "--run-id", "a", "--lookback", "100000");
        assertThat(refused.code()).isEqualTo(Metafolio.REFUSED);
        Answer replay = call("replay", meta());
        assertThat(replay.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(replay.err()).contains("The run is REFUSED");
    }
}
