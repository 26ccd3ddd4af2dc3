package io.metafolio.io.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed pickles, and what their writers say is in them. */
final class PickleCorpus {
    private PickleCorpus() {}

    /** One file and what must come of it. */
    record Entry(JsonNode expected) {
        String file() {
            return expected.get("file").asString();
        }

        boolean isTable() {
            return expected.get("outcome").asString().equals("table");
        }

        byte[] bytes() {
            return resource("corpus/" + file());
        }

        @Override
        public String toString() {
            return file();
        }
    }

    static Stream<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        JsonMapper.shared().readTree(resource("corpus/corpus.json")).forEach(node -> entries.add(new Entry(node)));
        return entries.stream();
    }

    /** Files that are not compressed, to be changed byte by byte. */
    static List<byte[]> originals() throws IOException {
        List<byte[]> originals = new ArrayList<>(entries()
                .filter(entry -> entry.file().endsWith(".pkl"))
                .map(Entry::bytes)
                .filter(bytes -> bytes.length > 1 && bytes.length < 5000)
                .toList());
        originals.add(PandasPickle.bytes(HostilePickleTest.table(6, 1)));
        originals.add(PandasPickle.bytes(HostilePickleTest.table(6, 3)));
        return originals;
    }

    /** Read to the same bits, or refused by the name of what was met, in upper or lower case. */
    static void assertReadAsExpected(byte[] bytes, JsonNode expected) {
        String file = expected.get("file").asString();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        if (expected.get("outcome").asString().equals("table")) {
            ExpectedTable.assertEqual(PandasPickle.read(in, file, PickleLimits.DEFAULT), expected);
        } else {
            Throwable thrown = catchThrowable(() -> PandasPickle.read(in, file, PickleLimits.DEFAULT));
            assertThat(thrown).as(file).isInstanceOf(UnreadablePickleException.class);
            assertThat(thrown.getMessage())
                    .containsIgnoringCase(expected.get("met").asString())
                    .contains(file);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = PickleCorpus.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
