package io.metafolio.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.metafolio.parity.ParityFinding.Verdict;
import io.metafolio.sleeve.ResolvedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of parity for any manifests: random ones, and ones that differ in one leaf. */
class ParityPropertyTest {
    private static final ParityPolicy STRICT = ParityPolicy.institutional();
    private static final int MUTATIONS = Integer.getInteger("parity.mutations", 2_000);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    private static ResolvedManifest manifest(String sleeve, Map<String, Map<String, Object>> blocks) {
        return new ResolvedManifest(sleeve, "production", blocks);
    }

    /** The parameters that parity is about, and random ones, some of them objects within objects. */
    private static Map<String, Map<String, Object>> blocks(Random random) {
        Map<String, Map<String, Object>> blocks = new TreeMap<>();
        for (String block : List.of("features", "selection", "backtest", "data")) {
            Map<String, Object> parameters = new TreeMap<>();
            for (int i = 0; i < 12; i++) {
                parameters.put("p" + i + (i % 5 == 4 ? "/a~b" : ""), value(random, 2));
            }
            blocks.put(block, parameters);
        }
        at(blocks, "backtest").putAll(ParityPolicyTest.BACKTEST);
        at(blocks, "selection").put("selection_mode", "none");
        return blocks;
    }

    private static Map<String, Object> at(Map<String, Map<String, Object>> blocks, String block) {
        return blocks.getOrDefault(block, Map.of());
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextInt(1_000);
            case 2 -> random.nextGaussian();
            case 3 -> "text" + random.nextInt(50);
            case 4 -> List.of("a" + random.nextInt(9), random.nextInt(9), random.nextBoolean());
            default -> {
                Map<String, Object> object = new TreeMap<>();
                for (int i = 0; i < 3; i++) {
                    object.put("k" + i, value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    /** The same blocks with one leaf changed: its value, its type, its place in a list, or whether it is there. */
    @SuppressWarnings("unchecked") // maps within are those made above
    private static String mutate(Map<String, Map<String, Object>> blocks, String block, Random random) {
        Map<String, Object> object = at(blocks, block);
        StringBuilder pointer = new StringBuilder("/" + block);
        while (true) {
            List<String> keys = new ArrayList<>(object.keySet());
            String key = keys.get(random.nextInt(keys.size()));
            pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
            Object old = Objects.requireNonNull(object.get(key));
            if (old instanceof Map<?, ?> inner) {
                object = (Map<String, Object>) inner;
            } else {
                if (random.nextInt(8) == 0 && keys.size() > 1) {
                    object.remove(key);
                } else {
                    object.put(key, other(old, random));
                }
                return pointer.toString();
            }
        }
    }

    private static Object other(Object old, Random random) {
        if (random.nextInt(4) == 0) {
            return old instanceof String ? 1 : String.valueOf(old);
        }
        if (old instanceof List<?> list) {
            return random.nextBoolean()
                    ? List.of(list.get(1), list.get(0), list.get(2))
                    : list.subList(0, list.size() - 1);
        }
        if (old instanceof Double number) {
            return random.nextBoolean() ? Math.nextUp(number) : Math.nextDown(number);
        }
        if (old instanceof Integer number) {
            return random.nextBoolean() ? number + 1 : number + 1e-9;
        }
        return old instanceof Boolean flag ? (Object) !flag : old + "x";
    }

    @ParameterizedTest(name = "equal blocks pass whatever stands in data, and every leaf is listed as equal, seed {0}")
    @MethodSource("seeds")
    void equalBlocksPass(long seed) {
        Map<String, Map<String, Object>> one = blocks(new Random(seed));
        Map<String, Map<String, Object>> other = blocks(new Random(seed));
        other.put("data", Map.of("another", seed));

        ParityReport report = STRICT.compare(List.of(manifest("a", one), manifest("b", other)));

        assertThat(report.passes()).isTrue();
        assertThat(report.overlap()).isEqualTo(1);
        assertThat(report.findings()).hasSize(manifest("a", one).parityLeaves().size());
    }

    @ParameterizedTest(name = "the report is empty exactly where the blocks are equal, seed {0}")
    @MethodSource("seeds")
    void emptyExactlyWhereEqual(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            Map<String, Map<String, Object>> one = blocks(new Random(random.nextInt(4)));
            Map<String, Map<String, Object>> other = blocks(new Random(random.nextInt(4)));
            ResolvedManifest a = manifest("a", one);
            ResolvedManifest b = manifest("b", other);

            assertThat(STRICT.compare(List.of(a, b)).passes())
                    .isEqualTo(a.parityLeaves().equals(b.parityLeaves()));
        }
    }

    @Test
    @DisplayName(
            "one mutation of one leaf is always found, at its pointer and nowhere else; in data it is none of parity's")
    void mutationsAreFound() {
        Random random = new Random(20260114);
        for (int i = 0; i < MUTATIONS; i++) {
            long seed = random.nextLong();
            String block = List.of("features", "selection", "backtest", "data").get(random.nextInt(4));
            Map<String, Map<String, Object>> mutated = blocks(new Random(seed));
            String pointer = mutate(mutated, block, random);
            List<ResolvedManifest> both = List.of(
                    manifest("a", blocks(new Random(seed))),
                    manifest("b", mutated),
                    manifest("c", blocks(new Random(seed))));

            ParityReport report = STRICT.compare(both);

            List<ParityFinding> refusing =
                    report.findings().stream().filter(ParityFinding::refuses).toList();
            if (block.equals("data")) {
                assertThat(refusing).isEmpty();
            } else {
                assertThat(refusing)
                        .as("seed %d, %s", seed, pointer)
                        .isNotEmpty()
                        .allSatisfy(finding -> {
                            assertThat(finding.sleeve()).isEqualTo("b");
                            assertThat(finding.pointer()).startsWith(pointer);
                        });
            }
        }
    }

    static Stream<Arguments> neighbours() {
        return Stream.of(
                Arguments.of(0, List.of(Math.nextUp(0.999), Math.nextDown(0.999), 0.9990001, 1, "0.999", true)),
                Arguments.of(1, List.of(0.0010000000000000002, 0.0011, Math.nextDown(0.001), 0.002, "0.001", 1)),
                Arguments.of(2, List.of(Math.nextUp(0.0004), Math.nextDown(0.0004), 0.00041, 0.004, "0.0004", 4)),
                Arguments.of(3, List.of("false", "true", 0, List.of(false))),
                Arguments.of(
                        4,
                        List.of(
                                List.of("AMEX:SPY", "BINANCE:BTCUSDT"),
                                List.of("BINANCE:BTCUSDT"),
                                List.of("BINANCE:BTCUSDT", "AMEX:SPY", "AMEX:SPY"),
                                List.of("BINANCE:BTCUSDT", "AMEX:spy"),
                                "BINANCE:BTCUSDT,AMEX:SPY")));
    }

    @ParameterizedTest(name = "waiver {0} of crypto permits its one value and none of {1}")
    @MethodSource("neighbours")
    void onlyItsOwnValue(int index, List<Object> others) {
        ParityWaiver waiver = ParityWaivers.CRYPTO.get(index);

        assertThat(verdict(waiver, waiver.from(), waiver.to())).isEqualTo(Verdict.WAIVED);
        for (Object other : others) {
            assertThat(verdict(waiver, waiver.from(), other)).as("to %s", other).isEqualTo(Verdict.DIFFERENT);
            assertThat(verdict(waiver, other, waiver.to())).as("from %s", other).isEqualTo(Verdict.DIFFERENT);
        }
    }

    /** How the waiver's parameter is judged between etfs and crypto. */
    private static Verdict verdict(ParityWaiver waiver, Object etfs, Object crypto) {
        ParityReport report = STRICT.waive(ParityWaivers.CRYPTO)
                .compare(List.of(with("etfs", waiver.pointer(), etfs), with("crypto", waiver.pointer(), crypto)));
        return report.findings().stream()
                .filter(finding -> finding.pointer().equals(waiver.pointer()))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private static ResolvedManifest with(String sleeve, String pointer, Object value) {
        Map<String, Map<String, Object>> blocks = blocks(new Random(1));
        List<String> names = List.of(pointer.split("/", -1));
        at(blocks, names.get(1)).put(names.get(2), value);
        return manifest(sleeve, blocks);
    }

    @Test
    @DisplayName("0.001 and 1e-3 are one number, and 500 and 500.0; \"500\" and [500] are other values")
    void numbersByValue() {
        assertThat(report(0.001, 1e-3).passes()).isTrue();
        assertThat(report(500, 500.0).passes()).isTrue();
        assertThat(report(500, 500L).passes()).isTrue();
        assertThat(report(500, "500").passes()).isFalse();
        assertThat(report(500, List.of(500)).passes()).isFalse();
        assertThat(report(0.1 + 0.2, 0.3).passes()).isFalse();
    }

    private static ParityReport report(Object one, Object other) {
        return STRICT.compare(List.of(with("a", "/backtest/own", one), with("b", "/backtest/own", other)));
    }
}
