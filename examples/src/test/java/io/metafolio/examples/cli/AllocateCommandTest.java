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
}
