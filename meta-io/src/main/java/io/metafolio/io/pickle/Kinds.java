package io.metafolio.io.pickle;

import java.util.List;
import java.util.Map;

/** Says in the words of pandas what an item is, for messages. */
final class Kinds {
    private static final Map<String, String> ARRAYS = Map.of(
            "DatetimeArray", "datetime64",
            "TimedeltaArray", "timedelta64",
            "PeriodArray", "Period",
            "StringArray", "str",
            "StringArrayNumpySemantics", "str",
            "ArrowStringArray", "str",
            "ArrowStringArrayNumpySemantics", "str");

    private Kinds() {}

    /** The class of an object as far as its pickle tells; other items by themselves. */
    static String of(Item item) {
        if (!(item instanceof Item.Made made)) {
            return item.kind();
        }
        String attribute = made.attribute();
        List<Item> arguments = made.arguments().items();
        if (attribute.equals("_reconstruct") || attribute.equals("_frombuffer")) {
            return "an ndarray";
        }
        if (attribute.equals("_unpickle_timestamp")) {
            return "a Timestamp";
        }
        // _new_Index(class, …) and __pyx_unpickle_NDArrayBacked(class, …) name the class first
        boolean namesClass = attribute.startsWith("_new_") || attribute.startsWith("__pyx_unpickle_");
        if (namesClass && !arguments.isEmpty() && arguments.get(0) instanceof Item.Name name) {
            return array(name.attribute());
        }
        return ARRAYS.containsKey(attribute) ? array(attribute) : made.kind();
    }

    private static String array(String name) {
        String elements = ARRAYS.get(name);
        return elements == null ? name : elements + " values in a " + name;
    }

    /** The class of an index, and what a plain one holds. */
    static String ofIndex(Item index, ArrayReader arrays) {
        if (index instanceof Item.Made made
                && made.arguments().size() == 2
                && made.arguments().at(1) instanceof Item.Dict dict) {
            return of(index)
                    + dict.at("data")
                            .map(data -> " of " + elements(data, arrays))
                            .orElse("");
        }
        return of(index);
    }

    private static String elements(Item data, ArrayReader arrays) {
        return arrays.find(data)
                .map(array -> array.type().isObject() && !array.objects().isEmpty()
                        ? "object, first " + of(array.objects().get(0))
                        : array.type().name())
                .orElseGet(() -> of(data));
    }
}
