package io.metafolio.io.json;

import io.metafolio.audit.CanonicalJson;
import io.metafolio.errors.RefusedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON text of nested maps and lists: duplicates and trailing text refused, numbers to the last bit. Thread-safe. */
public final class Json {
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule().addSerializer(Double.class, new ShortestDouble()))
            .defaultPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(DefaultPrettyPrinter.NopIndenter.instance()))
            .build();

    private Json() {}

    /**
     * Text for people, maps in their own order.
     *
     * @param tree maps, collections, strings, booleans, integers, finite doubles, null
     * @return indented text that ends with a line feed
     */
    public static String pretty(Map<String, ? extends @Nullable Object> tree) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    }

    /**
     * Reads one object.
     *
     * @param text JSON
     * @param where the file and line it came from
     * @return nested maps and lists
     * @throws RefusedException where the text is no JSON object, a key occurs twice, or more follows
     */
    public static Map<String, @Nullable Object> object(String text, String where) {
        try {
            return MAPPER.readValue(text, OBJECT);
        } catch (JacksonException e) {
            throw new RefusedException(
                    "Not the JSON expected: " + e.getOriginalMessage(),
                    where,
                    "one JSON object, each key once",
                    "the file was changed by hand, or not written to its end",
                    e);
        }
    }

    private static final class ShortestDouble extends StdSerializer<Double> {
        ShortestDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            out.writeNumber(CanonicalJson.number(value));
        }
    }
}
