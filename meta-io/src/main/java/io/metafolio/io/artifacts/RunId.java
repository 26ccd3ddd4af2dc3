package io.metafolio.io.artifacts;

import java.util.regex.Pattern;

/** Checks names that become folders, on any system. */
final class RunId {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,125}[A-Za-z0-9_-])?");

    /** What Windows takes for a device, whatever extension follows. */
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    private RunId() {}

    static String checked(String name, String kind) {
        if (!NAME.matcher(name).matches()
                || name.contains("..")
                || DEVICE.matcher(name).matches()) {
            throw new IllegalArgumentException("The " + kind + " \"" + name
                    + "\" cannot name a folder. Expected at most 127 letters, digits, dots, underscores and hyphens,"
                    + " starting with a letter or digit, without two dots in a row or one at the end, and no device of"
                    + " Windows such as con or nul.");
        }
        return name;
    }
}
