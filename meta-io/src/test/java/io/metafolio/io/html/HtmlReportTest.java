package io.metafolio.io.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.allocation.Baseline;
import io.metafolio.allocation.SleeveAllocation;
import io.metafolio.allocation.SleeveShare;
import io.metafolio.integrity.MissingPrices;
import io.metafolio.profile.RiskProfile;
import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.Sleeve;
import io.metafolio.sleeve.SleeveInventory;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.AssetWeight;
import io.metafolio.weights.Weights;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The run is made once, by an instance: in a static initialiser its worker threads would wait for this class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlReportTest {
    private static final RiskProfile EQUAL_WEIGHT = RiskProfile.of("equal_weight");
    private static final String SOURCE = "synthetic sample, seed 7: no quote of any market";
    private static final SyntheticMarket MARKET = SyntheticMarket.of(7).until(LocalDate.of(2021, 12, 31));
    private final MetaRun run = run(MARKET.sleeves(), MissingPrices.REFUSE);
    private final String page = HtmlReport.of(run, "demo");

    private static MetaRun run(List<StrategySleeve> sleeves, MissingPrices missing) {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .selection("none")
                .profiles(EQUAL_WEIGHT)
                .engine(RiskEngine.of(
                        "house",
                        EQUAL_WEIGHT,
                        request -> equal(request.returns().columns())))
                .missing(missing)
                .clock(Clock.fixed(Instant.parse("2022-01-03T00:00:00Z"), ZoneOffset.UTC))
                .threads(1)
                .run();
    }

    private static Weights equal(List<String> labels) {
        double[] weights = new double[labels.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return Weights.of(labels, weights);
    }

    private static Document parsed(String html) throws Exception {
        assertThat(html).startsWith("<!DOCTYPE html>\n");
        String xml = html.substring(html.indexOf('\n') + 1);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Node::getTextContent)
                .toList();
    }

    @Test
    @DisplayName("the same run yields the same bytes, whatever the locale")
    void sameBytes() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            MetaRun again = run(MARKET.sleeves(), MissingPrices.REFUSE);
            assertThat(HtmlReport.of(again, "demo").getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(page.getBytes(StandardCharsets.UTF_8));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("the page needs no script and no network")
    void selfContained() {
        assertThat(page)
                .doesNotContain("<script", "http", "src=", "url(", "@import", "<link")
                .doesNotContain("\r", "NaN", "Infinity");
    }

    @Test
    @DisplayName("the page is well-formed XML after its first line")
    void wellFormed() throws Exception {
        Document parsed = parsed(page);
        assertThat(parsed.getDocumentElement().getTagName()).isEqualTo("html");
        assertThat(texts(parsed, "h2"))
                .containsExactly(
                        "Equal weight equal_weight",
                        "Acceptance",
                        "Tournaments of the sleeves",
                        "Join of the calendars",
                        "Parity of the sleeves",
                        "Integrity of the data",
                        "Identity",
                        "Read this beside the numbers");
        assertThat(texts(parsed, "h3"))
                .containsExactly(
                        "Wealth out of sample",
                        "Drawdown out of sample",
                        "Sleeve weights",
                        "Allocation over time",
                        "Correlation between sleeves",
                        "Costs of trading so far",
                        "Rolling correlation between sleeves",
                        "Assets, looked through",
                        "Capital, risk and profit",
                        "How steady the decisions were",
                        "Performance out of sample",
                        "Meta over plain rules",
                        "Plain rules in its place",
                        "instruments",
                        "etfs",
                        "crypto",
                        "Integrity findings");
    }

    @Test
    @DisplayName("every sleeve, the fifteen greatest assets and the weight of the rest appear")
    void sleevesAndAssets() throws Exception {
        List<AssetWeight> assets = run.allocation(EQUAL_WEIGHT).assetWeights().assets();
        double rest = assets.stream().skip(15).mapToDouble(AssetWeight::weight).sum();
        List<String> heads = texts(parsed(page), "th");
        assertThat(heads).contains("instruments", "etfs", "crypto", "meta");
        assertThat(heads)
                .containsAll(assets.stream().limit(15).map(AssetWeight::symbol).toList());
        assertThat(texts(parsed(page), "td")).contains((assets.size() - 15) + " more", Figures.percent(rest));
    }

    @Test
    @DisplayName("the verdict, the source, the temporal id, the ledger head and each criterion's evidence appear")
    void evidence() throws Exception {
        assertThat(page).contains(SOURCE, run.joinedId().hash(), run.version(), run.ledgerHead());
        assertThat(page).contains(run.acceptance().accepted() ? ">ACCEPTED<" : ">NOT ACCEPTED<");
        List<String> cells = texts(parsed(page), "td");
        run.acceptance().criteria().forEach(criterion -> assertThat(cells)
                .contains(criterion.detail(), criterion.status().name()));
        run.joinReport().notices().forEach(notice -> assertThat(page).contains(notice));
    }

    @Test
    @DisplayName("whose capital, risk and profit, and how plain rules did, appear with the figures of the run")
    void attribution() throws Exception {
        SleeveAllocation layer2 = run.allocation(EQUAL_WEIGHT).layer2();
        List<String> cells = texts(parsed(page), "td");
        for (SleeveShare share : layer2.attribution().sleeves()) {
            assertThat(cells)
                    .contains(
                            Figures.percent(share.capital()),
                            Figures.percent(share.exAnte()),
                            Figures.percent(share.realised()),
                            Figures.percent(share.profit()));
        }
        assertThat(cells).contains(Figures.percent(-layer2.attribution().costs()), "100.00\u00a0%");
        for (Baseline baseline : layer2.baselines()) {
            assertThat(texts(parsed(page), "th")).contains(BaselineTable.title(baseline.rule()));
            assertThat(cells)
                    .contains(Figures.percent(layer2.beside(
                                    baseline,
                                    run.allocation(EQUAL_WEIGHT).performance().sessionsPerYear())
                            .trackingError()));
        }
        assertThat(page).contains("each on all joined rows before it");
    }

    @Test
    @DisplayName("a hostile source and run id are text and nothing else")
    void hostileSource() throws Exception {
        String hostile = "</p><script>alert('x' + \"&amp;\")</script>\u0000\uD800\uFFFE";
        PriceTable named = Objects.requireNonNull(MARKET.prices().get("etfs")).withSource(hostile);
        MetaRun hostileRun =
                run(List.of(MARKET.sleeves().get(0), Sleeve.of(SleeveInventory.ETFS, named)), MissingPrices.REFUSE);
        String attacked = HtmlReport.of(hostileRun, hostile);
        assertThat(attacked)
                .doesNotContain("<script")
                .contains("&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39; + &quot;&amp;amp;&quot;)");
        assertThat(texts(parsed(attacked), "p"))
                .contains("Data " + SOURCE + ", </p><script>alert('x' + \"&amp;\")</script>\uFFFD\uFFFD\uFFFD");
    }

    @Test
    @DisplayName("holes in prices and the positions they closed are listed")
    void closures() throws Exception {
        PriceTable whole = Objects.requireNonNull(MARKET.prices().get("etfs"));
        PriceTable holed = withHole(whole, 700, 703);
        MetaRun holes =
                run(List.of(MARKET.sleeves().get(0), Sleeve.of(SleeveInventory.ETFS, holed)), MissingPrices.EXCLUDE);
        String listed = HtmlReport.of(holes, "demo");
        assertThat(texts(parsed(listed), "h3")).endsWith("Integrity findings", "Position closures");
        assertThat(listed).contains("no close for 3 sessions", "the guardrails decide alone");
    }

    private static PriceTable withHole(PriceTable whole, int from, int to) {
        PriceTable.Builder table = PriceTable.builder("etfs with a hole", whole.symbols());
        for (int t = 0; t < whole.dates().size(); t++) {
            int row = t;
            List<OptionalDouble> closes = IntStream.range(0, whole.symbols().size())
                    .mapToObj(j -> j == 0 && row >= from && row < to ? OptionalDouble.empty() : whole.price(row, j))
                    .toList();
            table.row("row " + t, whole.dates().get(t), closes);
        }
        return table.build();
    }
}
