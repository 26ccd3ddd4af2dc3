package io.metafolio.io.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;

/**
 * One column of a file that is written, without gaps.
 *
 * @param element how the schema names it
 * @param values as plain pages hold them
 */
record WrittenColumn(SchemaElement element, Values values) {
    /** Some of the values, as a plain page holds them. */
    @FunctionalInterface
    interface Values {
        byte[] plain(int from, int to);
    }

    static SchemaElement required(String label, Type type) {
        SchemaElement element = new SchemaElement(label);
        element.setType(type);
        element.setRepetition_type(FieldRepetitionType.REQUIRED);
        return element;
    }

    /** Doubles, by their bits. */
    static WrittenColumn numbers(String label, double[] values) {
        long[] bits = new long[values.length];
        for (int t = 0; t < values.length; t++) {
            bits[t] = Double.doubleToRawLongBits(values[t]);
        }
        return words(required(label, Type.DOUBLE), bits);
    }

    /** Whatever takes eight bytes. */
    static WrittenColumn words(SchemaElement element, long[] words) {
        return new WrittenColumn(element, (from, to) -> {
            byte[] body = new byte[Long.BYTES * (to - from)];
            ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words, from, to - from);
            return body;
        });
    }

    /** Texts in UTF-8, each behind its length. */
    static WrittenColumn texts(String label, List<String> texts) {
        SchemaElement element = required(label, Type.BYTE_ARRAY);
        element.setLogicalType(LogicalType.STRING(new StringType()));
        element.setConverted_type(ConvertedType.UTF8);
        return new WrittenColumn(element, (from, to) -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] length = new byte[Integer.BYTES];
            for (String text : texts.subList(from, to)) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length);
                body.writeBytes(length);
                body.writeBytes(bytes);
            }
            return body.toByteArray();
        });
    }
}
