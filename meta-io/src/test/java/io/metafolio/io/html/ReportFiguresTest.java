package io.metafolio.io.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.metafolio.MetaPortfolio;
import io.metafolio.MetaRun;
import io.metafolio.audit.AuditLedger;
import io.metafolio.audit.MemoryLines;
import io.metafolio.metrics.Drawdown;
import io.metafolio.profile.RiskProfile;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.spi.EngineRequest;
import io.metafolio.spi.EngineResult;
import io.metafolio.spi.Hierarchy;
import io.metafolio.spi.Hierarchy.Merge;
import io.metafolio.spi.RiskEngine;
import io.metafolio.testkit.SyntheticMarket;
import io.metafolio.weights.Weights;
import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportFiguresTest {
    private static final RiskProfile CHAIN = RiskProfile.of("chain");
    private static final SyntheticMarket MARKET = SyntheticMarket.of(7).until(LocalDate.of(2021, 12, 31));
    private final MetaRun run = run(MARKET.sleeves());
    private final Map<String, String> figures = ReportFigures.of(run, "demo");

    /** An engine that puts all it can into the first column and links each column to all before it. */
    private static final class ChainEngine implements RiskEngine {
        @Override
        public String name() {
            return "house";
        }

        @Override
        public List<RiskProfile> profiles() {
            return List.of(CHAIN);
        }

        @Override
        public EngineResult allocate(EngineRequest request) {
            int n = request.returns().columns().size();
            double[] weights = new double[n];
            Arrays.fill(weights, 0.1 / (n - 1));
            weights[0] = 0.9;
            List<Merge> merges = new ArrayList<>();
            for (int k = 1; k < n; k++) {
                merges.add(new Merge(k == 1 ? 0 : n + k - 2, k, 0.25 * k));
            }
            return EngineResult.of(Weights.of(request.returns().columns(), weights))
                    .withHierarchy(new Hierarchy(merges));
        }
    }

    private static MetaRun run(List<StrategySleeve> sleeves) {
        return MetaPortfolio.builder()
                .sleeves(sleeves)
                .selection("none")
                .profiles(CHAIN)
                .engine(new ChainEngine())
                .audit(AuditLedger.on(new MemoryLines(), Clock.systemUTC()))
                .threads(1)
                .run();
    }

    private static Document parsed(String svg) throws Exception {
        assertThat(svg).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private Document figure(String name) throws Exception {
        return parsed(figures.getOrDefault("figures/chain/" + name + ".svg", ""));
    }

    private static List<Element> elements(Document document, String tag, String look) {
        NodeList nodes = document.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .filter(element -> Splitter.on(" ")
                        .splitToList(element.getAttribute("class"))
                        .contains(look))
                .toList();
    }

    private static List<String> texts(Document document, String tag, String look) {
        return elements(document, tag, look).stream()
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    @DisplayName("every figure of a report is a file of well-formed XML without script and network")
    void wellFormed() throws Exception {
        assertThat(figures.keySet())
                .containsExactlyInAnyOrderElementsOf(List.of(
                                "wealth",
                                "drawdown",
                                "weights",
                                "allocation",
                                "risk",
                                "assets",
                                "costs",
                                "over-plain-rules",
                                "rolling-correlation",
                                "dendrogram",
                                "correlation")
                        .stream()
                        .map(name -> "figures/chain/" + name + ".svg")
                        .toList());
        for (String svg : figures.values()) {
            parsed(svg);
            assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("<script", "http", "href", "url(", "@import", "var(")
                    .doesNotContain("\r", "NaN", "Infinity");
            assertThat(svg).contains("Chain · meta_production · demo");
        }
    }

    @Test
    @DisplayName("the same run yields the same bytes, whatever the locale and the time of the run")
    void sameBytes() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(ReportFigures.of(run(MARKET.sleeves()), "demo")).isEqualTo(figures);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("each curve ends with its name and the figure that the run gives")
    void ends() throws Exception {
        double[] path = Drawdown.path(run.allocation(CHAIN).layer2().stream());
        Document drawdown = figure("drawdown");
        assertThat(texts(drawdown, "tspan", "name")).containsExactly("instruments", "etfs", "crypto", "meta");
        assertThat(texts(drawdown, "tspan", "value")).endsWith(Figures.percent(-path[path.length - 1]));
        assertThat(elements(drawdown, "path", "curve")).hasSize(4);

        double costs = run.allocation(CHAIN).layer2().attribution().costs();
        assertThat(costs).isPositive();
        double summed = run.allocation(CHAIN).layer2().rebalances().stream()
                .mapToDouble(rebalance -> rebalance.cost())
                .sum();
        assertThat(texts(figure("costs"), "tspan", "value")).endsWith(Figures.percent(summed));
    }

    @Test
    @DisplayName("a sleeve on its cap or floor carries a line in its band at every such decision")
    void guardrails() throws Exception {
        int decisions = run.allocation(CHAIN).layer2().rebalances().size();
        Document allocation = figure("allocation");
        assertThat(elements(allocation, "path", "cap")).hasSize(decisions);
        assertThat(elements(allocation, "path", "band")).hasSize(3);
        assertThat(texts(allocation, "text", "caption").toString()).contains("cap of 50\u00a0%");
        assertThat(elements(figure("weights"), "path", "guardrail")).hasSize(2);
    }

    @Test
    @DisplayName("the dendrogram has a bracket a merge and its leaves in tree order with their weights")
    void dendrogram() throws Exception {
        Document tree = figure("dendrogram");
        assertThat(elements(tree, "path", "branch")).hasSize(2);
        assertThat(texts(tree, "tspan", "name")).containsExactly("instruments", "etfs", "crypto");
        assertThat(texts(tree, "tspan", "value"))
                .first()
                .isEqualTo(Figures.shortPercent(
                        run.allocation(CHAIN).sleeveWeights().at(0)));
        String outer = elements(tree, "path", "branch").get(1).getAttribute("d");
        String inner = elements(tree, "path", "branch").get(0).getAttribute("d");
        assertThat(outer).as("the second merge begins where the first ends").startsWith("M" + corner(inner));
    }

    /** Where the upright of a bracket stands, at the middle of its two arms. */
    private static String corner(String bracket) {
        List<String> points = Splitter.on("L").splitToList(bracket.substring(1));
        double x = place(points.get(1), 0);
        double y = (place(points.get(1), 1) + place(points.get(2), 1)) / 2;
        return FigureSheet.pixels(x) + " " + FigureSheet.pixels(y);
    }

    private static double place(String point, int axis) {
        return Double.parseDouble(Splitter.on(" ").splitToList(point).get(axis));
    }

    @Test
    @DisplayName("the heat map and the rolling correlation hold the numbers of the run")
    void correlations() throws Exception {
        assertThat(texts(figure("correlation"), "text", "number"))
                .hasSize(9)
                .contains(Figures.decimal(
                        run.allocation(CHAIN).correlation().at(0, 1).orElseThrow(), 2));
        assertThat(texts(figure("rolling-correlation"), "tspan", "name"))
                .containsExactly("instruments · etfs", "instruments · crypto", "etfs · crypto");
    }

    @Test
    @DisplayName("names of markup are text, and long ones are shortened between letters")
    void hostileNames() throws Exception {
        Html html = Html.xml();
        Chart chart = new Chart(
                "x",
                "<b>&\"title\"",
                "seen",
                "a caption",
                100,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Chart.End(0.5, "\uD83D\uDE00".repeat(40), "</svg>", "meta")));
        assertThat(html.document()).startsWith("<?xml");
        Document parsed = parsed(FileChart.svg(chart, "]]><script>"));
        assertThat(texts(parsed, "text", "title")).containsExactly("<b>&\"title\"");
        assertThat(texts(parsed, "tspan", "name")).containsExactly("\uD83D\uDE00".repeat(19) + "…");
        assertThat(texts(parsed, "tspan", "value")).containsExactly("</svg>");
    }

    @Test
    @DisplayName("a benchmark of a sleeve is drawn from its close on the day of the first decision")
    void benchmarks() throws Exception {
        Map<LocalDate, Double> closes = run.strategies()
                .get(1)
                .inputs()
                .orElseThrow()
                .benchmarks()
                .orElseThrow()
                .series("AMEX:SPY")
                .orElseThrow()
                .byDate();
        LocalDate base = run.allocation(CHAIN).layer2().rebalances().get(0).decidedOn();
        LocalDate last = run.allocation(CHAIN).performance().last().orElseThrow();
        double grown = closes.getOrDefault(last, Double.NaN) / closes.getOrDefault(base, Double.NaN);

        Document wealth = figure("wealth");
        assertThat(texts(wealth, "tspan", "name")).contains("AMEX:SPY", "BINANCE:BTCUSDT");
        assertThat(texts(wealth, "tspan", "value")).contains(Figures.multiple(grown));
        assertThat(elements(wealth, "path", "curve")).hasSize(6);
    }
}
