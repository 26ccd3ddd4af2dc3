package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.call;
import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metafolio.examples.cli.CommandLineCalls.Answer;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllocateCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Three columns without correlation, at volatilities 1, 2 and 4: eight rows of all sign patterns. */
    @BeforeEach
    void writeReturns() {
        StringBuilder text = new StringBuilder("date,A,B,C\n");
        for (int t = 0; t < 8; t++) {
            text.append(String.format(
                    Locale.ROOT,
                    "2024-01-%02d,%s0.01,%s0.02,%s0.04%n",
                    t + 1,
                    t % 2 == 0 ? "" : "-",
                    t / 2 % 2 == 0 ? "" : "-",
                    t / 4 == 0 ? "" : "-"));
        }
        write(folder.resolve("r.csv"), text.toString().replace("\r", ""));
    }

    private JsonNode allocate(String... options) {
        Path json = folder.resolve("answer.json");
        Object[] args = new Object[options.length + 4];
        args[0] = "allocate";
        args[1] = folder.resolve("r.csv");
        args[2] = "--json";
        args[3] = json;
        System.arraycopy(options, 0, args, 4, options.length);
        Answer answer = call(args);
        assertThat(answer.code()).as(answer.err()).isZero();
        return JsonMapper.shared().readTree(read(json));
    }

    @Test
    @DisplayName("uncorrelated columns under minimum variance are held at inverse variances")
    void minimumVariance() {
        JsonNode answer = allocate("--profile", "min_variance", "--covariance", "sample");
        assertThat(answer.get("rows").asInt()).isEqualTo(8);
        JsonNode weights = answer.get("weights");
        assertThat(weights.get("A").asDouble()).isCloseTo(16.0 / 21, within(1e-12));
        assertThat(weights.get("B").asDouble()).isCloseTo(4.0 / 21, within(1e-12));
        assertThat(weights.get("C").asDouble()).isCloseTo(1.0 / 21, within(1e-12));
        assertThat(answer.get("condition").asDouble()).isCloseTo(16, within(1e-9));
    }

    @Test
    @DisplayName("bounds bind, and the answer says which")
    void bounds() {
        JsonNode answer = allocate("--profile", "hrp", "--bounds", "0.2,0.5");
        assertThat(answer.get("binding")).hasToString("{\"A\":\"max\",\"C\":\"min\"}");
        assertThat(answer.get("weights").get("A").asDouble()).isEqualTo(0.5);
        assertThat(answer.get("weights").get("B").asDouble()).isCloseTo(0.3, within(1e-15));
        assertThat(answer.get("weights").get("C").asDouble()).isEqualTo(0.2);
    }

    @Test
    @DisplayName("wrong bounds, too many rows and prices for returns are refused")
    void refusals() {
        Path file = folder.resolve("r.csv");
        assertThat(call("allocate", file, "--bounds", "0.5").code()).isEqualTo(Metafolio.USAGE);
        assertThat(call("allocate", file, "--bounds", "0.4,0.5").code()).isEqualTo(Metafolio.REFUSED);
        assertThat(call("allocate", file, "--rows", "9").err()).contains("Only 8 rows");
        assertThat(call("allocate", file, "--covariance", "magic").err()).contains("ledoit_wolf, sample");
        write(file, "date,A,B\n2024-01-01,1.5,-2\n2024-01-02,1,1\n");
        assertThat(call("allocate", file).err()).contains("ruin", "2024-01-01", "series B");
    }

    @Test
    @DisplayName("--list prints every profile, convention, linkage and estimator with one line each, and needs no file")
    void list() {
        Answer answer = call("allocate", "--list");
        assertThat(answer.code()).isZero();
        assertThat(answer.out().lines())
                .anyMatch(line -> line.matches("  min_variance +least variance.*"))
                .anyMatch(line -> line.matches("  market +.*needs --capitalizations"))
                .anyMatch(line -> line.matches("  pyportfolioopt +single linkage.*"))
                .anyMatch(line -> line.matches("  riskfolio +single linkage, clusters by deviation.*"))
                .anyMatch(line -> line.matches("  weighted +mean of.*"))
                .anyMatch(line -> line.matches("  ewma +.*ewma:H.*"))
                .allMatch(line -> line.length() < 130);
        assertThat(call("allocate").err()).contains("needs a FILE", "--list");
    }

    @Test
    @DisplayName("a convention brings its covariance, which --covariance changes, and --linkage its tree")
    void conventions() {
        assertThat(allocate().get("covariance").asString()).isEqualTo("ledoit_wolf");
        JsonNode pinned = allocate("--convention", "pyportfolioopt");
        assertThat(pinned.get("covariance").asString()).isEqualTo("sample");
        assertThat(pinned.get("convention").asString()).isEqualTo("pyportfolioopt");
        JsonNode changed =
                allocate("--convention", "skfolio", "--covariance", "oas", "--linkage", "average", "--profile", "hrp");
        assertThat(changed.get("covariance").asString()).isEqualTo("oas");
        assertThat(changed.get("convention").asString()).isEqualTo("skfolio, average linkage, oas covariance");
        JsonNode herc = allocate("--profile", "herc", "--convention", "riskfolio", "--covariance", "ewma:4");
        assertThat(herc.get("convention").asString()).isEqualTo("riskfolio, ewma:4.0 covariance");
        assertThat(allocate("--profile", "barbell", "--convention", "riskfolio", "--regime", "crisis")
                        .get("weights")
                        .get("A")
                        .asDouble())
                .isPositive();
        assertThat(call("allocate", folder.resolve("r.csv"), "--convention", "magic")
                        .err())
                .contains("\"magic\"", "house, desk, ward_sample, skfolio, pyportfolioopt");
        assertThat(call("allocate", folder.resolve("r.csv"), "--linkage", "median")
                        .err())
                .contains("single, complete, average, weighted, ward");
    }

    @Test
    @DisplayName("profiles that need numbers take them from options, and say so where they are missing")
    void numbers() {
        JsonNode market = allocate("--profile", "market", "--capitalizations", "A=1,B=1,C=2");
        assertThat(market.get("weights").get("C").asDouble()).isEqualTo(0.5);
        JsonNode benchmark = allocate("--profile", "benchmark", "--benchmark", "A=0.6,B=0.4");
        assertThat(benchmark.get("weights")).hasToString("{\"A\":0.6,\"B\":0.4,\"C\":0}");
        JsonNode budgets =
                allocate("--profile", "risk_budgeting", "--budgets", "A=1,B=1,C=1", "--covariance", "sample");
        assertThat(budgets.get("weights").get("A").asDouble()).isCloseTo(4.0 / 7, within(1e-12));
        assertThat(allocate("--profile", "mean_variance_utility", "--risk-aversion", "1e9")
                        .get("weights")
                        .get("A")
                        .asDouble())
                .isGreaterThan(0.5);
        assertThat(call("allocate", folder.resolve("r.csv"), "--profile", "market")
                        .err())
                .contains("needs --capitalizations");
        Answer useless = call("allocate", folder.resolve("r.csv"), "--profile", "erc", "--linkage", "ward");
        assertThat(useless.code()).isEqualTo(Metafolio.USAGE);
        assertThat(useless.err()).contains("erc has no use for --linkage", "hrp, barbell, herc, nco");
        assertThat(call("allocate", folder.resolve("r.csv"), "--profile", "max_sharpe")
                        .code())
                .isEqualTo(Metafolio.REFUSED);
        assertThat(call("allocate", folder.resolve("r.csv"), "--regularization", "-1")
                        .code())
                .isEqualTo(Metafolio.USAGE);
    }

    private String refused(String... options) {
        Object[] args = new Object[options.length + 2];
        args[0] = "allocate";
        args[1] = folder.resolve("r.csv");
        System.arraycopy(options, 0, args, 2, options.length);
        Answer answer = call(args);
        assertThat(answer.code()).as(answer.err()).isEqualTo(Metafolio.USAGE);
        return answer.err();
    }

    @Test
    @DisplayName("an option without effect is refused, and so is a label given twice or without a number")
    void withoutEffect() {
        assertThat(refused("--profile", "hrp", "--regime", "crisis")).contains("no use for --regime", "barbell");
        assertThat(refused("--profile", "hrp", "--regularization", "1")).contains("no use for --regularization", "erc");
        assertThat(refused("--profile", "equal_weight", "--covariance", "oas")).contains("no use for --covariance");
        assertThat(refused("--profile", "erc", "--regularization", "1e-14")).contains("1.0E-14", "within");
        assertThat(refused("--profile", "market", "--capitalizations", "A=1,B=2,A=3"))
                .contains("\"A=3\"", "each label once");
        assertThat(refused("--profile", "market", "--capitalizations", "A=1,B=two"))
                .contains("\"B=two\"", "LABEL=NUMBER");
        assertThat(refused("--profile", "market", "--capitalizations", "=1")).contains("LABEL=NUMBER");
        assertThat(refused("--profile", "market", "--capitalizations", "A")).contains("LABEL=NUMBER");
    }

    @Test
    @DisplayName("a target that cannot be written is told before anything is computed")
    void badTarget() {
        String missing = folder.resolve("no").resolve("answer.json").toString();
        assertThat(refused("--json", missing)).contains(missing, "a folder that exists");
        assertThat(refused("--json", folder.toString())).contains("expected a file");
    }
}
