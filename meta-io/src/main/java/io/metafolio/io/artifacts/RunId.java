package io.metafolio.io.artifacts;

import java.util.regex.Pattern;

/** Checks names that become folders. */
final class RunId {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,126}");

    private RunId() {}

    static String checked(String name, String kind) {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("The " + kind + " \"" + name
                    + "\" cannot name a folder. Expected at most 127 letters, digits, dots, underscores and hyphens,"
                    + " starting with a letter or digit, without two dots in a row.");
        }
        return name;
    }
}
