package io.metafolio.io.pickle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pickle describes, as far as it is described: nothing here was looked up or called.
 *
 * <p>Items may contain themselves; so there is no equality and no text of contents.
 */
sealed interface Item {
    /** What it is, for messages; short, and without its contents. */
    String kind();

    /** Python's None. */
    enum Nothing implements Item {
        NONE;

        @Override
        public String kind() {
            return "None";
        }
    }

    /** True or false. */
    enum Flag implements Item {
        TRUE,
        FALSE;

        @Override
        public String kind() {
            return "a bool";
        }
    }

    /** An int of at most eight bytes. */
    record Whole(long value) implements Item {
        @Override
        public String kind() {
            return "the int " + value;
        }
    }

    /** A float. */
    record Real(double value) implements Item {
        @Override
        public String kind() {
            return "the float " + value;
        }
    }

    /** A str. */
    record Text(String value) implements Item {
        private static final int SHOWN = 60;

        @Override
        public String kind() {
            return "the str \"" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…") + "\"";
        }
    }

    /** Bytes, or a bytearray. */
    final class Raw implements Item {
        private final byte[] bytes;

        Raw(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Not a copy; nobody in this package writes into it. */
        byte[] bytes() {
            return bytes;
        }

        @Override
        public String kind() {
            return bytes.length + " bytes";
        }
    }

    /** A tuple. */
    final class Group implements Item {
        private final List<Item> items;

        Group(List<Item> items) {
            this.items = List.copyOf(items);
        }

        List<Item> items() {
            return items;
        }

        int size() {
            return items.size();
        }

        Item at(int i) {
            return items.get(i);
        }

        @Override
        public String kind() {
            return "a tuple of " + items.size();
        }
    }

    /** A list, or a set. */
    final class Row implements Item {
        private final List<Item> items = new ArrayList<>();

        List<Item> items() {
            return items;
        }

        @Override
        public String kind() {
            return "a list of " + items.size();
        }
    }

    /** A dict, its entries in the order of their coming. */
    final class Dict implements Item {
        private final List<Item> keys = new ArrayList<>();
        private final List<Item> values = new ArrayList<>();

        void put(Item key, Item value) {
            keys.add(key);
            values.add(value);
        }

        List<Item> values() {
            return values;
        }

        /** The value that came last under a key. */
        Optional<Item> at(String key) {
            for (int i = keys.size() - 1; i >= 0; i--) {
                if (keys.get(i) instanceof Text text && text.value().equals(key)) {
                    return Optional.of(values.get(i));
                }
            }
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "a dict of " + keys.size();
        }
    }

    /** The name of a class or function that is on the list of allowed ones. */
    record Name(String module, String attribute) implements Item {
        String full() {
            return module + "." + attribute;
        }

        @Override
        public String kind() {
            return "the name " + full();
        }
    }

    /** What would have come of calling something, and the states given to it afterwards. */
    final class Made implements Item {
        private final Item callable;
        private final Group arguments;
        private final List<Item> states = new ArrayList<>();

        Made(Item callable, Group arguments) {
            this.callable = callable;
            this.arguments = arguments;
        }

        Item callable() {
            return callable;
        }

        Group arguments() {
            return arguments;
        }

        List<Item> states() {
            return states;
        }

        /** The last part of the callable's name, or the empty string where it is no name. */
        String attribute() {
            return callable instanceof Name name ? name.attribute() : "";
        }

        boolean isOf(String attribute) {
            return attribute().equals(attribute);
        }

        @Override
        public String kind() {
            return callable instanceof Name name ? "an object of " + name.full() : "an object";
        }
    }
}
