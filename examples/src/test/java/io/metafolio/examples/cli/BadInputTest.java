package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaPortfolioBuilder;
import io.metafolio.errors.RefusedException;
import io.metafolio.examples.cli.CommandLineCalls.Answer;
import io.metafolio.io.PriceFolder;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.Lookback;
import io.metafolio.sleeve.SleeveInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What the page quotes, by the test's name. */
    private static final Map<String, List<String>> QUOTED = new TreeMap<>();

    private String name = "";

    /** What is called in code; empty where only the command can be called so. */
    private Optional<UnaryOperator<MetaPortfolioBuilder>> code = Optional.empty();

    @BeforeAll
    static void writeSample() {
        call("sample", shared.resolve("good"));
    }

    /** Every answer of a test that ran is on the page, word for word. */
    @AfterAll
    static void isOnThePage() throws IOException {
        Path page = Path.of("../docs/bad-input.md");
        if (Boolean.getBoolean("badinput.write")) {
            Files.writeString(page, BadInputPage.of(QUOTED));
        }
        String text = read(page);
        QUOTED.forEach((name, answers) -> assertThat(text).contains(BadInputPage.section(name, answers)));
    }

    private void quote(Answer answer) {
        String told = answer.err().strip().lines().findFirst().orElse("");
        QUOTED.computeIfAbsent(name, none -> new ArrayList<>())
                .add("exit code " + answer.code() + inCode(told) + "\n\n> " + told.replace(folder.toString(), "…"));
    }

    /** The same in code is refused by the same words; only what the command asks for by an option it may call otherwise. */
    private String inCode(String told) {
        if (code.isEmpty()) {
            return "";
        }
        try {
            MetaPortfolioBuilder builder = MetaPortfolio.builder()
                    .sleeves(PriceFolder.at(folder.resolve("prices"))
                            .sleeves(SleeveInventory.INSTRUMENTS, SleeveInventory.ETFS, SleeveInventory.CRYPTO));
            code.get().apply(builder).run();
            throw new AssertionError("in code nothing is refused where the command says " + told);
        } catch (RefusedException e) {
            assertThat("metafolio: " + e.getMessage()).isEqualTo(told);
            return ", in code `" + e.getClass().getSimpleName() + "`";
        }
    }

    @BeforeEach
    void copySample(TestInfo test) throws IOException {
        name = test.getDisplayName();
        Files.createDirectories(folder.resolve("prices"));
        for (String sleeve : List.of("instruments", "etfs", "crypto", "benchmarks")) {
            Files.copy(shared.resolve("good/" + sleeve + ".csv"), file(sleeve));
        }
    }

    private Path file(String sleeve) {
        return folder.resolve("prices/" + sleeve + ".csv");
    }

    private void changeLine(String sleeve, int fromEnd, UnaryOperator<String> change) {
        List<String> lines = new ArrayList<>(read(file(sleeve)).lines().toList());
        int index = lines.size() - fromEnd;
        lines.set(index, change.apply(lines.get(index)));
        write(file(sleeve), String.join("\n", lines) + "\n");
    }

    /** The command, and the same in code. */
    private Answer run() {
        return run(UnaryOperator.identity());
    }

    private Answer run(UnaryOperator<MetaPortfolioBuilder> same, Object... more) {
        Answer answer = run(more);
        code = Optional.of(same);
        return answer;
    }

    private Answer run(Object... more) {
        code = Optional.empty();
        return call(Stream.concat(
                        Stream.of("run", "--prices", folder.resolve("prices"), "--out", folder.resolve("out")),
                        Stream.of(more))
                .toArray());
    }

    /** Refused before a run began: one paragraph on standard error that has all the words, and no file at all. */
    private void assertRefused(Answer answer, String... words) {
        assertParagraph(answer, words);
        assertThat(Files.exists(folder.resolve("out"))).isFalse();
    }

    /** Refused by the run: one paragraph, and the ledger that ends with it is all that was written. */
    private void assertRefusedByRun(Answer answer, String... words) {
        assertParagraph(answer, words);
        Map<String, String> files = CommandLineCalls.files(folder.resolve("out"));
        assertThat(files.keySet()).hasSize(2).allMatch(name -> name.matches(".*/audit\\.(head|jsonl)"));
        assertThat(List.copyOf(files.values()).get(1))
                .contains("\"status\":\"refused\"")
                .contains(words);
    }

    private void assertParagraph(Answer answer, String... words) {
        quote(answer);
        assertThat(answer.code()).as(answer.err()).isEqualTo(Metafolio.REFUSED);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().strip().lines()).hasSize(1);
        assertThat(answer.err()).contains("Where: ", "Expected: ", "Maybe ").contains(words);
    }

    @Test
    @DisplayName("a missing folder")
    void missingFolder() {
        assertRefused(call("run", "--prices", folder.resolve("nowhere"), "--out", folder.resolve("out")), "nowhere");
    }

    @Test
    @DisplayName("a missing sleeve file")
    void missingSleeveFile() throws IOException {
        Files.delete(file("etfs"));
        assertRefused(run(), "no file of sleeve etfs");
    }

    @Test
    @DisplayName("a file of no known sleeve")
    void unknownSleeveFile() {
        write(folder.resolve("prices/bonds.csv"), "date,A\n");
        assertRefused(run(), "files of no known sleeve: [bonds.csv]");
    }

    @Test
    @DisplayName("a file that is a folder cannot be read")
    void unreadableFile() throws IOException {
        Files.delete(file("etfs"));
        Files.createDirectory(file("etfs"));
        assertRefused(run(), "could not be read", "etfs.csv");
    }

    @Test
    @DisplayName("a file that is not UTF-8")
    void notUtf8() throws IOException {
        Files.write(file("etfs"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertRefused(run(), "not UTF-8");
    }

    @Test
    @DisplayName("an empty file")
    void emptyFile() {
        write(file("etfs"), "");
        assertRefused(run(), "empty");
    }

    @Test
    @DisplayName("a date that occurs twice, by line and date")
    void duplicateDate() {
        changeLine("etfs", 1, line -> line.replace("2025-06-30", "2025-06-27"));
        assertRefused(
                run(),
                "etfs * 2025-06-27 (line 1632 and line 1633): date 2025-06-27 occurs twice, with different values");
    }

    @Test
    @DisplayName("a date out of order")
    void unsortedDate() {
        changeLine("etfs", 1, line -> line.replace("2025-06-30", "2024-06-28"));
        assertRefused(run(), "(line 1633): date 2024-06-28 stands after 2025-06-27 of line 1632");
    }

    @Test
    @DisplayName("dates in another form, and dates that do not exist, all of them at once")
    void malformedDates() {
        changeLine("etfs", 1, line -> line.replace("2025-06-30", "30.06.2025"));
        changeLine("etfs", 2, line -> line.replace("2025-06-27", "2025-02-30"));
        assertRefused(run(), "2 integrity findings", "(line 1633): \"30.06.2025\"", "(line 1632): \"2025-02-30\"");
    }

    @Test
    @DisplayName("prices of zero, below zero, NaN and words, all of them at once")
    void impossiblePrices() {
        changeLine("crypto", 1, line -> line.replaceFirst(",[^,]+,", ",0,"));
        changeLine("crypto", 2, line -> line.replaceFirst(",[^,]+,", ",-1.5,"));
        changeLine("crypto", 3, line -> line.replaceFirst(",[^,]+,", ",NaN,"));
        changeLine("crypto", 4, line -> line.replaceFirst(",[^,]+,", ",n/a,"));
        assertRefused(
                run(),
                "4 integrity findings",
                "BINANCE:SYN1USDT 2025-06-30 (line 2374): price 0.0",
                "price -1.5",
                "\"NaN\"",
                "\"n/a\"",
                "line 2374");
    }

    @Test
    @DisplayName("what is wrong with several files is told at once")
    void severalFiles() {
        changeLine("crypto", 1, line -> line.replaceFirst(",[^,]+,", ",0,"));
        changeLine("etfs", 1, line -> line.replace("2025-06-30", "2025-06-27"));
        assertRefused(run(), "2 integrity findings", "price 0.0", "occurs twice", "etfs.csv, crypto.csv");
    }

    @Test
    @DisplayName("research venues in production, unless the run is for research, which says so")
    void research() {
        write(file("crypto"), read(file("crypto")).replace("BINANCE:SYN1USDT", "OKX:SYN1USDT"));
        assertRefused(run(), "OKX:SYN1USDT");
        assertRefused(run("--scope", "crypto=BINANCE,OKX"), "Research venues", "OKX", "--research");
        Answer answer = run("--research", "--profiles", "hrp");
        assertThat(answer.out()).contains("note: crypto: for research, not for production");
        assertThat(answer.code()).as(answer.err()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName("stamps at the close, unless the sleeve's rule says so")
    void stampsAtTheClose() {
        write(file("etfs"), read(file("etfs")).replaceAll("(?m)^(20[0-9-]{8}),", "$1 16:00:00,"));
        assertRefused(run(), "1 integrity finding:", "at 16:00, the first", "close:ZONE");
        assertRefused(run("--stamps", "etfs=noon"), "noon", "midnight, close");
        assertRefused(run("--stamps", "bonds=close"), "bonds", "--stamps");
        assertThat(run("--stamps", "etfs=close", "--profiles", "hrp").code())
                .isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName("rows of sessions that have not ended")
    void futureRows() {
        assertRefusedByRun(
                run(
                        builder -> builder.clock(Clock.fixed(Instant.parse("2025-06-30T15:00:00Z"), ZoneOffset.UTC)),
                        "--clock",
                        "2025-06-30T15:00:00Z"),
                "etfs * 2025-06-30: 1 row of sessions that have not ended: 2025-06-30 ends at 2025-06-30T20:00:00Z",
                "crypto * 2025-06-30");
    }

    @Test
    @DisplayName("a row with a value too many")
    void wrongWidth() {
        changeLine("crypto", 1, line -> line + ",1");
        assertRefused(run(), "(line 2374): 11 values for 10 columns");
    }

    @Test
    @DisplayName("two rows of prices")
    void twoRows() {
        List<String> lines = read(file("etfs")).lines().toList();
        write(file("etfs"), String.join("\n", lines.get(0), lines.get(1631), lines.get(1632)) + "\n");
        assertRefusedByRun(run(), "Only 1 return rows for a lookback of 500", "etfs");
    }

    @Test
    @DisplayName("one row of prices")
    void oneRow() {
        List<String> lines = read(file("etfs")).lines().toList();
        write(file("etfs"), String.join("\n", lines.get(0), lines.get(1632)) + "\n");
        assertRefused(run(), "1 row where at least 2 are needed");
    }

    @Test
    @DisplayName("disjoint dates")
    void disjointDates() {
        write(file("etfs"), read(file("etfs")).replaceAll("(?m)^20(\\d\\d-)", "19$1"));
        assertRefusedByRun(run(), "share 0 dates", "etfs");
    }

    @Test
    @DisplayName("a row on a day when the exchange is closed, and the session it should have been")
    void closedDay() {
        changeLine("etfs", 1, line -> line.replace("2025-06-30", "2025-06-29"));
        changeLine("instruments", 1, line -> line.replace("2025-06-30", "2025-06-29"));
        assertRefusedByRun(
                run(),
                "2 integrity findings",
                "instruments * 2025-06-29: row on a day when XNYS is closed",
                "etfs * 2025-06-29: row on a day when XNYS is closed");
    }

    @Test
    @DisplayName("a session without a row")
    void missingSession() {
        changeLine("etfs", 5, line -> "");
        write(file("etfs"), read(file("etfs")).replace("\n\n", "\n"));
        assertRefusedByRun(run(), "2025-06-24: no row for this session of XNYS");
    }

    @Test
    @DisplayName("rows after the last date that all sleeves have are not used, and that is said")
    void laterRows() {
        write(
                file("crypto"),
                read(file("crypto")) + "2025-07-01,1,1,1,1,1,1,1,1,1,1\n2025-07-02,1,1,1,1,1,1,1,1,1,1\n");
        Answer answer = run("--profiles", "hrp");
        assertThat(answer.out()).contains("note: crypto: 2 rows after the as-of date 2025-06-30 not used");
        assertThat(answer.code()).isZero();
    }

    @Test
    @DisplayName("a symbol outside the sleeve's scope, unless the scope is widened")
    void scope() {
        write(file("etfs"), read(file("etfs")).replace("AMEX:SYN-GOLD", "NASDAQ:SYN-GOLD"));
        assertRefused(run(), "NASDAQ:SYN-GOLD", "AMEX, NYSE", "--scope etfs=AMEX,NYSE");
        assertThat(run("--scope", "etfs=AMEX,NYSE,NASDAQ").code()).isZero();
    }

    @Test
    @DisplayName("a hole in an asset's life, unless assets with holes sit out")
    void hole() {
        changeLine("crypto", 30, line -> line.replaceFirst(",[^,]+,", ",,"));
        assertRefusedByRun(run(), "BINANCE:SYN1USDT 2025-06-01: no close for 1 session");
        assertThat(run("--missing", "exclude").code()).isIn(Metafolio.DONE, Metafolio.NOT_ACCEPTED);
    }

    @Test
    @DisplayName("an unknown risk profile, and an unknown sleeve, with the known ones")
    void unknownNames() {
        assertRefused(
                run(
                        builder -> builder.profiles(RiskProfile.HRP, RiskProfile.of("alchemy")),
                        "--profiles",
                        "hrp,alchemy"),
                "\"alchemy\"",
                "min_variance, hrp, barbell");
        assertRefused(run("--sleeves", "etfs,bonds"), "\"bonds\"", "instruments, etfs, crypto");
    }

    @Test
    @DisplayName("one sleeve cannot stay below 50 %; the refusal is all that is written")
    void oneSleeve() {
        Answer answer = run("--sleeves", "etfs", "--run-id", "a");
        assertThat(answer.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(answer.err()).contains("1 weight within 0.05 … 0.5 cannot sum to 1");
        assertThat(CommandLineCalls.files(folder.resolve("out")))
                .containsOnlyKeys("meta/meta_production/a/audit.head", "meta/meta_production/a/audit.jsonl");
        Answer verify = call("verify", folder.resolve("out/meta/meta_production/a"));
        assertThat(verify.out()).contains("REFUSED", "no fault");
    }

    @Test
    @DisplayName("two sleeves under barbell, which needs three, are refused with a way out")
    void twoSleevesUnderBarbell() {
        Answer answer = run("--sleeves", "etfs,crypto");
        assertThat(answer.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(answer.err()).contains("Barbell of 2 candidates", "leave barbell out");
        Answer without = run("--sleeves", "etfs,crypto", "--profiles", "hrp");
        assertThat(without.out()).contains("the guardrails decide alone");
    }

    @Test
    @DisplayName("a lookback longer than the data, and one shorter than a window")
    void lookbacks() {
        assertRefusedByRun(
                run(builder -> builder.lookback(Lookback.of(99_999)), "--lookback", "99999"),
                "for a lookback of 99999");
        assertParagraph(
                run(builder -> builder.lookback(Lookback.of(70)), "--lookback", "70"),
                "hold no window of train 60 and test 20");
    }

    @Test
    @DisplayName("a selection that nothing answers to is refused with those that are known")
    void unknownSelection() {
        Answer answer = run("--selection", "v5");
        assertThat(answer.code()).isEqualTo(Metafolio.REFUSED);
        assertThat(answer.err()).contains("Unknown selection mode \"v5\"", "none, v4");
        assertThat(run("--selection", "V 4").err()).contains("/selection/selection_mode is \"V 4\"");
    }

    @Test
    @DisplayName("calls that cannot be understood exit 2 and name the option")
    void usage() {
        assertUsage(call(), "Usage:");
        assertUsage(call("fly"), "fly");
        assertUsage(run("--lookback", "many"), "--lookback many");
        assertUsage(run("--missing", "fill"), "--missing fill");
        assertUsage(run("--run-id", "../evil"), "../evil");
        assertUsage(run("--meta", "a/b"), "a/b");
        assertUsage(run("--threads", "0"), "Threads: 0");
        assertUsage(run("--no-such-option"), "--no-such-option");
    }

    private void assertUsage(Answer answer, String word) {
        quote(answer);
        assertThat(answer.code()).as(answer.err()).isEqualTo(Metafolio.USAGE);
        assertThat(answer.err()).contains(word);
    }
}
