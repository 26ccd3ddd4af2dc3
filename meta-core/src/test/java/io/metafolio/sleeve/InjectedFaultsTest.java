package io.metafolio.sleeve;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.calendar.DateSpan;
import io.metafolio.calendar.TradingCalendars;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.returns.PriceTable;
import io.metafolio.testkit.InjectedFault;
import io.metafolio.testkit.InjectedFaults;
import io.metafolio.testkit.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requirement R5: each fault that is put into a clean file is found, with its place and its value. */
class InjectedFaultsTest {
    private static final Path PAGE = Path.of("docs/integrity.md");
    private static final String MARKER = "<!-- from here on written by InjectedFaultsTest -->\n";

    private static PriceTable clean() {
        return Objects.requireNonNull(
                SyntheticMarket.of(7).until(LocalDate.of(2024, 12, 31)).prices().get("etfs"));
    }

    static Stream<InjectedFault> faults() {
        return InjectedFaults.into(clean()).stream();
    }

    private static List<IntegrityFinding> told(InjectedFault fault) {
        return SleeveInventory.ETFS
                .audit(fault.rows(), IntegrityRules.ZERO_TOLERANCE.at(fault.now()))
                .findings();
    }

    private static IntegrityFinding found(InjectedFault fault) {
        return told(fault).stream().filter(fault::isToldBy).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("the file that faults are put into has none")
    void cleanFile() {
        InjectedFault any = faults().findFirst().orElseThrow();
        IntegrityAudit audit = IntegrityAudit.ofPrices(
                "etfs", clean(), 0, SleeveInventory.ETFS.calendar(), IntegrityRules.ZERO_TOLERANCE.at(any.now()));

        assertThat(audit.findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFound(InjectedFault fault) {
        assertThat(told(fault)).anyMatch(fault::isToldBy);
    }

    @Test
    @DisplayName("a bad tick is told from a split by whether the next return takes it back")
    void tellsTicksFromSplits() {
        assertThat(found(named("one close ten times too high")).detail()).contains("takes it back: a typical bad tick");
        assertThat(found(named("a split that was not adjusted")).detail()).contains("does not take it back");
    }

    @Test
    @DisplayName("every closed day of a file filled by forward fill is found, one by one")
    void everyFilledDay() {
        LocalDate from = clean().dates().get(0);
        LocalDate to = clean().dates().get(clean().dates().size() - 1);
        long closed = from.datesUntil(to.plusDays(1))
                .filter(date -> !SleeveInventory.ETFS.calendar().isSession(date))
                .count();

        assertThat(told(named("every closed day of the file filled")))
                .filteredOn(finding -> finding.rule().name().equals("PADDED"))
                .hasSize((int) closed)
                .extracting(finding -> finding.when().map(DateSpan::from).orElseThrow())
                .noneMatch(SleeveInventory.ETFS.calendar()::isSession);
    }

    @Test
    @DisplayName("crypto on business days lacks every weekend; in New York the same rows lack nothing")
    void cryptoOnBusinessDays() {
        PriceTable.Builder table = PriceTable.builder("coins.csv", List.of("BINANCE:A"));
        LocalDate monday = LocalDate.of(2024, 3, 4);
        List<LocalDate> days = TradingCalendars.XNYS.sessions(monday, monday.plusDays(18));
        for (int t = 0; t < days.size(); t++) {
            table.row(days.get(t), 100 + t % 3);
        }

        IntegrityAudit audit = IntegrityAudit.ofPrices(
                "crypto", table.build(), 0, TradingCalendars.XCRY, IntegrityRules.ZERO_TOLERANCE);

        assertThat(audit.findings())
                .extracting(finding -> finding.when().orElseThrow().toString())
                .containsExactly("2024-03-09 … 2024-03-10", "2024-03-16 … 2024-03-17");
        assertThat(IntegrityAudit.ofPrices(
                                "etfs", table.build(), 0, TradingCalendars.XNYS, IntegrityRules.ZERO_TOLERANCE)
                        .findings())
                .isEmpty();
    }

    private static InjectedFault named(String name) {
        return faults().filter(fault -> fault.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("docs/integrity.md shows what is found; -Dintegrity.write=true writes it anew")
    void page() throws IOException {
        String page = Files.readString(PAGE);
        int marker = page.indexOf(MARKER) + MARKER.length();
        if (Boolean.getBoolean("integrity.write")) {
            Files.writeString(PAGE, page.substring(0, marker) + table());
        }
        assertThat(Files.readString(PAGE).substring(marker)).isEqualTo(table());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("\n| put into the file | found as | where | said | told beside it |\n");
        table.append("|---|---|---|---|---|\n");
        faults().forEach(fault -> {
            IntegrityFinding found = found(fault);
            table.append("| ")
                    .append(String.join(
                            " | ",
                            fault.name(),
                            rule(found),
                            found.subject().replace("*", "row")
                                    + found.when().map(when -> " " + when).orElse(""),
                            found.detail().replace("|", "\\|")
                                    + (found.place().isEmpty() ? "" : " (" + found.place() + ")"),
                            beside(fault, found)))
                    .append(" |\n");
        });
        return table.toString();
    }

    private static String rule(IntegrityFinding finding) {
        return finding.rule().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (finding.refuses()
                        ? ""
                        : ", " + finding.rule().severity().name().toLowerCase(Locale.ROOT));
    }

    private static String beside(InjectedFault fault, IntegrityFinding found) {
        return told(fault).stream()
                .filter(finding -> !finding.equals(found))
                .collect(Collectors.groupingBy(InjectedFaultsTest::rule, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(rule -> rule.getKey() + (rule.getValue() == 1 ? "" : " × " + rule.getValue()))
                .collect(Collectors.joining("; "));
    }
}
