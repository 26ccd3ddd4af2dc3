package io.metafolio.io.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the instructions of a pickle of protocol 2 to 5 and builds what they describe, calling nothing. Every instruction
 * costs constant time and memory beside the bytes it brings; nothing is recursive.
 *
 * <p>Source: the opcode tables of Python's {@code pickletools}.
 */
final class PickleMachine {
    private static final int LONGEST_INT = 8;

    private final PickleBytes bytes;
    private final Refusals refusals;
    private final long mostOperations;
    private final List<Item> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Item> memo = new HashMap<>();
    private long frameEnd;

    private PickleMachine(PickleBytes bytes, PickleLimits limits, Refusals refusals) {
        this.bytes = bytes;
        this.mostOperations = limits.operations();
        this.refusals = refusals;
    }

    /** The one object of a pickle; the bytes end with it. */
    static Item read(PickleBytes bytes, PickleLimits limits, Refusals refusals) {
        return new PickleMachine(bytes, limits, refusals).read();
    }

    private Item read() {
        requireProtocol();
        for (long done = 0; done < mostOperations; done++) {
            int opcode = bytes.one();
            if (opcode == '.') {
                return finished();
            }
            execute(opcode);
        }
        throw refusals.refusal(
                "The pickle has more than " + mostOperations + " instructions",
                "raise the limit, PickleLimits, where the file is trusted, or write floats as arrays, not as objects");
    }

    private void requireProtocol() {
        int first = bytes.next();
        if (first < 0) {
            throw refusals.damaged("The file is empty: its end comes at byte 0");
        }
        int protocol = first == 0x80 ? bytes.one() : -1;
        if (protocol < 2 || protocol > 5) {
            throw refusals.refusal(
                    first == 0x80
                            ? "Pickle protocol " + protocol
                            : "The file begins with byte 0x" + Integer.toHexString(first)
                                    + ": no pickle, or one of protocol 0 or 1",
                    Refusals.TO_PROTOCOL);
        }
    }

    private Item finished() {
        Item result = pop();
        if (!stack.isEmpty() || !marks.isEmpty()) {
            throw refusals.damaged("The pickle stops with " + stack.size() + " unused values");
        }
        if (bytes.position() < frameEnd) {
            throw refusals.damaged(
                    "The pickle stops at byte " + bytes.position() + " in a frame that ends at " + frameEnd);
        }
        if (bytes.next() >= 0) {
            throw refusals.refusal(
                    "The file goes on behind the pickle, with trailing bytes from byte " + (bytes.position() - 1),
                    "several objects were written into one file, or joblib wrote it; write one table a file: "
                            + "df.to_pickle(\"new.pkl\")");
        }
        return result;
    }

    private void execute(int opcode) {
        switch (opcode) {
            case 0x80 -> bytes.one();
            case 0x95 -> frameEnd = bytes.length(8) + bytes.position();
            case '(' -> marks.add(stack.size());
            case '0' -> discard();
            case '1' -> popToMark();
            case '2' -> push(top());
            case 'N', 0x88, 0x89, 'J', 'K', 'M', 0x8a, 0x8b, 'G' -> number(opcode);
            case 'X', 0x8c, 0x8d -> push(new Item.Text(bytes.text(bytes.length(width(opcode)))));
            case 'B', 'C', 0x8e, 0x96 -> push(new Item.Raw(bytes.exactly(bytes.length(width(opcode)))));
            case ']', 0x8f -> push(new Item.Row());
            case '}' -> push(new Item.Dict());
            case ')' -> push(new Item.Group(List.of()));
            case 't', 0x91 -> push(new Item.Group(popToMark()));
            case 0x85 -> push(new Item.Group(pop(1)));
            case 0x86 -> push(new Item.Group(pop(2)));
            case 0x87 -> push(new Item.Group(pop(3)));
            case 'a' -> append(pop(1));
            case 'e', 0x90 -> append(popToMark());
            case 's' -> setItems(pop(2));
            case 'u' -> setItems(popToMark());
            case 'h', 'j' -> push(remembered(bytes.little(width(opcode))));
            case 'q', 'r' -> memo.put(bytes.little(width(opcode)), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'c' -> push(allowed(new Item.Name(bytes.line(), bytes.line())));
            case 0x93 -> stackGlobal();
            case 'R', 0x81 -> make();
            case 'b' -> build();
            default ->
                throw refusals.refusal(
                        String.format(
                                "At byte %d stands instruction 0x%02x, which no pickled table of floats holds",
                                bytes.position() - 1, opcode),
                        Refusals.TO_PROTOCOL);
        }
    }

    private static int width(int opcode) {
        return switch (opcode) {
            case 'C', 0x8c, 'h', 'q' -> 1;
            case 'X', 'B', 'j', 'r' -> 4;
            default -> 8;
        };
    }

    private void number(int opcode) {
        push(
                switch (opcode) {
                    case 0x88 -> Item.Flag.TRUE;
                    case 0x89 -> Item.Flag.FALSE;
                    case 'J' -> new Item.Whole((int) bytes.little(4));
                    case 'K' -> new Item.Whole(bytes.little(1));
                    case 'M' -> new Item.Whole(bytes.little(2));
                    case 0x8a -> longInt(bytes.little(1));
                    case 0x8b -> longInt(bytes.little(4));
                    case 'G' -> new Item.Real(bytes.bigEndianReal());
                    default -> Item.Nothing.NONE;
                });
    }

    private Item longInt(long width) {
        if (width > LONGEST_INT) {
            throw refusals.foreign("Before byte " + bytes.position() + " an int of " + width + " bytes is announced");
        }
        if (width == 0) {
            return new Item.Whole(0);
        }
        int unused = 64 - 8 * (int) width;
        return new Item.Whole(bytes.little((int) width) << unused >> unused);
    }

    private void stackGlobal() {
        List<Item> names = pop(2);
        if (names.get(0) instanceof Item.Text module && names.get(1) instanceof Item.Text attribute) {
            push(allowed(new Item.Name(module.value(), attribute.value())));
        } else {
            throw refusals.damaged("Before byte " + bytes.position() + " "
                    + names.get(0).kind() + " and " + names.get(1).kind() + " stand for a name");
        }
    }

    private Item allowed(Item.Name name) {
        if (AllowedNames.contains(name)) {
            return name;
        }
        if (name.module().startsWith("joblib.")) {
            throw refusals.refusal(
                    "The file was written by joblib, which mixes arrays into a pickle", Refusals.FROM_JOBLIB);
        }
        throw refusals.refusal(
                "At byte " + bytes.position() + " the pickle names " + new Item.Text(name.full()).kind()
                        + ", which was not looked up",
                name.module().startsWith("pandas.") || name.module().startsWith("numpy.")
                        ? Refusals.TO_FLOAT
                        : Refusals.TO_FRAME);
    }

    private void make() {
        List<Item> parts = pop(2);
        if (!(parts.get(1) instanceof Item.Group arguments)) {
            throw refusals.damaged("Before byte " + bytes.position() + " arguments are "
                    + parts.get(1).kind());
        }
        boolean isDict = parts.get(0) instanceof Item.Name name
                && name.attribute().equals("OrderedDict")
                && arguments.size() == 0;
        push(isDict ? new Item.Dict() : new Item.Made(parts.get(0), arguments));
    }

    private void build() {
        Item state = pop();
        if (top() instanceof Item.Made made) {
            made.states().add(state);
        } else {
            throw refusals.damaged("Before byte " + bytes.position() + " a state is given to " + top().kind());
        }
    }

    private void append(List<Item> items) {
        if (top() instanceof Item.Row row) {
            row.items().addAll(items);
        } else {
            throw refusals.damaged("Before byte " + bytes.position() + " items are appended to " + top().kind());
        }
    }

    private void setItems(List<Item> items) {
        if (!(top() instanceof Item.Dict dict) || items.size() % 2 != 0) {
            throw refusals.damaged("Before byte " + bytes.position() + " " + items.size() + " keys and values go into "
                    + top().kind());
        }
        for (int i = 0; i < items.size(); i += 2) {
            dict.put(items.get(i), items.get(i + 1));
        }
    }

    private Item remembered(long key) {
        Item item = memo.get(key);
        if (item == null) {
            throw refusals.damaged("Before byte " + bytes.position() + " memo " + key + " is used, which was not set");
        }
        return item;
    }

    private void push(Item item) {
        stack.add(item);
    }

    /** Nothing below the last mark may be touched until the mark is taken. */
    private int floor() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    }

    private Item top() {
        if (stack.size() <= floor()) {
            throw refusals.damaged("Before byte " + bytes.position() + " a value is used where there is none");
        }
        return stack.get(stack.size() - 1);
    }

    private Item pop() {
        Item top = top();
        stack.remove(stack.size() - 1);
        return top;
    }

    private List<Item> pop(int count) {
        if (stack.size() - floor() < count) {
            throw refusals.damaged("Before byte " + bytes.position() + " " + count + " values are used where there are "
                    + (stack.size() - floor()));
        }
        return cut(stack.size() - count);
    }

    private List<Item> popToMark() {
        if (marks.isEmpty()) {
            throw refusals.damaged("Before byte " + bytes.position() + " a mark is used where there is none");
        }
        return cut(marks.remove(marks.size() - 1));
    }

    private List<Item> cut(int from) {
        List<Item> tail = stack.subList(from, stack.size());
        List<Item> items = List.copyOf(tail);
        tail.clear();
        return items;
    }

    /** As Python does: a mark where one is on top, else a value. */
    private void discard() {
        if (!marks.isEmpty() && marks.get(marks.size() - 1) == stack.size()) {
            marks.remove(marks.size() - 1);
        } else {
            pop();
        }
    }
}
