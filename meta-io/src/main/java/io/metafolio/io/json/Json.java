package io.metafolio.io.json;

import io.metafolio.errors.RefusedException;
import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * JSON text of nested maps and lists: duplicates and trailing text refused, numbers to the last bit. Thread-safe.
 *
 * <p>Jackson's streaming core is all it needs: no data binding, and so none of the annotations that a host's Jackson 2 pins to a
 * version of its own.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance());

    private Json() {}

    /**
     * Text for people, maps in their own order.
     *
     * @param tree maps with keys of text, collections, text, truth values, integers, finite doubles, null
     * @return indented text that ends with a line feed
     * @throws IllegalArgumentException where the tree holds anything else
     */
    public static String pretty(Map<String, ? extends @Nullable Object> tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(new Indented(), text)) {
            JsonTrees.write(tree, out);
        }
        return text.append('\n').toString();
    }

    /**
     * Reads one object.
     *
     * @param text JSON
     * @param where the file and line it came from
     * @return nested maps and lists, in the order of the text
     * @throws RefusedException where the text is no JSON object, a key occurs twice, or more follows
     */
    public static Map<String, @Nullable Object> object(String text, String where) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw refused(text.isBlank() ? "nothing is there" : "it does not begin an object", where);
            }
            Map<String, @Nullable Object> object = JsonTrees.readObject(in);
            if (in.nextToken() != null) {
                throw refused("more follows the object", where);
            }
            return object;
        } catch (JacksonException e) {
            RefusedException refused = refused(e.getOriginalMessage(), where);
            refused.initCause(e);
            throw refused;
        }
    }

    private static RefusedException refused(String what, String where) {
        return new RefusedException(
                "Not the JSON expected: " + what,
                where,
                "one JSON object, each key once",
                "the file was changed by hand, or not written to its end");
    }

    /** A printer keeps the depth it is at: each text has its own. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return PRETTY.createInstance();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
