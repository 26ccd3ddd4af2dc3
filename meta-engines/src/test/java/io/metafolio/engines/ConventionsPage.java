package io.metafolio.engines;

import io.metafolio.engines.covariance.Covariance;
import io.metafolio.engines.covariance.CovarianceMatrix;
import io.metafolio.engines.hierarchical.HierarchicalRiskParity;
import io.metafolio.engines.hierarchical.HrpConvention;
import io.metafolio.spi.CovarianceEstimator;
import io.metafolio.spi.RiskEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code docs/conventions.md} out of what the peers answered and what we do. */
final class ConventionsPage {
    private final StringBuilder page = new StringBuilder();

    private ConventionsPage() {}

    static String text() {
        ConventionsPage page = new ConventionsPage();
        page.opening();
        page.golden();
        page.hrp();
        page.engines();
        page.covariances();
        page.published();
        page.notReproduced();
        return page.page.toString();
    }

    private void line(String text, Object... values) {
        page.append(String.format(Locale.ROOT, text, values)).append('\n');
    }

    private void opening() {
        line("# Conventions, and what they agree with");
        line("");
        line(
                "Every number on this page is computed by `ConventionsPageTest`, which fails where the page is out of date.");
        line(
                "Differences are the largest absolute difference in one weight. Peers: scikit-learn 1.9.1, skfolio 1.12.2,");
        line(
                "Riskfolio-Lib 7.4.0, PyPortfolioOpt 1.6.0, cvxpy 1.9.3 with Clarabel 0.11.1, SciPy 1.17.1, pandas 3.1.1;");
        line(
                "scripts in `src/test/python`. \"Reference\" is Newton's method on active sets in NumPy, whose KKT residual is");
        line(
                "below 5e-13. Linkages equal SciPy's bit for bit on 2 515 matrices a method up to N = 200 (`LinkageTest`).");
    }

    private static JsonNode goldenVectors() {
        try (InputStream in = Oracles.class.getResourceAsStream("hrp-conventions.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The convention of each golden vector, by the beginning of the vector's name. */
    static Map<String, HrpConvention> goldenConventions() {
        Map<String, HrpConvention> conventions = new LinkedHashMap<>();
        conventions.put("house", HrpConvention.HOUSE);
        conventions.put("desk", HrpConvention.DESK);
        conventions.put("ward, no OLO", HrpConvention.WARD_SAMPLE);
        conventions.put("skfolio", HrpConvention.SKFOLIO);
        conventions.put("PyPortfolioOpt", HrpConvention.PYPORTFOLIOOPT);
        conventions.put("Riskfolio", HrpConvention.RISKFOLIO);
        conventions.put("LdP-2016", HrpConvention.LOPEZ_DE_PRADO_2016);
        return conventions;
    }

    static double goldenDifference(String name, HrpConvention convention) {
        JsonNode all = goldenVectors();
        String key = all.propertyNames().stream()
                .filter(property -> property.startsWith(name))
                .findFirst()
                .orElseThrow();
        HierarchicalRiskParity parity = HierarchicalRiskParity.of(
                Oracles.returns(
                        all.get("seed").asLong(),
                        all.get("T").asInt(),
                        all.get("N").asInt()),
                convention,
                CovarianceEstimator.LEDOIT_WOLF);
        double[] leaves =
                parity.tree().leaves().stream().mapToDouble(leaf -> leaf).toArray();
        return Peers.difference(leaves, all.get(key).get("leaves")) == 0
                ? Peers.difference(parity.weights().toArray(), all.get(key).get("w"))
                : Double.POSITIVE_INFINITY;
    }

    private void golden() {
        line("");
        line("## HRP: seven conventions of one name");
        line("");
        line("On T = 64, N = 8 (golden vectors), leaves equal:");
        line("");
        line("| `HrpConvention` | what it is | our largest difference |");
        line("|---|---|---|");
        goldenConventions()
                .forEach((name, convention) -> line(
                        "| `%s` | %s | %.1e |",
                        convention.name().toUpperCase(Locale.ROOT),
                        convention.description(),
                        goldenDifference(name, convention)));
    }

    /** How many cases there are of a kind, and how far apart they are at most. */
    private static final class Worst {
        private int cases;
        private double difference;
        private double off;
        private final TreeSet<String> linkages = new TreeSet<>();

        void add(double met, double theirs) {
            cases++;
            difference = Math.max(difference, met);
            off = Math.max(off, theirs);
        }
    }

    private void hrp() {
        line("");
        line("## HRP: every linkage, leaf order and covariance that the libraries offer");
        line("");
        line(
                "| library | leaf order | tree of | covariance in the bisection | linkages | cases | our largest difference |");
        line("|---|---|---|---|---|---|---|");
        Map<String, Worst> rows = new TreeMap<>();
        for (JsonNode peer : Peers.hrp()) {
            String row = String.format(
                    Locale.ROOT,
                    "| %s | %s | %s correlations | %s |",
                    peer.get("library").asString(),
                    Peers.convention(peer).leafOrder().id(),
                    peer.get("correlation").asString(),
                    peer.get("covariance").asString());
            HierarchicalRiskParity parity =
                    HierarchicalRiskParity.of(Peers.returns(peer), Peers.convention(peer), CovarianceEstimator.SAMPLE);
            Worst worst = rows.computeIfAbsent(row, key -> new Worst());
            worst.add(Peers.difference(parity.weights().toArray(), peer.get("weights")), 0);
            worst.linkages.add(peer.get("linkage").asString());
        }
        rows.forEach((row, worst) ->
                line("%s %s | %d | %.1e |", row, String.join(", ", worst.linkages), worst.cases, worst.difference));
    }

    private void engines() {
        line("");
        line("## The other philosophies");
        line("");
        line(
                "\"Off\" is the library's own distance from the exact optimum, by its default tolerances; ours can be no nearer");
        line("to it than that. Boxes 0-1, 0.05-0.5, 0-0.2 and 0.03-0.08, shapes 60x8 to 500x20, and 30x40 with T < N.");
        line("");
        line("| philosophy | library | covariance | cases | our largest difference | its off |");
        line("|---|---|---|---|---|---|");
        Map<String, Worst> rows = new TreeMap<>();
        for (JsonNode peer : Peers.engines()) {
            Optional<RiskEngine> engine = Peers.engine(peer);
            if (engine.isPresent()) {
                String row = String.format(
                        Locale.ROOT,
                        "| %s | %s | %s |",
                        engine.get().profiles().get(0),
                        peer.get("library").asString(),
                        peer.get("covariance").asString());
                rows.computeIfAbsent(row, key -> new Worst())
                        .add(
                                Peers.difference(Peers.ours(peer, engine.get()), peer.get("weights")),
                                peer.get("off").asDouble());
            }
        }
        rows.forEach((row, worst) -> line("%s %d | %.1e | %.1e |", row, worst.cases, worst.difference, worst.off));
        line("");
        line(
                "Quadratic programmes: on 500 seeded ones up to N = 200 the objective is never above Clarabel's and the KKT");
        line("residual below 1e-10; on those up to N = 20 never above ojAlgo's (`QuadraticPeersTest`).");
    }

    private void covariances() {
        line("");
        line("## Covariances");
        line("");
        line("| estimator | equals | cases | largest difference, relative to the greatest variance |");
        line("|---|---|---|---|");
        Map<String, Worst> rows = new TreeMap<>();
        for (JsonNode c : Oracles.cases("covariance-oracles.json", "shrinkage")) {
            if (c.has("covariance")) {
                String estimator = c.get("estimator").asString();
                rows.computeIfAbsent(estimator + " | scikit-learn", key -> new Worst())
                        .add(relative(c, CovarianceEstimator.of(estimator), c.get("covariance")), 0);
            }
        }
        for (JsonNode c : Oracles.cases("covariance-oracles.json", "exponential")) {
            rows.computeIfAbsent("ewma | pandas `ewm(halflife).cov(bias=True)`", key -> new Worst())
                    .add(
                            relative(
                                    c,
                                    CovarianceEstimator.ewma(c.get("half_life").asDouble()),
                                    c.get("pandas_biased")),
                            0);
        }
        rows.forEach((row, worst) -> line("| %s | %d | %.1e |", row, worst.cases, worst.difference));
    }

    private static double relative(JsonNode c, CovarianceEstimator estimator, JsonNode theirs) {
        CovarianceMatrix ours = Covariance.of(Peers.returns(c), estimator);
        double greatest = 0;
        double worst = 0;
        for (int i = 0; i < ours.size(); i++) {
            double[] row = Oracles.numbers(theirs.get(i));
            greatest = Math.max(greatest, ours.at(i, i));
            for (int j = 0; j < row.length; j++) {
                worst = Math.max(worst, Math.abs(ours.at(i, j) - row[j]));
            }
        }
        return worst / greatest;
    }

    private void published() {
        line("");
        line("## Published tables that are reproduced, to every digit printed");
        line("");
        line("| source | row | figures | digits after the point |");
        line("|---|---|---|---|");
        PublishedTables.rows()
                .forEach(row -> line(
                        "| %s | %s | %d | %d%s |",
                        row.source(),
                        row.name(),
                        row.printed().size(),
                        row.decimals(),
                        row.isReproduced() ? "" : ", NOT REPRODUCED"));
        line("");
        line(
                "The table of López de Prado (2016) comes out only with single linkage on the distances of distances, and with");
        line("the columns that Python 2 drew. scikit-learn's docstrings cut digits off and do not round them.");
    }

    private void notReproduced() {
        line("");
        line("## What is not reproduced, and why");
        line("");
        line("- **A leaf order under the name \"optimal\".** SciPy's `optimal_leaf_ordering`, and with it skfolio and");
        line(
                "  Riskfolio-Lib, turns every cluster by that cluster's own best order and never goes back, so it misses the");
        line(
                "  optimum from four points on. `LeafOrder.CLUSTER_BY_CLUSTER` is SciPy's order, `LeafOrder.OPTIMAL` the optimum;");
        line("  no library agrees with the latter.");
        line(
                "- **skfolio's HERC inside bounds** minimises the squared relative change of each weight; ours takes the guardrail");
        line(
                "  projection, which is the same for every engine that does not optimise. Largest difference %.1e.",
                hercInBox());
        line(
                "- **skfolio's NCO by default** fits the outer weights on five folds out of sample. Largest difference %.1e.",
                nco("folds"));
        line(
                "- **skfolio's NCO with `cv=\"ignore\"` and Ledoit-Wolf** shrinks each cluster's columns by an intensity of their");
        line(
                "  own; ours takes blocks of one covariance, as Riskfolio-Lib does. Largest difference %.1e.",
                nco("estimated"));
        line(
                "- **skfolio's count of clusters as documented**, `Σ D_i/(2|C_i|)`, is computed by neither skfolio nor Riskfolio-Lib");
        line(
                "  and differs from ours on %d of %d trees; what both compute is `ClusterCount`.",
                documentedCounts(), trees());
        line(
                "- **skfolio's `EWCovariance`** takes no mean off (default), or the mean of the rows before each row. Ours takes the");
        line(
                "  weighted mean off, as pandas does. Largest difference to the default, relative to the greatest variance, %.1e.",
                aroundZero());
        line(
                "- **PyPortfolioOpt's HRP from a covariance alone** rounds correlations to six decimals before linking. Its weights");
        line("  equal ours wherever no merge hangs on the seventh decimal: in all cases above.");
        line(
                "- **skfolio's HRP inside bounds** clips the share of each side at each bisection; **Riskfolio-Lib's** clips weights and");
        line("  hands the excess on in proportion. Ours is the guardrail projection.");
        line(
                "- **Riskfolio-Lib's risk budgets inside bounds**: it has none. skfolio's are ours, see `risk_budgeting`.");
        line(
                "- **Mean-variance utility**: skfolio and Riskfolio-Lib weigh variance by their factor, ours by half the risk");
        line("  aversion; theirs is reproduced at twice their factor.");
        line(
                "- **Bailey and López de Prado (2013), the critical line example**: its ten means and covariances are in no package");
        line("  under a licence that lets us carry them.");
        line(
                "- **Tables in the manuals of skfolio, PyPortfolioOpt and Riskfolio-Lib**: they rest on downloaded prices that are");
        line("  not pinned, or print charts and no weights.");
        line(
                "- **Choueifaty and Coignard (2008)**: no table with its inputs was found; maximum diversification is held to the");
        line("  reference, Clarabel and skfolio instead.");
    }

    private static double hercInBox() {
        return Peers.engines().stream()
                .filter(peer -> peer.get("method").asString().equals("herc")
                        && !peer.get("box").isNull())
                .mapToDouble(peer -> Peers.difference(Peers.inBox(peer), peer.get("weights")))
                .max()
                .orElseThrow();
    }

    private static double nco(String outer) {
        return Peers.engines().stream()
                .filter(peer -> peer.get("method").asString().equals("nco")
                        && peer.get("parameters").get("outer").asString().equals(outer)
                        && Peers.engine(peer).isEmpty())
                .mapToDouble(peer -> Peers.difference(Peers.projected(peer), peer.get("weights")))
                .max()
                .orElseThrow();
    }

    private static List<JsonNode> counts() {
        return Oracles.cases("peer-engines.json", "cluster_counts");
    }

    private static long documentedCounts() {
        return counts().stream()
                .filter(peer ->
                        peer.get("documented").asInt() != peer.get("skfolio").asInt())
                .count();
    }

    private static int trees() {
        return counts().size();
    }

    private static double aroundZero() {
        return Oracles.cases("covariance-oracles.json", "exponential").stream()
                .mapToDouble(c -> relative(
                        c, CovarianceEstimator.ewma(c.get("half_life").asDouble()), c.get("skfolio_around_zero")))
                .max()
                .orElseThrow();
    }
}
