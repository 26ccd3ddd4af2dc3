package io.metafolio.io.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pickles of many generations of pandas; {@code src/test/python/pickle_corpus.py} writes them. */
class PickleCorpusTest {
    static Stream<PickleCorpus.Entry> entries() {
        return PickleCorpus.entries();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    @DisplayName("is read to the same bits, or refused by the name of what it holds")
    void corpus(PickleCorpus.Entry entry) {
        PickleCorpus.assertReadAsExpected(entry.bytes(), entry.expected());
    }

    @Test
    @DisplayName("at least two hundred files over at least four generations and all four protocols")
    void size() {
        assertThat(entries()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(entries()
                        .map(entry -> entry.expected().get("pandas").asString().substring(0, 3))
                        .distinct())
                .contains("1.0", "1.5", "2.0", "2.3", "3.0", "3.1");
        assertThat(entries()
                        .filter(PickleCorpus.Entry::isTable)
                        .map(entry -> entry.expected().get("protocol").asInt())
                        .distinct())
                .contains(2, 3, 4, 5);
    }
}
