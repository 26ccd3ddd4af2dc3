package io.metafolio.io.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises column labels: objects, string arrays of every pandas, Arrow's buffers, or a plain list. */
final class LabelReader {
    private static final int RESTORED = 7;
    private static final int BUFFERS = 4;

    private final ArrayReader arrays;
    private final Refusals refusals;

    LabelReader(Refusals refusals) {
        this.arrays = new ArrayReader(refusals);
        this.refusals = refusals;
    }

    List<String> read(Item columns) {
        if (columns instanceof Item.Row row) {
            return texts(row.items());
        }
        if (columns instanceof Item.Made made
                && made.isOf("_new_Index")
                && made.arguments().size() == 2
                && made.arguments().at(0) instanceof Item.Name kind
                && kind.attribute().equals("Index")
                && made.arguments().at(1) instanceof Item.Dict dict) {
            return labels(dict.at("data").orElseThrow(() -> refusals.foreign("The columns' index has no data")), 0);
        }
        String kind = Kinds.ofIndex(columns, arrays);
        throw refusals.refusal(
                "The columns are labelled by " + kind + ", not by text",
                kind.startsWith("MultiIndex") ? Refusals.TO_FLAT_LABELS : Refusals.TO_TEXT_LABELS);
    }

    /** An array of objects, or something whose state holds one, at most three deep. */
    private List<String> labels(Item data, int depth) {
        Optional<NdArray> array = arrays.find(data);
        if (array.isPresent()) {
            return texts(array.get());
        }
        if (data instanceof Item.Made made && depth < 3) {
            if (made.isOf("_restore_array")) {
                return arrow(made.arguments());
            }
            for (Item part : parts(made)) {
                boolean isArrow = part instanceof Item.Made inner
                        && (inner.isOf("_restore_array") || inner.isOf("chunked_array"));
                boolean holds = isArrow || arrays.find(part).isPresent();
                if (holds) {
                    return labels(part, depth + 1);
                }
            }
        }
        throw refusals.refusal("Column labels are " + data.kind(), Refusals.TO_TEXT_LABELS);
    }

    private static List<Item> parts(Item.Made made) {
        List<Item> parts = new ArrayList<>();
        List<Item> sources = new ArrayList<>(made.states());
        sources.add(made.arguments());
        for (Item source : sources) {
            if (source instanceof Item.Dict dict) {
                parts.addAll(dict.values());
            } else if (source instanceof Item.Group group) {
                group.items().forEach(item -> {
                    if (item instanceof Item.Dict inner) {
                        parts.addAll(inner.values());
                    } else if (item instanceof Item.Row row && row.items().size() == 1) {
                        parts.add(row.items().get(0));
                    } else {
                        parts.add(item);
                    }
                });
            }
        }
        return parts;
    }

    private List<String> texts(NdArray array) {
        if (!array.type().isObject() || array.dimensions() != 1) {
            throw refusals.refusal("Column labels are " + array.type().name(), Refusals.TO_TEXT_LABELS);
        }
        return texts(array.objects());
    }

    private List<String> texts(List<Item> items) {
        List<String> texts = new ArrayList<>(items.size());
        for (Item item : items) {
            String place = "Column label " + (texts.size() + 1);
            texts.add(arrays.text(item)
                    .orElseThrow(() ->
                            refusals.refusal(place + " is " + item.kind() + ", not a str", Refusals.TO_TEXT_LABELS)));
        }
        return texts;
    }

    /**
     * Arrow's {@code _restore_array((type, length, nulls, offset, [validity, offsets, utf8], …))}: 64-bit offsets for
     * {@code large_string}, 32-bit ones for {@code string}.
     */
    private List<String> arrow(Item.Group arguments) {
        if (arguments.size() != 1
                || !(arguments.at(0) instanceof Item.Group data)
                || data.size() != RESTORED
                || !(data.at(4) instanceof Item.Row buffers)
                || buffers.items().size() >= BUFFERS
                || buffers.items().size() < 3
                || !(data.at(1) instanceof Item.Whole length)
                || !(data.at(2) instanceof Item.Whole nulls)
                || nulls.value() != 0
                || !(data.at(3) instanceof Item.Whole start)) {
            throw refusals.refusal(
                    "Column labels are an Arrow array with nulls or of another shape", Refusals.TO_TEXT_LABELS);
        }
        ByteBuffer offsets = buffer(buffers.items().get(1));
        byte[] utf8 = buffer(buffers.items().get(2)).array();
        int width = width(data.at(0));
        long end = start.value() + length.value();
        if (start.value() < 0 || length.value() < 0 || end < 0 || (end + 1) > offsets.capacity() / width) {
            throw refusals.foreign("Arrow labels " + start.value() + " … " + end + " lie outside their offsets");
        }
        List<String> labels = new ArrayList<>();
        for (int i = (int) start.value(); i < end; i++) {
            labels.add(text(utf8, offset(offsets, width, i), offset(offsets, width, i + 1)));
        }
        return labels;
    }

    private static long offset(ByteBuffer offsets, int width, int at) {
        return width == Long.BYTES ? offsets.getLong(at * Long.BYTES) : offsets.getInt(at * Integer.BYTES);
    }

    private int width(Item type) {
        if (type instanceof Item.Made alias
                && alias.isOf("type_for_alias")
                && alias.arguments().size() == 1
                && alias.arguments().at(0) instanceof Item.Text name) {
            if (name.value().equals("large_string")) {
                return Long.BYTES;
            }
            if (name.value().equals("string")) {
                return Integer.BYTES;
            }
        }
        throw refusals.refusal("Column labels are an Arrow array of " + type.kind(), Refusals.TO_TEXT_LABELS);
    }

    private ByteBuffer buffer(Item item) {
        if (item instanceof Item.Made made
                && made.isOf("py_buffer")
                && made.arguments().size() == 1) {
            return ByteBuffer.wrap(arrays.bytes(made.arguments().at(0))).order(ByteOrder.LITTLE_ENDIAN);
        }
        throw refusals.foreign("A buffer of Arrow labels is " + item.kind());
    }

    private String text(byte[] utf8, long from, long to) {
        if (from < 0 || to < from || to > utf8.length) {
            throw refusals.foreign("An Arrow label spans bytes " + from + " … " + to + " of " + utf8.length);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8, (int) from, (int) (to - from)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusals.refusal("A column label is not UTF-8", Refusals.TO_TEXT_LABELS, e);
        }
    }
}
