package io.metafolio.io.pickle;

/** Names the kind of an index for messages. */
final class IndexKinds {
    private IndexKinds() {}

    /** {@code _new_Index(cls, …)} names its class as its first argument. */
    static String of(Item.Made index) {
        Item.Group arguments = index.arguments();
        if (index.attribute().startsWith("_new_")
                && arguments.size() > 0
                && arguments.at(0) instanceof Item.Name name) {
            return name.attribute();
        }
        return index.kind();
    }
}
