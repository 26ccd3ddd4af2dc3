package io.metafolio.io.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metafolio.MetaAllocation;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaReturns;
import io.metafolio.MetaRun;
import io.metafolio.MetaWeights;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.audit.LedgerMark;
import io.metafolio.calendar.SessionDating;
import io.metafolio.integrity.IntegrityAudit;
import io.metafolio.integrity.IntegrityFinding;
import io.metafolio.integrity.IntegrityRules;
import io.metafolio.io.artifacts.LedgerVerification;
import io.metafolio.io.artifacts.RunReplay;
import io.metafolio.io.table.StampedTable;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.RawTable;
import io.metafolio.returns.ReturnSeries;
import io.metafolio.returns.VolumeTable;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.tournament.TournamentReport;
import io.metafolio.weights.Weights;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The run is made once, by an instance: in a static initialiser its worker threads would wait for this class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlFragmentsTest {
    private static final RiskProfile EVEN = RiskProfile.of("even");
    private static final RiskProfile RISING = RiskProfile.of("rising");
    private static final SyntheticMarket MARKET = SyntheticMarket.of(7).until(LocalDate.of(2020, 12, 31));
    private static final Pattern RULE = Pattern.compile("(?m)^([^{}@]+)\\{");
    private static final String HEAD = "0123456789abcdef".repeat(4);

    private final MetaRun run = MetaPortfolio.builder()
            .sleeves(MARKET.sleeves())
            .selection("none")
            .profiles(EVEN, RISING)
            .engine(engine(EVEN, 0))
            .engine(engine(RISING, 1))
            .threads(1)
            .run();

    private static RiskEngine engine(RiskProfile profile, int step) {
        return RiskEngine.of(profile.name(), profile, request -> {
            double[] weights = IntStream.range(0, request.returns().columnCount())
                    .mapToDouble(j -> 10 + step * j)
                    .toArray();
            double sum = Arrays.stream(weights).sum();
            return Weights.of(
                    request.returns().columns(),
                    Arrays.stream(weights).map(weight -> weight / sum).toArray());
        });
    }

    private Stream<Object> values() {
        MetaAllocation allocation = run.allocation(RISING);
        SleeveAllocation layer2 = allocation.layer2();
        PriceTable prices = etfs();
        RawTable raw = StampedTable.of(prices).toRows();
        return Stream.of(
                run,
                allocation,
                layer2,
                new MetaReturns(run.configuration(), Map.of(RISING, layer2.join()), HEAD),
                new MetaWeights(run.configuration(), Map.of(RISING, layer2), HEAD),
                layer2.published(),
                allocation.sleeveWeights(),
                allocation.assetWeights(),
                run.acceptance(),
                run.parity(),
                run.joinReport(),
                layer2.join(),
                allocation.correlation(),
                audit(raw),
                finding(),
                IntegrityAudit.dated("etfs", raw, SessionDating.of(SleeveInventory.ETFS.calendar())),
                new RunReplay(Path.of("meta", "pair", "one"), 12, List.of()),
                run.strategies().get(0),
                TournamentReport.of(run.strategies().get(0)),
                allocation.performance(),
                prices,
                prices.series("AMEX:SYN-US").orElseThrow(),
                volumes(),
                raw,
                StampedTable.of(prices),
                layer2.join().returns(),
                layer2.stream(),
                run.stream(RISING));
    }

    private static PriceTable etfs() {
        return Objects.requireNonNull(MARKET.prices().get("etfs"));
    }

    private static IntegrityAudit audit(RawTable raw) {
        return IntegrityAudit.ofPrices(
                "etfs", raw, SessionDating.of(SleeveInventory.ETFS.calendar()), IntegrityRules.ZERO_TOLERANCE);
    }

    /** Of a table whose last row lies on a closed day. */
    private static IntegrityFinding finding() {
        PriceTable.Builder table = PriceTable.builder("closed", List.of("AMEX:A", "AMEX:B"));
        for (int day = 6; day <= 11; day++) {
            table.row(LocalDate.of(2020, 1, day), 10 + day, 20 + day);
        }
        return audit(StampedTable.of(table.build()).toRows()).findings().get(0);
    }

    private static VolumeTable volumes() {
        return VolumeTable.builder("volumes", List.of("AMEX:A"))
                .row("row 1", LocalDate.of(2020, 1, 6), List.of(OptionalDouble.of(1_000_000)))
                .row("row 2", LocalDate.of(2020, 1, 7), List.of(OptionalDouble.empty()))
                .build();
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> texts(String html, String tag) throws Exception {
        NodeList nodes = parsed(html).getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Node::getTextContent)
                .toList();
    }

    @Test
    @DisplayName("every type that is named is drawn here")
    void allTypes() {
        List<Object> values = values().toList();
        assertThat(HtmlFragments.types()).hasSize(values.size()).allSatisfy(type -> assertThat(values)
                .anyMatch(type::isInstance));
    }

    @ParameterizedTest(name = "[{index}] is one element of well-formed XML, without ids, scripts and network")
    @MethodSource("values")
    void oneElement(Object value) throws Exception {
        assertThat(HtmlFragments.draws(value)).isTrue();
        String html = HtmlFragments.of(value);
        assertThat(parsed(html).getDocumentElement().getAttribute("class")).isEqualTo("metafolio");
        assertThat(html)
                .doesNotContain(" id=", "<script", "http", "src=", "url(", "@import", "<link", "href")
                .doesNotContain("\r", "NaN", "Infinity");
        assertThat(texts(html, "td").size() + texts(html, "li").size()).isPositive();
        assertThat(HtmlFragments.of(value)).isEqualTo(html);
    }

    @ParameterizedTest(name = "[{index}] has plain text of lines that are read, not of a record's fields")
    @MethodSource("values")
    void plainText(Object value) {
        assertThat(value.toString())
                .doesNotContain("Optional", "@")
                .doesNotStartWith(value.getClass().getSimpleName())
                .hasSizeLessThan(6000)
                .isNotBlank();
    }

    @Test
    @DisplayName("every rule of the style sheet holds within the fragment and nowhere else")
    void scoped() {
        String sheet = FragmentStyle.sheet();
        List<String> selectors = RULE.matcher(sheet.replaceAll("@media[^{]*\\{", ""))
                .results()
                .flatMap(rule -> Arrays.stream(rule.group(1).split(",")))
                .map(String::strip)
                .toList();
        assertThat(selectors).hasSizeGreaterThan(100).allSatisfy(selector -> assertThat(selector)
                .contains(".metafolio.metafolio")
                .doesNotContain(":root", " body", " main"));
        assertThat(sheet).doesNotContain("@page", "prefers-color-scheme", "/*");
        assertThat(sheet).contains("[data-jp-theme-light=\"false\"] .metafolio.metafolio");
    }

    @Test
    @DisplayName("a run shows its verdict, and each philosophy's weights to two digits")
    void wholeRun() throws Exception {
        String html = HtmlFragments.of(run);
        assertThat(texts(html, "th")).contains("instruments", "etfs", "crypto", "Even", "Rising");
        List<String> cells = texts(html, "td");
        for (MetaAllocation allocation : run.allocations().values()) {
            for (double weight : allocation.sleeveWeights().toArray()) {
                assertThat(cells).contains(Figures.percent(weight));
            }
        }
        assertThat(texts(html, "span").get(0)).isEqualTo(run.acceptance().accepted() ? "ACCEPTED" : "NOT ACCEPTED");
        assertThat(texts(html, "summary")).contains("Acceptance with its evidence", "Parity of the sleeves");
        assertThat(html).contains("class=\"curve p0 d0\"", "class=\"curve p1 d0\"");
    }

    @Test
    @DisplayName("a run of runs shows the share of every sleeve in the whole")
    void nested() throws Exception {
        MetaPortfolio exchanges = MetaPortfolio.builder()
                .sleeves(MARKET.sleeves().subList(0, 2))
                .named("exchanges")
                .engine(engine(EVEN, 0))
                .build();
        MetaRun world = MetaPortfolio.builder()
                .sleeves(exchanges, MARKET.sleeves().get(2))
                .named("world")
                .selection("none")
                .profiles(EVEN)
                .engine(engine(EVEN, 0))
                .threads(1)
                .run();
        String html = HtmlFragments.of(world);
        assertThat(texts(html, "h2")).contains("Meta-portfolios within");
        assertThat(texts(html, "th")).contains("exchanges/instruments", "exchanges/etfs");
        assertThat(texts(html, "td")).contains("25.00\u00a0%", "50.00\u00a0%");
    }

    @Test
    @DisplayName("allocations by profile become one table, and several prices one below the other under their names")
    void maps() throws Exception {
        assertThat(texts(HtmlFragments.of(run.allocations()), "th")).contains("Even", "Rising");
        assertThat(texts(HtmlFragments.of(MARKET.prices()), "h2")).containsExactly("instruments", "etfs", "crypto");
        Map<Integer, Weights> many = new LinkedHashMap<>();
        IntStream.range(0, 15).forEach(i -> many.put(i, Weights.of(List.of("a"), 1)));
        assertThat(texts(HtmlFragments.of(many), "p")).endsWith("3 more");
        assertThat(texts(HtmlFragments.of(List.copyOf(many.values())), "p")).endsWith("3 more");
        Weights one = Weights.of(List.of("a"), 1);
        assertThat(HtmlFragments.of(Optional.of(one))).isEqualTo(HtmlFragments.of(one));
    }

    @Test
    @DisplayName("lists become one table where that says more, and are numbered otherwise")
    void lists() throws Exception {
        LedgerVerification good = verification(LedgerVerification.State.SEALED, List.of());
        LedgerVerification bad = verification(LedgerVerification.State.HALF_WRITTEN, List.of("line 3 was changed"));
        String both = HtmlFragments.of(List.of(good, bad));
        assertThat(texts(both, "span").subList(0, 1)).containsExactly("FAILS");
        assertThat(texts(both, "td"))
                .contains("PASSES", "FAILS", "sealed", "half written", "12", "5", HEAD)
                .doesNotContain("meta/pair/run");
        assertThat(texts(both, "th")).contains("pair/run");
        assertThat(texts(both, "li")).containsExactly("pair/run: line 3 was changed");
        assertThat(texts(HtmlFragments.of(List.of(finding(), finding())), "th")).contains("etfs");
        assertThat(texts(HtmlFragments.of(List.of(run.joinReport(), run.parity())), "p"))
                .contains("1 of 2", "2 of 2");
        RunReplay elsewhere = new RunReplay(Path.of("one"), 0, List.of());
        assertThat(texts(HtmlFragments.of(List.of(good, elsewhere)), "td")).contains("nothing: no ledger", "–");
    }

    private static LedgerVerification verification(LedgerVerification.State state, List<String> faults) {
        LedgerMark mark = new LedgerMark(12, HEAD, 5, 5);
        return new LedgerVerification(Path.of("x", "meta", "pair", "run"), mark, 100, 0, mark, 5, state, faults);
    }

    @Test
    @DisplayName("what is none of these is not drawn, and the refusal says what would be")
    void others() {
        assertThat(List.of(List.of(), Map.of(), List.of(1), Map.of("a", 1), "text", new Object()))
                .noneMatch(HtmlFragments::draws);
        assertThat(HtmlFragments.draws(Optional.empty())).isFalse();
        assertThat(HtmlFragments.draws(new ArrayList<>(Collections.singletonList(null))))
                .isFalse();
        assertThat(HtmlFragments.draws(List.of(Weights.of(List.of("a"), 1), "text")))
                .isFalse();
        assertThatThrownBy(() -> HtmlFragments.of("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("java.lang.String", "MetaRun", "PriceTable", "Maybe");
    }

    @Test
    @DisplayName("prices show the first and the last rows, what is absent as such, and how many columns are left out")
    void prices() throws Exception {
        PriceTable crypto = Objects.requireNonNull(MARKET.prices().get("crypto"));
        PriceTable instruments = Objects.requireNonNull(MARKET.prices().get("instruments"));
        assertThat(texts(HtmlFragments.of(crypto), "td")).contains("–", "⋮");
        assertThat(texts(HtmlFragments.of(instruments), "th"))
                .contains("5 more", "2019-01-02", "2020-12-31")
                .doesNotContain("2019-06-03");
        assertThat(texts(HtmlFragments.of(instruments), "td"))
                .contains(Figures.decimal(instruments.price(0, 0).orElseThrow(), 2));
        assertThat(texts(HtmlFragments.of(volumes()), "td")).contains("1000000", "–");
    }

    @Test
    @DisplayName("shorts hang to the left of nothing, and a long list of weights is cut")
    void weights() throws Exception {
        String shorts = HtmlFragments.of(Weights.of(List.of("up", "down"), 1.5, -0.5));
        assertThat(shorts).contains("x=\"25.00%\"", "width=\"75.00%\"", "x=\"0.00%\"", "width=\"25.00%\"");
        assertThat(texts(shorts, "strong")).containsExactly("150.00\u00a0%", "\u221250.00\u00a0%");
        List<String> labels = IntStream.range(0, 40).mapToObj(String::valueOf).toList();
        Weights many = Weights.of(
                labels, labels.stream().mapToDouble(label -> 1 / 40.0).toArray());
        assertThat(texts(HtmlFragments.of(many), "p").get(0)).startsWith("10 more not shown. 40 weights");
        assertThat(HtmlFragments.of(Weights.of(List.of()))).contains("0 weights");
    }

    @Test
    @DisplayName("a stream without rows has no curve, and hostile names are text")
    void oddStreams() throws Exception {
        String hostile = "</div><script>alert(1)</script>";
        assertThat(HtmlFragments.of(ReturnSeries.of(hostile, List.of())))
                .doesNotContain("<script", "<figure")
                .contains("&lt;script&gt;");
        assertThat(texts(HtmlFragments.of(etfs().withSource(hostile)), "b")).containsExactly(hostile);
    }

    @Test
    @DisplayName("numbers are written the same whatever the locale")
    void locale() {
        String before = HtmlFragments.of(run.allocation(RISING));
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(HtmlFragments.of(run.allocation(RISING))).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
        }
    }
}
